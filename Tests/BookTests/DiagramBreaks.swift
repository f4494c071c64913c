import Foundation

@testable import Book

private let program = "Chapters/01-lines/main.swift"
private let chapterText = "Chapters/01-lines/chapter.md"
private let functions = "Chapters/01-lines/Diagrams.swift"
private let drawings = "Sources/Notebook/Diagrams/Diagram.swift"

/// What a diagram of the small book's first chapter may not do, and what makes its picture stale.
let diagramBreaks = [
  Sabotage(
    "another diagram", "receipts", says: "The run `quick` is stale: `main.swift` was changed.",
    mend: "01-lines --quick"
  ) { small in
    try small.addDiagram()
    try small.replace("\"A line\"", by: "\"The line\"", in: program)
  },
  Sabotage(
    "a diagram drawn otherwise", "receipts",
    says: "The run `quick` is stale: `Diagram.graph` was changed."
  ) { small in
    try small.addDiagram()
    try small.replace("Diagram()", by: "Diagram(  boxes.count)", in: drawings)
  },
  Sabotage(
    "a function of diagrams", "receipts",
    says: "The run `quick` is stale: `Diagrams.swift` was changed."
  ) { small in
    try small.write("func caption() -> String { \"a line\" }\n", to: functions)
    try small.addDiagram(box: "caption()")
    try small.replace("a line", by: "the line", in: functions)
  },
  Sabotage(
    "a diagram that draws random numbers", "diagrams",
    says: "The diagram `line` may change a run: it calls `uniform`."
  ) { try $0.addDiagram(box: "\"\\(random.uniform())\"") },
  Sabotage("a diagram that trains", "diagrams", says: "it calls `stepped`") {
    try $0.addDiagram(box: "\"\\(line.stepped(along: line, rate: 0.1).slope)\"")
  },
  Sabotage("a diagram that assigns in a function", "diagrams", says: "it says `=`") { small in
    try small.write("func level() -> String {\n  line = Line()\n  return \"\"\n}\n", to: functions)
    try small.addDiagram(box: "level()")
  },
  Sabotage("a diagram that opens a file", "diagrams", says: "it says `try`") {
    try $0.addDiagram(box: "try String(contentsOfFile: \"Data/points/points.gz\")")
  },
  Sabotage(
    "a diagram of a long run", "diagrams", says: "`line.svg` is a diagram, and only the quick"
  ) { small in
    try small.addDiagram(of: "default")
    try small.replace("<!-- diagram -->", by: "<!-- figure: default -->", in: chapterText)
  },
  Sabotage(
    "a result as a diagram", "diagrams", says: "No statement of main.swift draws the diagram"
  ) { try $0.addDiagram(inBraces: true) },
  Sabotage("a function of diagrams that a run uses", "diagrams", says: "More than diagrams use `po")
  { small in
    try small.write("func points() {}\n", to: functions)
    try small.addDiagram()
  },
  Sabotage("a constant among functions of diagrams", "diagrams", says: "It declares `let`") {
    small in
    try small.write("let height = 2\n", to: functions)
    try small.addDiagram()
  },
  Sabotage("a diagram whose name is worked out", "diagrams", says: "name is not written out") {
    try $0.addDiagram(named: "\"li\" + \"ne\"")
  },
  Sabotage("a diagram in the place of a plot", "diagrams", says: "the name of another picture") {
    small in
    try small.replace("notebook.finish()", by: "plot(as: \"line\")\nnotebook.finish()", in: program)
    try small.addDiagram()
  },
]

extension SmallBook {
  /// Adds a diagram to the first chapter, shows it as a picture of a run, and says that all runs are of
  /// the code as it now is.
  func addDiagram(
    box: String = "\"slope \\(line.slope)\"", named name: String = "\"line\"",
    of run: String = "quick", inBraces: Bool = false
  ) throws {
    try write(
      """
      extension Notebook {
        /// Draws a diagram.
        public func diagram(_ diagram: Diagram, as name: String) { Console.show(name) }
      }

      """, to: "Sources/Notebook/Notebook+Diagrams.swift")
    try write(
      """
      /// A drawing.
      public struct Diagram {
        public struct Box { public init(_ name: String) {} }
        public static func graph(_ title: String, boxes: [Box]) -> Diagram { Diagram() }
      }

      """, to: drawings)
    try replace(
      "notebook.finish()",
      by: (inBraces ? "do {\n  " : "")
        + "notebook.diagram(\n  .graph(\"A line\", boxes: [.init(\(box))]), as: \(name))\n"
        + (inBraces ? "}\n" : "")
        + "notebook.finish()", in: program)
    try replace(
      "<!-- compile -->",
      by: "<!-- diagram -->\n![A line](figures/line.svg)\n\n**Figure 1.2.** It.\n\n"
        + "<!-- compile -->", in: chapterText)
    try write("<svg>line</svg>\n", to: "Chapters/01-lines/figures/line.svg")
    let book = self.book
    let chapter = book.chapters[0]
    let reader = InputReader(book.repository, fingerprints: fingerprints)
    var receipts = chapter.receipts
    for (other, old) in chapter.receipts.runs {
      let inputs = reader.inputs(of: chapter, for: other)
      var figures = old.figures
      if other == run { figures["line.svg"] = sha256("<svg>line</svg>\n".utf8) }
      let new = Receipt(
        arguments: old.arguments, command: old.command, seed: old.seed, seconds: old.seconds,
        date: old.date, processor: old.processor, inputs: inputs.name, values: old.values,
        figures: figures)
      receipts.set(new, of: other, inputs: inputs)
    }
    try write(receipts.text(), to: "Chapters/01-lines/figures/receipts.json")
  }
}
