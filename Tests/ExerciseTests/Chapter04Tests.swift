import ExerciseChecks
import Testing

@Suite struct Chapter04Tests {
  @Test func exercise4_1() throws { try answer("4.1") }

  @Test func exercise4_1IsProved() {
    let proof = Proof(
      stub: check(Stub4_1.self), solution: check(Solution4_1.self),
      mistakes: (check(ProbabilityOfFake4_1.self), "expected 0.75, got 0.25"),
      (check(Odds4_1.self), "expected 0.75"))
    #expect(proof.problems == [])
  }

  @Test func exercise4_2() throws { try answer("4.2") }

  @Test func exercise4_2IsProved() {
    let proof = Proof(
      stub: check(Stub4_2.self), solution: check(Solution4_2.self),
      mistakes: (check(BothSmoothed4_2.self), "expected 0.4363"),
      (check(NotSmoothed4_2.self), "expected 0.4363"),
      (check(SidesExchanged4_2.self), "expected 0.4363"))
    #expect(proof.problems == [])
  }

  @Test func exercise4_3() throws { try answer("4.3") }

  @Test func exercise4_3IsProved() {
    let proof = Proof(
      stub: check(Stub4_3.self), solution: check(Solution4_3.self),
      mistakes: (check(Saturating4_3.self), "expected 0.6931, got -0.6931"),
      (check(Smoothed4_3.self), "expected 5.0067, got 4.5067"),
      (check(Discriminators4_3.self), "expected 5.0067"))
    #expect(proof.problems == [])
  }

  @Test func exercise4_4() throws { try answer("4.4") }

  @Test func exercise4_4IsProved() {
    let proof = Proof(
      stub: check(Stub4_4.self), solution: check(Solution4_4.self),
      mistakes: (check(SharesExchanged4_4.self), "expected 1.5, got 2.5"),
      (check(NotNormalised4_4.self), "expected 1.5, got 3.75"))
    #expect(proof.problems == [])
  }
}
