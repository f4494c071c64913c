/// One thing that is wrong with the book: where it is, what it is, and what mends it.
public struct Finding: Equatable, Sendable, CustomStringConvertible {
  /// The check that found it, such as `numbers`.
  public var check = ""
  /// The file, as a path from the root of the repository.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong, in one sentence.
  public let message: String
  /// The command or edit that mends it.
  public let mend: String

  init(_ file: String, _ line: Int, _ message: String, mend: String) {
    self.file = file
    self.line = line
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.mend = mend
  }

  /// One line: place, message, and what mends it.
  public var description: String { "\(file):\(line): \(message) To mend: \(mend)." }
}

/// The command that rewrites what is woven.
let weaveCommand = "swift run -c release course weave"

/// The command that takes in finished runs, then rewrites what is woven.
let acceptCommand = "swift run -c release course weave --accept"
