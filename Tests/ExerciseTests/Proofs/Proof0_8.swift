import ExerciseChecks
import Testing

@Test func exercise0_8IsProved() {
  let proof = Proof(
    stub: check(Stub0_8.self), solution: check(Solution0_8.self),
    mistakes: (check(SumOfLosses0_8.self), "no more than 2 losses alive at once, got 199"),
    (check(ListOfLosses0_8.self), "no more than 2 losses alive at once, got 100"),
    (check(OneLoss0_8.self), "how many steps were made: expected 100.0, got 1.0"))
  #expect(proof.problems == [])
}

enum Solution0_8: Exercise0_8 {
  nonisolated static func total(steps: Int, loss: () -> LossWithGraph) throws -> Double {
    var total = 0.0
    for _ in 0..<steps { total += loss().number }
    return total
  }
}

enum Stub0_8: Exercise0_8 {
  nonisolated static func total(steps: Int, loss: () -> LossWithGraph) throws -> Double {
    throw NotAttempted()
  }
}

/// Adds losses, and takes the number at the end.
enum SumOfLosses0_8: Exercise0_8 {
  nonisolated static func total(steps: Int, loss: () -> LossWithGraph) throws -> Double {
    var total = loss()
    for _ in 1..<steps { total = total + loss() }
    return total.number
  }
}

/// Keeps them all, and adds at the end.
enum ListOfLosses0_8: Exercise0_8 {
  nonisolated static func total(steps: Int, loss: () -> LossWithGraph) throws -> Double {
    let losses = (0..<steps).map { _ in loss() }
    return losses.map(\.number).reduce(0, +)
  }
}

/// Takes the first loss for all of them.
enum OneLoss0_8: Exercise0_8 {
  nonisolated static func total(steps: Int, loss: () -> LossWithGraph) throws -> Double {
    Double(steps) * loss().number
  }
}
