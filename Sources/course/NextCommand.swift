import ArgumentParser
import Book
import ExerciseChecks
import ExerciseList
import Foundation

/// `course next`: what to do next.
struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Say what to read, run or solve next.")

  func run() throws {
    let repository = try BookOptions.repository()
    let book = Book(repository)
    for chapter in book.chapters {
      let values = repository.url(chapter.outputFolder(of: "default") + "/values.json")
      if !FileManager.default.fileExists(atPath: values.path) {
        return print(
          "Read \(chapter.folder)/chapter.md, and run: \(chapter.command(for: "default"))")
      }
      for entry in book.exercises where entry.chapter == chapter.name {
        let exercise = try exercise(entry.number)
        if try checkedOutcome(of: exercise) == .passed { continue }
        let stub = ExercisePaths(entry.number, chapter: entry.chapter).stub
        print("Exercise \(entry.number), \(entry.title). Read section \(exercise.section) of")
        print("\(chapter.folder)/chapter.md, edit \(stub),")
        print("and check it: swift run course exercises \(entry.number)")
        return
      }
    }
    print("You have run every chapter and solved every exercise. Write the next one.")
  }
}
