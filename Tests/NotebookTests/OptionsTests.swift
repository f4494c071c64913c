import Testing

@testable import Notebook

@Suite(.serialized) struct OptionsTests {
  private func complaint(_ arguments: String, traps: [CurrentChapter.Trap] = []) -> String {
    CurrentChapter.announce("01-autoencoder", title: "The autoencoder", traps: traps)
    do {
      _ = try ChapterCommand<GeneratorFlags>.parse(arguments.split(separator: " ").map(String.init))
      return ""
    } catch {
      return ChapterCommand<GeneratorFlags>.complaint(about: error)
    }
  }

  @Test(arguments: [
    ("--frsh", "--frsh"), ("--steps 0", "at least 1"), ("--epochs -2", "--epochs"),
    ("--steps many", "many"), ("--minutes 0", "more than 0"), ("--minutes nan", "more than 0"),
    ("--steps 3 --epochs 1", "one of"), ("--fresh --resume", "one of"), ("--threads 0", "threads"),
    ("--samples 0", "at least 1"), ("--progress loud", "loud"), ("--seed -1", "seed"),
    ("--threads 65", "at most 64"), ("--epochs 9223372036854775807", "at most 100,000"),
    ("--steps 1000000001", "at most"), ("--minutes 1e300", "at most"),
    ("--samples 1000001", "at most 1,000,000"), ("--out=", "--out"),
    ("stray", "stray"), ("--break glass", "no traps"),
  ])
  func wrongFlagsAreOneClearLine(arguments: String, word: String) {
    let line = complaint(arguments)
    #expect(line.hasPrefix("Error: ") && line.contains(word), "\(line)")
    #expect(line.hasSuffix("See 01-autoencoder --help.") && !line.contains("\n"))
  }

  @Test func anUnknownTrapIsToldThoseThatExist() {
    let traps = [CurrentChapter.Trap(name: "hot-adam", explanation: "ten times the rate")]
    #expect(complaint("--break hot-adam", traps: traps).isEmpty)
    #expect(complaint("--break hot", traps: traps).contains("traps: hot-adam."))
    #expect(ChapterCommand<NoFlags>.helpMessage().contains("hot-adam: ten times the rate"))
  }

  @Test func flagsReachTheirPlaces() throws {
    let words = "--seed 7 --quick --steps 12 --data fashion --out x --samples 3 --progress plain"
    let command = try ChapterCommand<GeneratorFlags>.parse(
      words.split(separator: " ").map(String.init))
    #expect(command.shared.seed == 7 && command.shared.quick && command.shared.steps == 12)
    #expect(command.shared.data == "fashion" && command.shared.out == "x")
    #expect(command.shared.progress == .plain)
    #expect(command.own.samples == 3)
  }

  @Test(arguments: [
    ("--rate 0", "more than 0"), ("--rate 1.5", "at most 1"), ("--rate nan", "more than 0"),
    ("--rate fast", "fast"), ("--pace slow", "constant"), ("--samples 0", "at least 1"),
  ])
  func wrongStepSizesAreOneClearLine(arguments: String, word: String) {
    CurrentChapter.announce("08-wgan", title: "A ruler", traps: [])
    do {
      _ = try ChapterCommand<StepSizeFlags>.parse(arguments.split(separator: " ").map(String.init))
      Issue.record("\(arguments) is accepted.")
    } catch {
      let line = ChapterCommand<StepSizeFlags>.complaint(about: error)
      #expect(line.hasPrefix("Error: ") && line.contains(word) && !line.contains("\n"), "\(line)")
    }
  }

  @Test func stepsFallInTheSecondHalf() {
    #expect([0, 0.3, 1].allSatisfy { Pace.constant.factor(at: $0) == 1 })
    let factors = [0, 0.5, 0.75, 1].map(Pace.falling.factor)
    #expect(zip(factors, [1.001, 1.001, 0.501, 0.001]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func aSubsetOfFlagsIsRefusedWhereItHasNoMeaning() {
    CurrentChapter.announce("01-autoencoder", title: "The autoencoder", traps: [])
    #expect(throws: (any Error).self) { try ChapterCommand<NoFlags>.parse(["--samples", "3"]) }
  }
}
