import ExerciseChecks
import Testing

@Test func exercise8_2IsProved() {
  let proof = Proof(
    stub: check(Stub8_2.self), solution: check(Solution8_2.self),
    mistakes: (check(Pairs8_2.self), "from [0.0] to [1.0, 3.0]: expected 2.0, got 1.0"),
    (check(Means8_2.self), "from [-1.0, 1.0] to [0.0]: expected 1.0, got 0.0"),
    (check(Unsorted8_2.self), "from [0.0, 1.0, 2.0] to [7.0, 5.0, 6.0]: expected 5.0"),
    (check(Counts8_2.self), "from [0.0, 1.0, 2.0] to [7.0, 5.0, 6.0]: expected 5.0, got 15.0"))
  #expect(proof.problems == [])
}

enum Solution8_2: Exercise8_2 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let places = (a + b).sorted()
    return zip(places, places.dropFirst()).reduce(0) { work, gap in
      let left = [a, b].map { sample in share(of: sample, upTo: gap.0) }
      return work + abs(left[0] - left[1]) * (gap.1 - gap.0)
    }
  }

  nonisolated static func share(of sample: [Float], upTo place: Float) -> Float {
    Float(sample.count { $0 <= place }) / Float(sample.count)
  }
}

enum Stub8_2: Exercise8_2 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

/// Pairs the grains off, and leaves out those without a partner.
enum Pairs8_2: Exercise8_2 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let pairs = zip(a.sorted(), b.sorted())
    return pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / Float(min(a.count, b.count))
  }
}

/// Takes the distance of the middles.
enum Means8_2: Exercise8_2 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    abs(a.reduce(0, +) / Float(a.count) - b.reduce(0, +) / Float(b.count))
  }
}

/// Looks at the gaps in the order of the samples.
enum Unsorted8_2: Exercise8_2 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let places = a + b
    return zip(places, places.dropFirst()).reduce(0) { work, gap in
      let left = [a, b].map { Solution8_2.share(of: $0, upTo: gap.0) }
      return work + abs(left[0] - left[1]) * (gap.1 - gap.0)
    }
  }
}

/// Counts grains, and forgets that they are lighter in the larger sample.
enum Counts8_2: Exercise8_2 {
  nonisolated static func distance(_ a: [Float], _ b: [Float]) -> Float {
    let places = (a + b).sorted()
    return zip(places, places.dropFirst()).reduce(0) { work, gap in
      let left = [a, b].map { sample in Float(sample.count { $0 <= gap.0 }) }
      return work + abs(left[0] - left[1]) * (gap.1 - gap.0)
    }
  }
}
