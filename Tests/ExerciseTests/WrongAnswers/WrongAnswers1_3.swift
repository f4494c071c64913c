import ExerciseChecks
import Foundation

enum Stub1_3: Exercise1_3 {
  nonisolated static func floor(pixels: [Float]) throws -> Float { throw NotAttempted() }
}

enum NotANumber1_3: Exercise1_3 {
  nonisolated static func floor(pixels: [Float]) -> Float {
    -pixels.reduce(0) { $0 + $1 * log($1) + (1 - $1) * log(1 - $1) } / Float(pixels.count)
  }
}

enum Bits1_3: Exercise1_3 {
  nonisolated static func floor(pixels: [Float]) -> Float {
    let terms = pixels.flatMap { [$0, 1 - $0] }.filter { $0 > 0 }
    return -terms.reduce(0) { $0 + $1 * log2($1) } / Float(pixels.count)
  }
}

enum GreyOnly1_3: Exercise1_3 {
  nonisolated static func floor(pixels: [Float]) -> Float {
    let grey = pixels.filter { $0 > 0 && $0 < 1 }
    return -grey.reduce(0) { $0 + $1 * log($1) + (1 - $1) * log(1 - $1) }
      / Float(max(1, grey.count))
  }
}
