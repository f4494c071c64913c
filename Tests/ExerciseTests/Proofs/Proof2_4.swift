import Core
import ExerciseChecks
import Testing

@Test func exercise2_4IsProved() {
  let proof = Proof(
    stub: check(Stub2_4.self), solution: check(Solution2_4.self),
    mistakes: (check(Natural2_4.self), "expected 20.0, got 46."),
    (check(Amplitude2_4.self), "expected 20.0, got 40."),
    (check(MeanDistance2_4.self), "one of them off by 0.5: expected 9.0309, got 12.04"))
  #expect(proof.problems == [])
}

enum Solution2_4: Exercise2_4 {
  nonisolated static func psnr(_ pictures: Tensor, _ originals: Tensor) -> Float {
    let error = (pictures - originals).squared().mean()
    return -10 * error.logarithm().scalar / Tensor(10).logarithm().scalar
  }
}

enum Stub2_4: Exercise2_4 {
  nonisolated static func psnr(_ pictures: Tensor, _ originals: Tensor) throws -> Float {
    throw NotAttempted()
  }
}

/// Takes the natural logarithm.
enum Natural2_4: Exercise2_4 {
  nonisolated static func psnr(_ pictures: Tensor, _ originals: Tensor) -> Float {
    -10 * (pictures - originals).squared().mean().logarithm().scalar
  }
}

/// Counts 20 decibels to a factor of ten, which is right for the root of the mean squared error.
enum Amplitude2_4: Exercise2_4 {
  nonisolated static func psnr(_ pictures: Tensor, _ originals: Tensor) -> Float {
    2 * Solution2_4.psnr(pictures, originals)
  }
}

/// Averages distances before it squares.
enum MeanDistance2_4: Exercise2_4 {
  nonisolated static func psnr(_ pictures: Tensor, _ originals: Tensor) -> Float {
    let error = (pictures - originals).abs().mean().squared()
    return -10 * error.logarithm().scalar / Tensor(10).logarithm().scalar
  }
}
