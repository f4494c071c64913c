import Foundation
import Runs

@testable import Book

/// A copy of the fixture, a book of two chapters, in a folder of its own, for tests to break.
final class SmallBook {
  let root = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID().uuidString)")

  /// How the core of this book computes.
  var fingerprints = ["Line": "a1", "gradient": "b2"]

  private static let tests = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  init() throws {
    try FileManager.default.copyItem(
      at: Self.tests.appending(path: "BookTests/Fixture"), to: root)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  var repository: BookRepository { BookRepository(root: root) }
  var book: Book { Book(repository) }

  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Replaces the first `old` in a file; throws if there is none, so that a break really breaks.
  func replace(_ old: String, by new: String, in path: String) throws {
    let text = try text(path)
    guard let range = text.firstRange(of: old) else {
      throw CourseError("\(path) does not contain `\(old)`: the test breaks nothing.")
    }
    try write(text.replacingCharacters(in: range, with: new), to: path)
  }

  /// Says that a file was last changed so many days after the first of January 2026.
  func date(_ path: String, day: Double) throws {
    let date = Date(timeIntervalSince1970: 1_767_225_600 + 86_400 * day)
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: root.appending(path: path).path)
  }

  /// Takes away the receipt of the quick run, and the number of it that the text shows.
  func forgetQuickRun() throws {
    let path = "Chapters/01-lines/figures/receipts.json"
    var receipts = try Receipts(text(path))
    receipts.set(nil, of: "quick")
    try write(receipts.text(), to: path)
    try replace(
      "There are 200<!-- = quick/points --> points", by: "There are many points",
      in: "Chapters/01-lines/chapter.md")
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: path))
  }

  /// A folder of programs that answer `--help`, and print their golden otherwise.
  func makePrograms() throws -> URL {
    let folder = root.appending(path: ".build")
    for name in ["01-lines", "02-curves", "course", "check"] {
      let lines = (try? text("Chapters/\(name)/golden.txt"))?.linesOfText.dropFirst() ?? []
      let values = name == "01-lines" ? Self.values(arguments: "\"--quick\"") : "{}"
      let script = """
        case "$*" in *--help*) echo "  --quick  --seed  --only  --more"; exit;; esac
        mkdir -p Output/\(name)
        cat > Output/\(name)/values.json <<'END'
        \(values)
        END
        cat > Output/\(name)/run.json <<'END'
        \(Self.circumstances)
        END
        cat <<'END'
        \(lines.joined(separator: "\n"))
        END

        """
      try write(script, to: ".build/\(name).sh")
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Self.tests.appending(path: "program"))
    }
    return folder
  }

  /// How every run of a chapter went: on a day and a machine that are nobody's, so that a receipt
  /// made anew is the fixture's on any day and any machine.
  static let circumstances = """
    {"seconds": 90, "trainingSeconds": 66, "date": "2026-01-31", "processor": "an abacus",
     "peakMegabytes": 20}
    """

  /// What a run of the first chapter leaves.
  static func values(arguments: String = "") -> String {
    """
    {"arguments": [\(arguments)], "chapter": "01-lines", "files": [], "seed": 1, "title": "Lines",
     "values": [
      {"name": "points", "value": 200, "text": "200", "label": "", "isKey": false},
      {"name": "steps", "value": 40, "text": "40", "label": "", "isKey": false},
      {"name": "error", "value": 0.09124, "text": "0.09124", "label": "", "isKey": false},
      {"name": "share", "value": 0.9851, "text": "0.9851", "label": "", "isKey": false}]}
    """
  }

  /// The findings of every check.
  func findings(_ tools: Toolbox = Toolbox()) -> [Finding] {
    let book = self.book
    var tools = tools
    tools.fingerprints = fingerprints
    return Check.all.flatMap { $0.findings(in: book, with: tools) }
  }

  /// Leaves the finished default run of the first chapter, as if it had taken 90 seconds, 66 of them
  /// to train, and had been made after everything else.
  func makeOutput(arguments: String = "", in folder: String = "Output/01-lines") throws {
    try write(Self.values(arguments: arguments), to: "\(folder)/values.json")
    try write(Self.circumstances, to: "\(folder)/run.json")
    try write("<svg>falling</svg>\n", to: "\(folder)/error.svg")
    try date("\(folder)/values.json", day: 40_000)
  }

  /// Accepts every run and weaves, as `course weave --accept` does.
  @discardableResult
  func accept() throws -> (changes: [Change], refused: [String]) {
    let repository = self.repository
    let acceptance = Acceptance(
      Book(repository), programs: root.appending(path: ".build"), fingerprints: fingerprints)
    let (changes, refused) = try acceptance.changes(for: [])
    try repository.apply(changes, onlyInMemory: false)
    let woven = Book(repository).weave()
    try repository.apply(woven, onlyInMemory: false)
    return (changes + woven, refused)
  }
}
