/// Three engines are broken: expressions that show it.
public protocol Exercise0_6: SendableMetatype {
  /// An expression of x on which an engine is wrong that assigns slopes and does not add them, and on
  /// which the other two are right.
  static func showsAssigning<V: Calculus>(_ x: V) throws -> V
  /// One on which an engine is wrong that handles a value as often as it is used, and on which the
  /// third is right.
  static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V
  /// One on which an engine is wrong that handles a value as soon as it meets it, a sum's or product's
  /// first part before the second.
  static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V
}

/// Checks an answer to exercise 0.6.
public func check<Answer: Exercise0_6>(_: Answer.Type) -> Outcome {
  outcome {
    func isRight(_ f: (ScalarNode) throws -> ScalarNode, _ broken: BrokenWayBack) throws -> Bool {
      let x = ScalarNode(3)
      let y = try f(x)
      let slopes = [broken, nil].map { BrokenWayBack.slope(of: y, by: x, $0) }
      return abs(slopes[0] - slopes[1]) <= 1e-9 * abs(slopes[1])
    }
    let cases: [((ScalarNode) throws -> ScalarNode, [BrokenWayBack], String, String)] = [
      (
        { try Answer.showsAssigning($0) }, [.assigned, .visitedTwice, .tooSoon],
        "the engine that assigns", "Two paths must lead to x, and be as short as paths can be."
      ),
      (
        { try Answer.showsHandlingTwice($0) }, [.visitedTwice, .tooSoon],
        "the engine that handles values twice",
        "What is used twice must have sources of its own, or nothing happens the second time."
      ),
      (
        { try Answer.showsHandlingTooSoon($0) }, [.tooSoon], "the engine that is too soon",
        "One value must lead to the end on a short way and on a long one, the short one first."
      ),
    ]
    for (f, engines, what, hint) in cases {
      try expect(
        !isRight(f, engines[0]), "a wrong slope from \(what)", found: "the right one", hint: hint)
      for other in engines.dropFirst() {
        try expect(
          isRight(f, other), "a right slope from the others, where \(what) is wrong",
          found: "a wrong one", hint: hint)
      }
    }
  }
}
