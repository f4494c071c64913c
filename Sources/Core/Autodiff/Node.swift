import Synchronization

/// One step of a computation: the nodes it came from, and the rule that carries a gradient back.
///
/// A node without a rule is a leaf: a parameter, or an input that a gradient is wanted for.
final class Node {
  /// Carries the gradient of the node's own result back to its parents, in their order; nil where
  /// it was not wanted.
  typealias Rule = (BackwardContext) -> [Tensor?]

  private static let serials = Atomic(0)
  private static let alive = Atomic(0)

  /// Grows with every node: a node is always younger than its parents.
  let serial: Int
  private(set) var parents: [Node?]
  /// The number of nodes on the longest way to a leaf.
  private let depth: Int
  /// Nil in a leaf, and when it is released.
  private(set) var rule: Rule?
  /// Whether the rule has been used for the last time.
  private(set) var isReleased = false

  /// Makes a leaf.
  init() {
    serial = Self.serials.add(1, ordering: .relaxed).newValue
    parents = []
    depth = 0
    rule = nil
  }

  init(parents: [Node?], rule: @escaping Rule) {
    serial = Self.serials.add(1, ordering: .relaxed).newValue
    self.parents = parents
    depth = parents.reduce(0) { max($0, $1?.depth ?? 0) } + 1
    self.rule = rule
    Self.alive.add(1, ordering: .relaxed)
  }

  /// A graph that is deeper than this is freed in a loop. Left to itself each node would be freed inside
  /// the one that it led to, and some ten thousand of them would overflow the stack.
  private static let mostRecursion = 500

  deinit {
    forgetRule()
    if depth <= Self.mostRecursion { return }
    var held = parents
    parents = []
    while var ancestor = held.popLast() {
      guard isKnownUniquelyReferenced(&ancestor), let ancestor else { continue }
      // What its rule remembers of the graph is its parents' history, which they still hold.
      ancestor.forgetRule()
      guard ancestor.depth > Self.mostRecursion else { continue }
      held += ancestor.parents
      ancestor.parents = []
    }
  }

  /// Lets go of the rule and of all that it remembers: operands, and with them old weights. A result
  /// that somebody still holds keeps its node, but not what it was computed from.
  func release() {
    guard rule != nil else { return }
    forgetRule()
    isReleased = true
  }

  private func forgetRule() {
    guard rule != nil else { return }
    rule = nil
    Self.alive.subtract(1, ordering: .relaxed)
  }

  /// Computed nodes that exist now; leaves, which belong to their parameters, do not count.
  static var live: Int { alive.load(ordering: .relaxed) }
}

/// What a rule is handed when a gradient passes through its node.
struct BackwardContext {
  /// The node itself: a rule that needs its own result attaches it to this.
  let node: Node
  /// The gradient of what is differentiated with respect to the node's result.
  let upstream: Tensor
  /// Whether the gradient will itself be differentiated.
  let recording: Bool
  /// The parents on a path to what was asked for.
  let wanted: [Bool]

  /// An operand as a rule may use it: with its history only while recording.
  func operand(_ x: Tensor) -> Tensor { recording ? x : x.detached() }
}

/// The state of the graph of gradients, for tests and for the curious.
public enum Graph {
  /// Results that still remember how they were computed: zero after a training step.
  public static var liveNodes: Int { Node.live }
}
