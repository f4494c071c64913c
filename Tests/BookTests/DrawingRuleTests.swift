import Foundation
import Testing

@testable import Book

@Suite struct DrawingRuleTests {
  /// A chapter that holds what a diagram could do wrong through a name.
  private static let chapter = """
    let random = RandomGenerator(seed: 1)
    let slow = (0..<3).lazy.map { _ in random.uniform() }
    let prefix = { (count: Int) in random.uniform() }
    func name(_ x: Int) -> String { "\\(x)" }
    func draw(_ x: Int) -> Float { random.uniform() }
    func dice(_ x: Float = random.uniform()) -> Float { x }
    func next() -> Int { 3 }
    func - (a: Value, b: Value) -> Value { Value(a.x - b.x + random.uniform()) }
    struct Game {
      static let first = random.uniform()
      var width: Int { 3 }
      var chance: Float { random.uniform() }
      let path: [Int]
    }
    """

  private func objection(to code: String) -> String? {
    let files = [
      ("main.swift", SwiftTokenizer.tokens(of: Self.chapter)),
      ("Variations.swift", SwiftTokenizer.tokens(of: "let rows = [random.uniform()]")),
    ]
    let rule = DrawingRule(
      for: ChapterCode(files), drawing: ["graph", "Box"], foreign: ["next", "train"])
    return rule.objection(to: SwiftTokenizer.tokens(of: code)[...])
  }

  @Test(arguments: [
    ".graph(\"A game\", boxes: zip(past, slopes).map { .init(name($0), look: $1 ? .plain : .b) })",
    ".graph(\"A net\", of: game.generator[..<2], for: [1, recipe.latent])",
    ".graph(\"A window\", conv(clean.slice(0..<1), stencils, stride: 2).scalars, width: game.width)",
    ".graph(\"Heaps\", from: a.scalars.sorted(), to: b.scalars.sorted(), Diagram.Box(\"x\"))",
    ".graph(\"Numbers\", [places.firstIndex { $0 == 1 } ?? -1, -2])",
    ".graph(\"Labels\", [.init(\"a\", chance: 1, draw: 2)])",
    ".graph(\"Steps\", past.flatMap { x in\n  let (a, b) = (x.a, x.b)\n  return [a, b] })",
  ]) func isLetBy(_ code: String) { #expect(objection(to: code) == nil) }

  @Test(arguments: [
    (".graph(Tensor.normal([2], using: random))", "calls `normal`"),
    (".graph(network(x))", "calls `network`"), (".graph(networks[0](x))", "calls `]`"),
    (".graph(game.move!(x))", "calls `!`"), (".graph({ random.uniform() }())", "calls `uniform`"),
    (".graph((0..<3).map(draw))", "calls `map`"), (".graph(draw(3))", "calls `uniform`"),
    (".graph(xs.map { draw($0) })", "calls `uniform`"), (".graph(dice())", "says `=`"),
    (".graph(xs.sorted(by: less))", "says `by`"), (".graph(xs.lazy.first)", "says `lazy`"),
    (".graph(slow)", "reads `slow`, which waits"), (".graph(rows)", "reads `rows`, which waits"),
    (".graph(Game.first)", "reads `first`, which waits"),
    (".graph(game.chance)", "calls `uniform`"),
    (".graph(a - b)", "calls `Value`"), (".graph(batches.next())", "calls `next`"),
    (".graph(path.append(1))", "calls `append`"),
    (".graph(prefix(3))", "calls `prefix`"), (".graph(x += 1)", "says `+=`"),
    (".graph(\"\\(draw(1))\")", "calls `uniform`"), (".graph(name(&x))", "says `&`"),
    (".graph(xs.map { x in\n  let y = x\n  game.rate = y\n  return y })", "says `=`"),
    (".graph([1: 2, chance: 3])", "calls `uniform`"), (".graph(game.graph(3))", "calls `graph`"),
    (".graph(notebook.seed)", "says `notebook`"),
    (".graph(xs.map { .init(using: random) { Dense(1, 1) } })", "says `using`"),
  ]) func isRefused(_ code: String, because reason: String) {
    #expect(objection(to: code)?.contains(reason) == true, "\(objection(to: code) ?? "let by")")
  }

  @Test func onlyWholeStatementsOutsideOfBracesAreDiagrams() {
    let program = """
      let a = 1
      notebook.diagram(.graph("A (b", boxes: [.init("\\(a))(\\(a)")]), as: "one")
      if a > 0 {
        notebook.diagram(.graph("Inside"), as: "two")
      }
      let b =
        notebook.diagram(.graph("A value"), as: "three")
      notebook.diagram(.graph("Last"), as: "four"); random.split()
      """
    let found = DiagramStatements(in: SwiftTokenizer.tokens(of: program))
    #expect(found.arguments.compactMap(\.last?.text) == ["\"one\"", "\"four\""])
    let rest = found.rest.map(\.text).joined(separator: " ")
    #expect(rest.hasPrefix("let a = 1 if a > 0 { notebook"))
    #expect(rest.hasSuffix("\"three\" ) ; random . split ( )"))
  }

  /// What draws diagrams must not change a run itself.
  @Test func theFolderOfDiagramsTakesNoChancesAndCallsNobodyBack() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let repository = BookRepository(root: root)
    let files = repository.swiftFiles(below: "Sources/Notebook/Diagrams")
    #expect(files.count > 4)
    let forbidden: Set = [
      "RandomGenerator", "random", "using", "assign", "minimize", "training", "FileManager",
      "Foundation", "Notebook", "@",
    ]
    for file in files {
      let tokens = SwiftTokenizer.tokens(of: repository.text(file) ?? "")
      #expect(forbidden.intersection(tokens.map(\.text)).sorted() == [], "\(file)")
      let declarations = DeclarationScanner.declarations(
        in: repository.text(file) ?? "", path: file)
      for declaration in declarations where declaration.isPublic && declaration.kind != .type {
        let signature = declaration.signature.map(\.text)
        let last = signature.lastIndex(of: "->") ?? 0
        #expect(!signature.prefix(last).contains("->"), "\(declaration.fullName) takes a function")
        #expect(!signature.contains("inout"), "\(declaration.fullName) changes what it takes")
      }
    }
  }
}
