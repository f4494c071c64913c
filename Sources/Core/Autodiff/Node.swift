import Synchronization

/// One step of a computation: the nodes it came from, and the rule that carries a gradient back.
final class Node {
  /// Carries `upstream`, the gradient of the node's own result, to its parents, in their order.
  typealias Rule = (_ node: Node, _ upstream: Tensor, _ recording: Bool) -> [Tensor?]

  private static let serials = Atomic(0)
  private static let alive = Atomic(0)

  /// Grows with every node: a node is always younger than its parents.
  let serial: Int
  let parents: [Node?]
  let rule: Rule?

  init(parents: [Node?] = [], rule: Rule? = nil) {
    serial = Self.serials.add(1, ordering: .relaxed).newValue
    Self.alive.add(1, ordering: .relaxed)
    self.parents = parents
    self.rule = rule
  }

  deinit { Self.alive.subtract(1, ordering: .relaxed) }

  /// Nodes that exist now.
  static var live: Int { alive.load(ordering: .relaxed) }
}
