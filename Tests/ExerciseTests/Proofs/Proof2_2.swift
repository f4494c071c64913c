import ExerciseChecks
import Testing

@Test func exercise2_2IsProved() {
  let proof = Proof(
    stub: check(Stub2_2.self), solution: check(Solution2_2.self),
    mistakes: (
      check(Strideless2_2.self), "kernel 4, stride 2; kernel 4, stride 2: expected 10, got 7"
    ),
    (check(OwnStride2_2.self), "kernel 5, stride 2: expected 5, got 9"),
    (check(LastStride2_2.self), "kernel 4, stride 1: expected 22, got 16"),
    (check(Product2_2.self), "kernel 3, stride 1; kernel 3, stride 1: expected 5, got 9"))
  #expect(proof.problems == [])
}

enum Solution2_2: Exercise2_2 {
  nonisolated static func field(behind layers: [(kernel: Int, stride: Int)]) -> Int {
    var (field, pace) = (1, 1)
    for layer in layers {
      field += (layer.kernel - 1) * pace
      pace *= layer.stride
    }
    return field
  }
}

enum Stub2_2: Exercise2_2 {
  nonisolated static func field(behind layers: [(kernel: Int, stride: Int)]) throws -> Int {
    throw NotAttempted()
  }
}

/// Forgets that strides part what the next layer sees.
enum Strideless2_2: Exercise2_2 {
  nonisolated static func field(behind layers: [(kernel: Int, stride: Int)]) -> Int {
    Solution2_2.field(behind: layers.map { ($0.kernel, 1) })
  }
}

/// Lets a layer's stride widen its own window.
enum OwnStride2_2: Exercise2_2 {
  nonisolated static func field(behind layers: [(kernel: Int, stride: Int)]) -> Int {
    var (field, pace) = (1, 1)
    for layer in layers {
      pace *= layer.stride
      field += (layer.kernel - 1) * pace
    }
    return field
  }
}

/// Takes the stride before alone, not the product of all before.
enum LastStride2_2: Exercise2_2 {
  nonisolated static func field(behind layers: [(kernel: Int, stride: Int)]) -> Int {
    var (field, pace) = (1, 1)
    for layer in layers {
      field += (layer.kernel - 1) * pace
      pace = layer.stride
    }
    return field
  }
}

/// Multiplies the kernels.
enum Product2_2: Exercise2_2 {
  nonisolated static func field(behind layers: [(kernel: Int, stride: Int)]) -> Int {
    layers.reduce(1) { $0 * $1.kernel }
  }
}
