import ExerciseChecks
import Testing

@Suite struct Chapter08Tests {
  @Test func exercise8_1() throws { try answer("8.1") }
  @Test func exercise8_2() throws { try answer("8.2") }
  @Test func exercise8_3() throws { try answer("8.3") }

  @Test func exercise8_1IsProved() {
    let proof = Proof(
      stub: check(Stub8_1.self), solution: check(Solution8_1.self),
      mistakes: (check(Unsorted8_1.self), "in another order: expected 0.0, got 4.0"),
      (check(Signed8_1.self), "expected 1.0, got 0.0"),
      (check(Summed8_1.self), "expected 5.0, got 15.0"))
    #expect(proof.problems == [])
  }

  @Test func exercise8_2IsProved() {
    let proof = Proof(
      stub: check(Stub8_2.self), solution: check(Solution8_2.self),
      mistakes: (check(Upward8_2.self), "expected -2.5, got 2.5"),
      (check(Ally8_2.self), "expected -1.5, got 1.5"),
      (check(Detached8_2.self), "the slope of the generator's loss: expected -1.5, got 0.0"))
    #expect(proof.problems == [])
  }

  @Test func exercise8_3IsProved() {
    let proof = Proof(
      stub: check(Stub8_3.self), solution: check(Solution8_3.self),
      mistakes: (check(OneSided8_3.self), "got [0.01, -3.0, 0.005, -0.004]"),
      (check(Shrinking8_3.self), "the clipped weights"),
      (check(WeightsAlone8_3.self), "the clipped bias: expected [0.01, -0.001], got [0.5, -0.001]"))
    #expect(proof.problems == [])
  }
}
