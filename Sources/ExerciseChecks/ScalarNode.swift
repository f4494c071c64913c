/// A number that remembers what it was computed from, with the slopes by its sources: the smallest
/// engine there is, on which exercises of chapter 0 are checked.
final class ScalarNode: Calculus {
  let number: Double
  let sources: [ScalarNode]
  /// The slope of this number by each source.
  let factors: [Double]

  init(_ number: Double, _ sources: [ScalarNode] = [], _ factors: [Double] = []) {
    (self.number, self.sources, self.factors) = (number, sources, factors)
  }

  convenience init(floatLiteral number: Double) { self.init(number) }
  convenience init(integerLiteral number: Int) { self.init(Double(number)) }

  static func + (a: ScalarNode, b: ScalarNode) -> ScalarNode {
    ScalarNode(a.number + b.number, [a, b], [1, 1])
  }
  static func - (a: ScalarNode, b: ScalarNode) -> ScalarNode {
    ScalarNode(a.number - b.number, [a, b], [1, -1])
  }
  static func * (a: ScalarNode, b: ScalarNode) -> ScalarNode {
    ScalarNode(a.number * b.number, [a, b], [b.number, a.number])
  }
  static func / (a: ScalarNode, b: ScalarNode) -> ScalarNode {
    ScalarNode(a.number / b.number, [a, b], [1 / b.number, -a.number / (b.number * b.number)])
  }
  static func matrixProduct(_ a: ScalarNode, _ b: ScalarNode) -> ScalarNode { a * b }
  var transposed: ScalarNode { self }
}

/// What is wrong with the way back through a graph.
enum BrokenWayBack: CaseIterable {
  /// A slope replaces the one that was there, where it should be added.
  case assigned
  /// A value that is used twice is visited twice.
  case visitedTwice
  /// A value is handled as soon as it is met, not when all that uses it has been handled.
  case tooSoon

  /// The slope of a number by another one; right where nothing is broken.
  static func slope(of last: ScalarNode, by x: ScalarNode, _ broken: BrokenWayBack?) -> Double {
    var order: [ScalarNode] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ node: ScalarNode) {
      if broken != .visitedTwice, !seen.insert(ObjectIdentifier(node)).inserted { return }
      if broken == .tooSoon { order.insert(node, at: 0) }
      node.sources.forEach(visit)
      if broken != .tooSoon { order.append(node) }
    }
    visit(last)
    var slopes = [ObjectIdentifier(last): 1.0]
    for node in order.reversed() {
      let dy = slopes[ObjectIdentifier(node)] ?? 0
      for (source, factor) in zip(node.sources, node.factors) {
        let old = broken == .assigned ? 0 : slopes[ObjectIdentifier(source)] ?? 0
        slopes[ObjectIdentifier(source)] = old + dy * factor
      }
    }
    return slopes[ObjectIdentifier(x)] ?? 0
  }
}
