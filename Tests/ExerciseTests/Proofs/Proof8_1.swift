import ExerciseChecks
import Testing

@Test func exercise8_1IsProved() {
  let proof = Proof(
    stub: check(Stub8_1.self), solution: check(Solution8_1.self),
    mistakes: (check(Unsorted8_1.self), "in another order: expected 0.0, got 4.0"),
    (check(Signed8_1.self), "expected 1.0, got 0.0"),
    (check(Summed8_1.self), "expected 5.0, got 15.0"),
    (check(RootMeanSquare8_1.self), "one of four moves: expected 1.0, got 2.0"),
    (check(Longest8_1.self), "one of four moves: expected 1.0, got 4.0"))
  #expect(proof.problems == [])
}

enum Solution8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a.sorted(), b.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
  }
}

enum Stub8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

/// Takes the points as they come.
enum Unsorted8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
  }
}

/// Lets ways to the left and to the right cancel.
enum Signed8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    abs(a.reduce(0, +) - b.reduce(0, +)) / Float(a.count)
  }
}

/// Forgets the mean.
enum Summed8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a.sorted(), b.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) }
  }
}

/// Takes the root of the mean square: the Wasserstein distance of order 2.
enum RootMeanSquare8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let squares = zip(a.sorted(), b.sorted()).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return (squares / Float(a.count)).squareRoot()
  }
}

/// Takes the longest of the ways.
enum Longest8_1: Exercise8_1 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a.sorted(), b.sorted()).map { abs($0 - $1) }.max() ?? 0
  }
}
