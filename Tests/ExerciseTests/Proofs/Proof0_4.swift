import ExerciseChecks
import Testing

@Test func exercise0_4IsProved() {
  let proof = Proof(
    stub: check(Stub0_4.self), solution: check(Solution0_4.self),
    mistakes: (check(Backwards0_4.self), "expected sum behind all of its sources in a sum"),
    (check(WithoutASet0_4.self), "each node once"),
    (check(NodesBeforeSources0_4.self), "behind all of its sources"),
    (check(WithoutTheLast0_4.self), "how many nodes a single node has: expected 1, got 0"))
  #expect(proof.problems == [])
}

enum Solution0_4: Exercise0_4 {
  nonisolated static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    var known = Set<ObjectIdentifier>()
    func walk(to node: Node) -> [Node] {
      if !known.insert(ObjectIdentifier(node)).inserted { return [] }
      return sources(node).flatMap(walk) + [node]
    }
    return walk(to: last)
  }
}

enum Stub0_4: Exercise0_4 {
  nonisolated static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    throw NotAttempted()
  }
}

/// Begins with the last.
enum Backwards0_4: Exercise0_4 {
  nonisolated static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    try Solution0_4.order(of: last, sources: sources).reversed()
  }
}

/// Adds what is used twice twice, if only where that is soon done.
enum WithoutASet0_4: Exercise0_4 {
  nonisolated static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    func walk(to node: Node) -> [Node] { sources(node).flatMap(walk) + [node] }
    return walk(to: last)
  }
}

/// Adds a node when it is met, and turns the list around.
enum NodesBeforeSources0_4: Exercise0_4 {
  nonisolated static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    var (met, known) = ([Node](), Set<ObjectIdentifier>())
    func walk(to node: Node) {
      if !known.insert(ObjectIdentifier(node)).inserted { return }
      met.append(node)
      sources(node).forEach(walk)
    }
    walk(to: last)
    return met.reversed()
  }
}

/// Leaves out where it began.
enum WithoutTheLast0_4: Exercise0_4 {
  nonisolated static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node] {
    try Solution0_4.order(of: last, sources: sources).dropLast()
  }
}
