// What `.ci/embedded` calls in the core that it compiled.

private nonisolated(unsafe) var text: [UInt8] = []

/// Trains for some steps and returns the lines about them, a text that ends with a zero; it is valid
/// until the next call.
@c(losses)
public func losses(_ steps: Int32) -> UnsafePointer<UInt8>? {
  text = []
  for line in linesOfLosses(steps: Int(steps)) { text += Array(line.utf8) + [10] }
  text.append(0)
  return text.withUnsafeBufferPointer { $0.baseAddress }
}
