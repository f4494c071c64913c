import Testing

@testable import Notebook

/// What a command line makes of a chapter's recipe.
@Suite struct VariationsTests {
  private struct Recipe: Equatable {
    var steps = 100
    var length = TrainingLength.epochs(2)
    var rate: Float = 1
    var piece = "ours"
  }

  private let variations = Variations(Recipe(), flags: StepSizeFlags.self) {
    Quick(images: 30) {
      $0.steps = 4
      $0.length = .steps(3)
    }
    Length(\.length)
    Given(\.rate, from: \.rate)
    Answers { $0.piece = "theirs" }
    Shares(["first": 0.25])
    Trap("hot", "Too hot.") { $0.rate *= 10 }
    Trap("broken", "Broken.") { $0.piece = "broken" }
  }

  private func recipe(_ arguments: String) throws -> Recipe {
    CurrentChapter.announce("01-a", title: "A", traps: variations.traps)
    let words = arguments.split(separator: " ").map(String.init)
    let command = try ChapterCommand<StepSizeFlags>.parse(words)
    return try variations.recipe(for: command.shared, command.own)
  }

  @Test func eachRowAppliesWhereItIsAskedFor() throws {
    #expect(try recipe("") == Recipe())
    #expect(try recipe("--quick") == Recipe(steps: 4, length: .steps(3)))
    #expect(try recipe("--quick --steps 7") == Recipe(steps: 4, length: .steps(7)))
    #expect(try recipe("--epochs 5") == Recipe(length: .epochs(5)))
    #expect(try recipe("--with-exercises") == Recipe(piece: "theirs"))
    #expect(try recipe("--break broken --rate 0.5") == Recipe(rate: 0.5, piece: "broken"))
    #expect(try recipe("--rate 0.5 --break hot").rate == 5, "in the order of the rows")
  }

  @Test func trapsAndSharesAreRead() {
    #expect(variations.traps.map(\.name) == ["hot", "broken"])
    #expect(variations.traps.map(\.explanation) == ["Too hot.", "Broken."])
    #expect(variations.shares == ["first": 0.25])
    #expect(variations.quickImages == 30)
  }

  @Test func stepsCannotBeCountedInEpochs() throws {
    let counted = Variations(Recipe()) { Length(\.steps) }
    let command = try ChapterCommand<NoFlags>.parse(["--epochs", "2"])
    #expect(throws: NotebookError.self) { try counted.recipe(for: command.shared, NoFlags()) }
    let few = try ChapterCommand<NoFlags>.parse(["--steps", "2"])
    #expect(try counted.recipe(for: few.shared, NoFlags()).steps == 2)
  }

  @Test(arguments: ["--steps", "--epochs"])
  func aLengthThatNoRowSetsIsRefused(flag: String) throws {
    let command = try ChapterCommand<NoFlags>.parse([flag, "2"])
    let fixed = Variations(Recipe()) { Quick { $0.steps = 4 } }
    #expect(throws: NotebookError.self) { try fixed.recipe(for: command.shared, NoFlags()) }
  }

  @Test func aLengthIsAtLeastOneStep() {
    #expect(TrainingLength.epochs(0.5).steps(perEpoch: 300) == 150)
    #expect(TrainingLength.epochs(0.5).steps(perEpoch: 1) == 1)
    #expect(TrainingLength.steps(7).steps(perEpoch: 300) == 7)
  }
}
