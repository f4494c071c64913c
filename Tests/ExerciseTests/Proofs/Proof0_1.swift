import ExerciseChecks
import Testing

@Test func exercise0_1IsProved() {
  let proof = Proof(
    stub: check(Stub0_1.self), solution: check(Solution0_1.self),
    mistakes: (check(Cycled0_1.self), "a column in a table"),
    (check(PaddedBehind0_1.self), "a row in a table"),
    (check(OnesRepeatedByIndex0_1.self), "got [0, 1, 2, 3, 4, 5]"))
  #expect(proof.problems == [])
}

enum Solution0_1: Exercise0_1 {
  nonisolated static func places(of small: [Int], in large: [Int]) throws -> [Int] {
    let missing = large.count - small.count
    var (places, span) = ([0], 1)
    for axis in large.indices.reversed() {
      let own = axis < missing ? 1 : small[axis - missing]
      let steps = (0..<large[axis]).map { own == 1 ? 0 : $0 * span }
      places = steps.flatMap { step in places.map { step + $0 } }
      span *= own
    }
    return places
  }
}

enum Stub0_1: Exercise0_1 {
  nonisolated static func places(of small: [Int], in large: [Int]) throws -> [Int] {
    throw NotAttempted()
  }
}

/// Repeats the whole array, as is right for rows alone.
enum Cycled0_1: Exercise0_1 {
  nonisolated static func places(of small: [Int], in large: [Int]) throws -> [Int] {
    let count = small.reduce(1, *)
    return (0..<large.reduce(1, *)).map { $0 % count }
  }
}

/// Takes the last axes for the missing ones.
enum PaddedBehind0_1: Exercise0_1 {
  nonisolated static func places(of small: [Int], in large: [Int]) throws -> [Int] {
    let padded = small + Array(repeating: 1, count: large.count - small.count)
    return try Solution0_1.places(of: padded, in: large)
  }
}

/// Moves on along an axis of 1.
enum OnesRepeatedByIndex0_1: Exercise0_1 {
  nonisolated static func places(of small: [Int], in large: [Int]) throws -> [Int] {
    let padded = Array(repeating: 1, count: large.count - small.count) + small
    return zip(padded, large).reduce([0]) { places, axis in
      places.flatMap { place in (0..<axis.1).map { place * axis.0 + min($0, axis.0) } }
    }
  }
}
