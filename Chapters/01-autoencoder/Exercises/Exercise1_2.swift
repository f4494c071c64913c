import Core
import ExerciseChecks

/// Exercise 1.2. The cross-entropy of logits, by hand.
public enum Answer1_2: Exercise1_2 {
  /// The mean, over all elements, of −t ln p − (1 − t) ln (1 − p) with p = sigmoid(logit) and t the
  /// target; a scalar. Use functions of tensors, such as `abs`, `relu`, `exponential`, `logarithm`
  /// and `mean`, and the gradient will follow by itself.
  public static func loss(logits: Tensor, target: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}
