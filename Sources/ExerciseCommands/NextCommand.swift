import ArgumentParser
import Book
import ExerciseChecks
import ExerciseList
import Runs

/// `./check next`: what to do next.
public struct NextCommand: ParsableCommand {
  /// What ArgumentParser asks for.
  public static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Say what to read, run or solve next.")

  /// Makes the command.
  public init() {}

  /// Prints what the first chapter that is not done yet asks for.
  public func run() throws {
    let repository = try BookRepository.here()
    let book = Book(repository)
    for chapter in book.chapters {
      guard repository.exists(chapter.outputFolder(of: "default") + "/\(RunFiles.record)") else {
        return print(
          "Read \(chapter.folder)/chapter.md, and run: \(chapter.command(for: "default"))")
      }
      for exercise in exercises where book.chapter(of: exercise) == chapter.name {
        if try checkedOutcome(of: exercise) == .passed { continue }
        print("Exercise \(exercise.number), \(book.invitation(to: exercise)),")
        return print("and check it: ./check \(exercise.number)")
      }
    }
    print("You have run every chapter and solved every exercise. Write the next one.")
  }
}
