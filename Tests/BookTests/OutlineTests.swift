import Testing

@testable import Book

/// A text names declarations and cells of a program, and gets their lines.
@Suite struct OutlineTests {
  private let outline = Outline(
    """
    let notebook = Notebook("01-a", "A", variations)

    notebook.cell("First")
    /// Twice.
    @inline(never)
    func double(_ x: Int) -> Int {
      2 * x
    }
    let (a, b) = (1, 2)
    let list = [
      1,
      2,
    ]

    notebook.cell("Second")
    struct Game {
      let steps = 3

      init() {}
    }

    extension Game {
      /// A move.
      func move() -> Int {
        steps
      }

      func rest() {}
    }
    // snippet.marked
    game.move()
    notebook.finish()
    """)

  @Test(arguments: [
    ("double", "/// Twice.\n@inline(never)\nfunc double(_ x: Int) -> Int {\n  2 * x\n}"),
    ("b", "let (a, b) = (1, 2)"),
    ("list", "let list = [\n  1,\n  2,\n]"),
    ("b+list", "let (a, b) = (1, 2)\n\nlet list = [\n  1,\n  2,\n]"),
    ("b...list", "let (a, b) = (1, 2)\nlet list = [\n  1,\n  2,\n]"),
    ("list...", "let list = [\n  1,\n  2,\n]"),
    ("Game", "struct Game {\n  let steps = 3\n\n  init() {}\n}"),
    ("Game.rest", "extension Game {\n  func rest() {}\n}"),
    (
      "Game.move+Game.rest",
      "extension Game {\n  /// A move.\n  func move() -> Int {\n    steps\n  }\n\n  func rest() {}\n}"
    ),
    ("Game.init+b", "struct Game {\n  init() {}\n}\n\nlet (a, b) = (1, 2)"),
    (
      "1.2",
      """
      struct Game {
        let steps = 3

        init() {}
      }

      extension Game {
        /// A move.
        func move() -> Int {
          steps
        }

        func rest() {}
      }
      game.move()
      """
    ),
  ])
  func aNameGivesItsLines(_ name: String, _ code: String) {
    #expect(outline.code(of: name)?.joined(separator: "\n") == code)
  }

  @Test(arguments: ["triple", "Game.jump", "Play.move", "1.3", "b+triple", "list...b", "", "1.0"])
  func whatIsNotThereGivesNothing(_ name: String) { #expect(outline.code(of: name) == nil) }
}
