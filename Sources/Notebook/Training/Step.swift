/// Where a training stands: what the body of `train` is handed.
public struct Step: Sendable {
  /// The step that is being made, counted from 1.
  public let number: Int
  /// The steps there will be.
  public let count: Int

  /// The part of the training that is done when this step is: from just above 0 to 1.
  public var fraction: Double { Double(number) / Double(count) }

  /// Whether this is the last step.
  public var isLast: Bool { number == count }

  /// Whether the number of this step is a multiple of `other`.
  public func isMultiple(of other: Int) -> Bool { number.isMultiple(of: other) }

  /// Whether one of `parts` equal parts of the training ends with this step.
  public func ends(oneOf parts: Int) -> Bool { number.isMultiple(of: max(1, count / parts)) }

  /// Whether this step is one of about `moments` that lie evenly in the training; the first and the
  /// last step always are.
  public func isOne(of moments: Int) -> Bool {
    guard number > 1 && number < count && moments > 1 else { return number == 1 || isLast }
    let interval = moments - 1
    return (number - 1) * interval / (count - 1) != (number - 2) * interval / (count - 1)
  }
}
