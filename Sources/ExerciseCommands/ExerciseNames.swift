import ArgumentParser
import Book
import ExerciseChecks
import ExerciseList
import Foundation

/// The exercise of a number, such as 4.2, or those of a chapter, such as 4; where there are none, says
/// which there are and throws.
func exercisesMeant(by number: String) throws -> [Exercise] {
  let chapter = String(number.prefix { $0 != "." })
  let siblings =
    Int(chapter).map { chapter in
      exercises.filter { $0.number.hasPrefix("\(chapter).") }
    } ?? []
  let meant = number == chapter ? siblings : siblings.filter { $0.number == number }
  if !meant.isEmpty { return meant }
  if siblings.isEmpty {
    let chapters = Set(exercises.compactMap { Int($0.number.prefix { $0 != "." }) }).sorted()
    let known = chapters.map(String.init).joined(separator: ", ")
    throw refusal("There is no exercise \(number). There are exercises in the chapters \(known).")
  }
  let known = siblings.map(\.number).joined(separator: ", ")
  throw refusal("There is no exercise \(number). There are \(known).")
}

/// The exercise of a number.
func exerciseMeant(by number: String) throws -> Exercise {
  let meant = try exercisesMeant(by: number)
  if meant.count == 1 { return meant[0] }
  let known = meant.map(\.number).joined(separator: ", ")
  throw refusal("\(number) is a whole chapter. Name one of its exercises: \(known).")
}

/// Says in one line what is wrong with the words of the command line; to be thrown.
private func refusal(_ line: String) -> ExitCode {
  FileHandle.standardError.write(Data("Error: \(line)\n".utf8))
  return ExitCode(64)
}

extension Book {
  /// What an exercise is about, what to read for it and where to write.
  func invitation(to exercise: Exercise) -> String {
    let (title, chapter) = (heading(of: exercise)?.title ?? "", chapter(of: exercise))
    return "\(title). Read section \(exercise.section) of Chapters/\(chapter)/chapter.md, then edit"
      + " \(paths(of: exercise).stub)"
  }

  /// Where the parts of an exercise are.
  func paths(of exercise: Exercise) -> ExercisePaths {
    ExercisePaths(exercise.number, chapter: chapter(of: exercise))
  }

  /// The chapter in whose text an exercise stands.
  func chapter(of exercise: Exercise) -> String { heading(of: exercise)?.chapter ?? "" }

  private func heading(of exercise: Exercise) -> (title: String, chapter: String)? {
    exercises.first { $0.number == exercise.number }.map { ($0.title, $0.chapter) }
  }
}
