/// What stops a command, in one line that says what is wrong and what to do next.
public struct CourseError: Error, CustomStringConvertible {
  /// The line to print.
  public let description: String

  /// An error that is told in this line.
  public init(_ description: String) { self.description = description }
}
