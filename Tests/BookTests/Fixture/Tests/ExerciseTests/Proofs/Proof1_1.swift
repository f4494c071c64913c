import Testing

@Test func exercise1_1IsProved() {
  let proof = Proof(
    stub: check(Stub1_1.self), solution: check(Solution1_1.self),
    mistakes: (check(WrongSign1_1.self), "got 1.1"), (check(Overshoot1_1.self), "got -9.0"))
  #expect(proof.problems == [])
}

enum Solution1_1: Exercise1_1 {
  static func step(from place: Double, along gradient: Double) -> Double {
    place - 0.1 * gradient
  }
}

enum WrongSign1_1: Exercise1_1 {
  static func step(from place: Double, along gradient: Double) -> Double { place + 0.1 * gradient }
}

enum Overshoot1_1: Exercise1_1 {
  static func step(from place: Double, along gradient: Double) -> Double { place - 10 * gradient }
}
