/// The best verdict with smoothed labels, and where it turns.
public protocol Exercise4_4: SendableMetatype {
  /// The verdict with the smallest mean cross-entropy where real has the density `p` and the label
  /// `a`, and fake the density `q` and the label `b`.
  static func bestVerdict(_ p: Float, _ q: Float, labels a: Float, _ b: Float) throws -> Float

  /// How many fakes there must be for each real picture until the best verdict is a half.
  static func fakesForEachReal(labels a: Float, _ b: Float) throws -> Float
}

/// Checks an answer to exercise 4.4.
public func check<Answer: Exercise4_4>(_: Answer.Type) -> Outcome {
  outcome {
    for (p, q, a, b, expected, hint) in [
      (0.3, 0.1, 1, 0, 0.75, "With labels of 1 and 0 it is the D* of section 4.2."),
      (0.2, 0.2, 0.9, 0, 0.45, "Where p = q, the best verdict is the mean of both labels."),
      (
        0.2, 0.2, 0.9, 0.1, 0.5,
        "Fakes have a label too, and it counts as often as there are fakes."
      ),
      (0.3, 0.1, 0.9, 0.1, 0.7, "Four numbers land here: what is the mean of their labels?"),
      (0, 0.4, 0.9, 0.1, 0.1, "Where there are only fakes it says their label."),
    ] as [(Float, Float, Float, Float, Float, String)] {
      try expect(
        Answer.bestVerdict(p, q, labels: a, b), near: expected,
        "the verdict for p = \(p), q = \(q), labels \(a) and \(b)", hint: hint)
    }
    for (a, b, expected, hint) in [
      (1, 0, 1, "Without smoothing the verdict is a half where p = q."),
      (0.9, 0, 0.8, "Put the verdict to a half, and ask for q/p."),
      (0.75, 0.25, 1, "Equal smoothing on both sides moves nothing."),
      (1, 0.1, 1.25, "Labels of fakes pull the other way: now it takes more of them."),
    ] as [(Float, Float, Float, String)] {
      try expect(
        Answer.fakesForEachReal(labels: a, b), near: expected,
        "the fakes for each real picture, labels \(a) and \(b)", hint: hint)
    }
  }
}
