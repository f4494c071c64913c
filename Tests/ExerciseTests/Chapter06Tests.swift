import ExerciseChecks
import Testing

@Suite struct Chapter06Tests {
  @Test func exercise6_1() throws { try answer("6.1") }

  @Test func exercise6_1IsProved() {
    let proof = Proof(
      stub: check(Stub6_1.self), solution: check(Solution6_1.self),
      mistakes: (check(OneStepTooMany6_1.self), "expected Optional(0), got nil"),
      (check(AlwaysThere6_1.self), "expected nil, got Optional(-1)"))
    #expect(proof.problems == [])
  }

  @Test func exercise6_2() throws { try answer("6.2") }

  @Test func exercise6_2IsProved() {
    let proof = Proof(
      stub: check(Stub6_2.self), solution: check(Solution6_2.self),
      mistakes: (check(BiasedVariance6_2.self), "the running variance: expected 1.3667"),
      (check(BatchInInference6_2.self), "in inference"))
    #expect(proof.problems == [])
  }

  @Test func exercise6_3() throws { try answer("6.3") }

  @Test func exercise6_3IsProved() {
    let proof = Proof(
      stub: check(Stub6_3.self), solution: check(Solution6_3.self),
      mistakes: (check(DownFirst6_3.self), "the second patch"),
      (check(NoPadding6_3.self), "expected 4, got 1"))
    #expect(proof.problems == [])
  }

  @Test func exercise6_4() throws { try answer("6.4") }

  @Test func exercise6_4IsProved() {
    let proof = Proof(
      stub: check(Stub6_4.self), solution: check(Solution6_4.self),
      mistakes: (check(Straight6_4.self), "expected 0.7071, got 0.5"),
      (check(PushedOut6_4.self), "a third of the way"),
      (check(NoLengths6_4.self), "expected 2.1648, got nan"))
    #expect(proof.problems == [])
  }

  @Test func exercise6_5() throws { try answer("6.5") }

  @Test func exercise6_5IsProved() {
    let proof = Proof(
      stub: check(Stub6_5.self), solution: check(Solution6_5.self),
      mistakes: (check(FromZero6_5.self), "expected 4.0, got 2.0"),
      (check(PlainMean6_5.self), "expected 4.0, got 5.0"))
    #expect(proof.problems == [])
  }
}
