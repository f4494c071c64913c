import ExerciseChecks

/// Exercise 0.5. How do slopes find their way back?
public enum Answer0_5: Exercise0_5 {
  /// The slope of the last value by each one that it depends on, by their `ObjectIdentifier`. `order`
  /// holds each value behind its sources, and may be empty; `rule` says what the slope by a value adds
  /// to the slopes by its sources, in their order. The last value's slope is 1: write `1`, and Swift
  /// makes a `V` of it.
  public static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    throw NotAttempted()
  }
}
