import Core
import ExerciseChecks

/// Exercise 1.4. Through principal components and back.
public enum Answer1_4: Exercise1_4 {
  /// What is left of pictures `[N, d]` when each is described by how far it lies along each of the
  /// `components` `[k, d]`, rows of length 1 at right angles, counted from `mean` `[1, d]`.
  public static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) throws -> Tensor {
    throw NotAttempted()
  }
}
