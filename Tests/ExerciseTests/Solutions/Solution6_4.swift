import Core
import ExerciseChecks
import Foundation

enum Solution6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
    let lengths = (a.squared().sum() * b.squared().sum()).squareRoot().scalar
    let ω = acos((a * b).sum().scalar / lengths)
    return (sin((1 - t) * ω) / sin(ω)) * a + (sin(t * ω) / sin(ω)) * b
  }
}
