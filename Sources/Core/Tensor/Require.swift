/// Stops the program, with a message, unless `condition` holds.
///
/// For mistakes of the programmer. Unlike `precondition`, it says what is wrong in optimised builds
/// too, which are the ones that a reader runs.
@inline(__always)
public func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition { fatalError(message(), file: file, line: line) }
}
