import ExerciseChecks

/// Exercise 0.4. In which order must a graph be walked?
public enum Answer0_4: Exercise0_4 {
  /// `last` and all that it was computed from, each once, each behind all of its own sources.
  /// `sources(node)` are those of a node; `ObjectIdentifier(node)` is what a set can hold.
  public static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    throw NotAttempted()
  }
}
