/// An order in which everything stands behind what it was computed from.
public protocol Exercise0_4: SendableMetatype {
  /// `last` and all that it was computed from, directly or not, each once, each behind all of its own
  /// sources; so `last` comes last.
  static func order<Node: AnyObject>(
    of last: Node, sources: (Node) -> [Node]
  ) throws -> [Node]
}

/// A node of a graph, with a name to tell it by.
final class Named {
  let name: String
  let sources: [Named]

  init(_ name: String, _ sources: [Named] = []) { (self.name, self.sources) = (name, sources) }
}

/// Checks an answer to exercise 0.4.
public func check<Answer: Exercise0_4>(_: Answer.Type) -> Outcome {
  outcome {
    func expectOrder(of last: Named, _ count: Int, _ what: String) throws {
      let order = try Answer.order(of: last) { $0.sources }
      let names = order.map(\.name).joined(separator: " ")
      for (index, node) in order.enumerated() {
        let before = Set(order[..<index].map(ObjectIdentifier.init))
        try expect(
          !before.contains(ObjectIdentifier(node)), "each node once in \(what)", found: names,
          hint: "Keep a set of those that you have seen, and leave when you meet one again.")
        let late = node.sources.filter { !before.contains(ObjectIdentifier($0)) }
        try expect(
          late.isEmpty, "\(node.name) behind all of its sources in \(what)", found: names,
          hint: "Visit the sources of a node first, all of them, and add the node after that.")
      }
      try expect(
        order.count, equals: count, "how many nodes \(what) has",
        hint: "Those count that lead to the last one, and the last one itself.")
    }
    let (a, b) = (Named("a"), Named("b"))
    try expectOrder(of: a, 1, "a single node")
    let sum = Named("sum", [a, b])
    try expectOrder(of: sum, 3, "a sum")
    let product = Named("product", [sum, a])
    try expectOrder(of: product, 4, "the product of a sum and one of its parts")
    try expectOrder(of: Named("end", [a, product, sum]), 5, "a graph with a short and a long way")
    var tower = a
    for floor in 1...40 { tower = Named("floor \(floor)", [tower, tower]) }
    try expectOrder(of: tower, 41, "a tower of 40 floors, each of which uses the one below twice")
  }
}
