import ExerciseChecks
import Testing

@Test func exercise0_5IsProved() {
  let proof = Proof(
    stub: check(Stub0_5.self), solution: check(Solution0_5.self),
    mistakes: (
      check(Assigned0_5.self), "the slopes of a · a, with a = 2, by value 0: expected 4.0, got 2.0"
    ),
    (check(Forwards0_5.self), "the slopes of a · b, with a = 2 and b = 3, by value 0"),
    (check(AllOnes0_5.self), "by value 0"),
    (check(NeverEmpty0_5.self), "Your code threw an error: Empty()"))
  #expect(proof.problems == [])
}

enum Solution0_5: Exercise0_5 {
  nonisolated static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    var known: [ObjectIdentifier: V] = [:]
    if let last = order.last { known[ObjectIdentifier(last)] = 1 }
    for node in order.reversed() {
      guard let own = known[ObjectIdentifier(node)] else { continue }
      for (source, more) in zip(sources(node), rule(node, own)) {
        let key = ObjectIdentifier(source)
        if let old = known[key] { known[key] = old + more } else { known[key] = more }
      }
    }
    return known
  }
}

enum Stub0_5: Exercise0_5 {
  nonisolated static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    throw NotAttempted()
  }
}

/// Lets a second path overwrite the first.
enum Assigned0_5: Exercise0_5 {
  nonisolated static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    var known: [ObjectIdentifier: V] = [:]
    if let last = order.last { known[ObjectIdentifier(last)] = 1 }
    for node in order.reversed() {
      guard let own = known[ObjectIdentifier(node)] else { continue }
      for (source, more) in zip(sources(node), rule(node, own)) {
        known[ObjectIdentifier(source)] = more
      }
    }
    return known
  }
}

/// Begins where the computation began.
enum Forwards0_5: Exercise0_5 {
  nonisolated static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    try Solution0_5.slopes(order.reversed(), sources: sources, rule: rule)
  }
}

/// Counts on a last value.
enum NeverEmpty0_5: Exercise0_5 {
  struct Empty: Error {}

  nonisolated static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    if order.isEmpty { throw Empty() }
    return try Solution0_5.slopes(order, sources: sources, rule: rule)
  }
}

/// Begins with a slope of 1 everywhere.
enum AllOnes0_5: Exercise0_5 {
  nonisolated static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V] {
    let right = try Solution0_5.slopes(order, sources: sources, rule: rule)
    guard let last = order.last else { return right }
    return right.mapValues { $0 + 1 }.merging([ObjectIdentifier(last): 1]) { $1 }
  }
}
