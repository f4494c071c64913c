import ExerciseChecks
import Testing

@Suite struct Chapter09Tests {
  @Test func exercise9_1() throws { try answer("9.1") }
  @Test func exercise9_2() throws { try answer("9.2") }
  @Test func exercise9_3() throws { try answer("9.3") }

  @Test func exercise9_1IsProved() {
    let proof = Proof(
      stub: check(Stub9_1.self), solution: check(Solution9_1.self),
      mistakes: (check(Summed9_1.self), "expected the gradient by a to agree"),
      (check(Outside9_1.self), "expected the gradient by W to agree"),
      (check(NoBias9_1.self), "expected the gradient by b to agree"))
    #expect(proof.problems == [])
  }

  @Test func exercise9_2IsProved() {
    let proof = Proof(
      stub: check(Stub9_2.self), solution: check(Solution9_2.self),
      mistakes: (check(Reversed9_2.self), "got [0.75, 0.75, 0.0, 0.0]"),
      (check(OneNumber9_2.self), "got [0.25, 0.25, 0.25, 0.25]"),
      (check(Unshared9_2.self), "the points of two other pairs"))
    #expect(proof.problems == [])
  }

  @Test func exercise9_3IsProved() {
    let proof = Proof(
      stub: check(Stub9_3.self), solution: check(Solution9_3.self),
      mistakes: (
        check(Alternating9_3.self), "θ after a step from (1.0, 0.5): expected 1.05, got 1.04"
      ),
      (check(Signless9_3.self), "ψ after a step from (1.0, -0.5): expected -0.8"),
      (check(Climbing9_3.self), "ψ after a step from (1.0, 0.5): expected 0.6, got 0.2"))
    #expect(proof.problems == [])
  }
}
