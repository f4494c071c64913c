import ExerciseChecks
import Foundation
import Testing

@Test func exercise1_3IsProved() {
  let proof = Proof(
    stub: check(Stub1_3.self), solution: check(Solution1_3.self),
    mistakes: (check(NotANumber1_3.self), "the entropy of black and white"),
    (check(Bits1_3.self), "natural one"), (check(GreyOnly1_3.self), "count as pixels"),
    (check(Doubled1_3.self), "a grey of 0.1"))
  #expect(proof.problems == [])
}

enum Solution1_3: Exercise1_3 {
  nonisolated static func floor(pixels: [Float]) -> Float {
    let terms = pixels.flatMap { [$0, 1 - $0] }.filter { $0 > 0 }
    return -terms.reduce(0) { $0 + $1 * log($1) } / Float(pixels.count)
  }
}

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

/// Takes the two terms for equal.
enum Doubled1_3: Exercise1_3 {
  nonisolated static func floor(pixels: [Float]) -> Float {
    let terms = pixels.filter { $0 > 0 }
    return -2 * terms.reduce(0) { $0 + $1 * log($1) } / Float(pixels.count)
  }
}
