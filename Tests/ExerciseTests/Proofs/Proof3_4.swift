import Core
import ExerciseChecks
import Testing

@Test func exercise3_4IsProved() {
  let proof = Proof(
    stub: check(Stub3_4.self), solution: check(Solution3_4.self),
    mistakes: (check(ByTheClock3_4.self), "expected [0, 1, 4], got [0, 2, 4]"),
    (check(NeverThere3_4.self), "expected [0, 2, 4], got [0, 1, 3]"),
    (check(PastIt3_4.self), "expected [0, 2, 3, 5], got [0, 2, 4, 5]"))
  #expect(proof.problems == [])
}

enum Solution3_4: Exercise3_4 {
  nonisolated static func places(_ pieces: [Float], _ count: Int) -> [Int] {
    let walked = pieces.reduce(into: [Float(0)]) { $0.append($0.last! + $1) }
    return (0..<count).map { stop in
      let goal = walked.last! * Float(stop) / Float(count - 1)
      return walked.indices.min { abs(walked[$0] - goal) < abs(walked[$1] - goal) }!
    }
  }
}

enum Stub3_4: Exercise3_4 {
  nonisolated static func places(_ pieces: [Float], _ count: Int) throws -> [Int] {
    throw NotAttempted()
  }
}

/// Counts pieces.
enum ByTheClock3_4: Exercise3_4 {
  nonisolated static func places(_ pieces: [Float], _ count: Int) -> [Int] {
    (0..<count).map { $0 * pieces.count / (count - 1) }
  }
}

/// Divides the way by the number of stops, so that the end is never reached.
enum NeverThere3_4: Exercise3_4 {
  nonisolated static func places(_ pieces: [Float], _ count: Int) -> [Int] {
    let walked = pieces.reduce(into: [Float(0)]) { $0.append($0.last! + $1) }
    return (0..<count).map { stop in
      let goal = walked.last! * Float(stop) / Float(count)
      return walked.indices.min { abs(walked[$0] - goal) < abs(walked[$1] - goal) }!
    }
  }
}

/// Takes the first place that is not before the goal.
enum PastIt3_4: Exercise3_4 {
  nonisolated static func places(_ pieces: [Float], _ count: Int) -> [Int] {
    let walked = pieces.reduce(into: [Float(0)]) { $0.append($0.last! + $1) }
    return (0..<count).map { stop in
      let goal = walked.last! * Float(stop) / Float(count - 1)
      return walked.firstIndex { $0 >= goal - 1e-4 }!
    }
  }
}
