import ExerciseChecks
import Testing

@Suite struct Chapter02Tests {
  @Test func exercise2_1() throws { try answer("2.1") }

  @Test func exercise2_1IsProved() {
    let proof = Proof(
      stub: check(Stub2_1.self), solution: check(Solution2_1.self),
      mistakes: (check(Fencepost2_1.self), "expected 28, got 27"),
      (check(OneSided2_1.self), "expected 28, got 27"),
      (check(WholeStride2_1.self), "expected 14, got 16"))
    #expect(proof.problems == [])
  }

  @Test func exercise2_2() throws { try answer("2.2") }

  @Test func exercise2_2IsProved() {
    let proof = Proof(
      stub: check(Stub2_2.self), solution: check(Solution2_2.self),
      mistakes: (check(Flipped2_2.self), "kernel 2, stride 1, padding 0: expected [[44.0"),
      (check(HalfStride2_2.self), "kernel 1, stride 2, padding 0"),
      (check(Unpadded2_2.self), "kernel 1, stride 1, padding 1"))
    #expect(proof.problems == [])
  }

  @Test func exercise2_3() throws { try answer("2.3") }

  @Test func exercise2_3IsProved() {
    let proof = Proof(
      stub: check(Stub2_3.self), solution: check(Solution2_3.self),
      mistakes: (check(Covering2_3.self), "expected [1.0, 5.0, 10.0, 14.0, 4.0, 8.0]"),
      (check(WrongEnd2_3.self), "stride 2, padding 1, output padding 1"))
    #expect(proof.problems == [])
  }

  @Test func exercise2_4() throws { try answer("2.4") }

  @Test func exercise2_4IsProved() {
    let proof = Proof(
      stub: check(Stub2_4.self), solution: check(Solution2_4.self),
      mistakes: (check(Natural2_4.self), "expected 20.0, got 46."),
      (check(Amplitude2_4.self), "expected 20.0, got 40."),
      (check(MeanDistance2_4.self), "one of them off by 0.5: expected 9.0309, got 12.04"))
    #expect(proof.problems == [])
  }

  @Test func exercise2_5() throws { try answer("2.5") }

  @Test func exercise2_5IsProved() {
    let proof = Proof(
      stub: check(Stub2_5.self), solution: check(Solution2_5.self),
      mistakes: (check(Shared2_5.self), "expected [[0.0, 0.0], [5.0, 0.0]], got [[1.25"),
      (check(Ties2_5.self), "got [[3.0, 3.0], [0.0, 3.0]]"),
      (check(FromZero2_5.self), "got [[0.0, 0.0, 0.0, 0.0]"))
    #expect(proof.problems == [])
  }
}
