import ExerciseChecks
import Testing

@Suite struct Chapter01Tests {
  @Test func exercise1_1() throws { try answer("1.1") }
  @Test func exercise1_2() throws { try answer("1.2") }
  @Test func exercise1_3() throws { try answer("1.3") }
  @Test func exercise1_4() throws { try answer("1.4") }

  @Test func exercise1_1IsProved() {
    let proof = Proof(
      stub: check(Stub1_1.self), solution: check(Solution1_1.self),
      mistakes: (check(NoBiases1_1.self), "expected 8, got 6"),
      (check(BiasesOfInputs1_1.self), "expected 8, got 9"),
      (check(FirstLayerOnly1_1.self), "two layers"))
    #expect(proof.problems == [])
  }

  @Test func exercise1_2IsProved() {
    let proof = Proof(
      stub: check(Stub1_2.self), solution: check(Solution1_2.self),
      mistakes: (check(Overflow1_2.self), "rounded 0 is infinite"),
      (check(Summed1_2.self), "the loss of six coins: expected 0.693147, got 4.15"),
      (check(WhiteOnly1_2.self), "Grey pixels count for both"),
      (check(Detached1_2.self), "the slope of the loss at pixel 0"))
    #expect(proof.problems == [])
  }

  @Test func exercise1_3IsProved() {
    let proof = Proof(
      stub: check(Stub1_3.self), solution: check(Solution1_3.self),
      mistakes: (check(NotANumber1_3.self), "the entropy of black and white"),
      (check(Bits1_3.self), "natural one"), (check(GreyOnly1_3.self), "count as pixels"))
    #expect(proof.problems == [])
  }

  @Test func exercise1_4IsProved() {
    let proof = Proof(
      stub: check(Stub1_4.self), solution: check(Solution1_4.self),
      mistakes: (check(NotCentred1_4.self), "the mean picture, number 0: expected 1.0, got 2.32"),
      (check(MeanForgotten1_4.self), "the mean picture, number 0: expected 1.0, got 0.0"),
      (check(CodeAlone1_4.self), "expected [1, 3], got [1, 2]"))
    #expect(proof.problems == [])
  }
}
