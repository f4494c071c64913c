import Foundation

/// What the notebook could not do: one line that says what is wrong, where, and what to do next.
public struct NotebookError: Error, CustomStringConvertible {
  /// The line.
  public let description: String

  /// An error of these words.
  public init(_ description: String) { self.description = description }

  /// The system's words for the last failed call, such as "Permission denied".
  static var reason: String { String(cString: strerror(errno)) }
}

/// Prints an error as one line on standard error and ends the program with the code 1.
public func stop(_ error: any Error) -> Never {
  let console = Console.standard
  console.leaveBar()
  console.notice("Error: \(error)")
  exit(1)
}

/// The value of `body`; if it throws, prints the error as one line and ends the program.
///
/// For programs of top-level code, which cannot throw.
public func orStop<T>(_ body: () throws -> T) -> T {
  do { return try body() } catch { stop(error) }
}

/// A function of the reader's, as the chapter can call it: where it throws, as an exercise does that
/// was not attempted, the program ends with one line.
///
///     Answers { $0.mix = answered(by: Answer6_4.mix) }
public func answered<each Input, Output>(
  by function: @escaping @Sendable (repeat each Input) throws -> Output
) -> @Sendable (repeat each Input) -> Output {
  { (input: repeat each Input) in orStop { try function(repeat each input) } }
}
