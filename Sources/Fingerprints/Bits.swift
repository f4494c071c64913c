import Core

/// Takes in the bits of what was computed, and makes a short text of them.
struct Bits {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt64) {
    state = (state ^ number) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
  }

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ number: Float) { add(UInt64(number.bitPattern)) }

  mutating func add(_ numbers: some Sequence<Int>) { for number in numbers { add(number) } }

  mutating func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }

  /// A tensor's shape and elements.
  mutating func add(_ tensor: Tensor) {
    add(tensor.shape)
    for number in tensor.scalars { add(number) }
  }

  /// Numbers that come from LAPACK, which rounds differently on different processors: six decimals
  /// of them.
  mutating func add(rounded numbers: [Double]) {
    for number in numbers { add(Int((number * 1e6).rounded())) }
  }

  /// What was taken in, as ten hexadecimal digits.
  var text: String {
    let digits = String(state >> 24, radix: 16)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }
}

extension Bits {
  /// Takes in what an operation gives, its gradients as an optimiser asks for them, and those that
  /// can be differentiated again, with their own gradients.
  mutating func add(
    gradientsAt operands: [Tensor], _ operation: (_ operands: [Tensor]) -> Tensor
  ) {
    let operands = operands.map { $0.detached().tracked() }
    add(outcome: operation(operands), of: operands)
  }

  mutating func add(outcome: Tensor, of operands: [Tensor]) {
    add(outcome)
    let weighted = outcome * numbers(outcome.shape, 101)
    for gradient in gradients(of: weighted, withRespectTo: operands) { add(gradient) }
    for gradient in gradients(of: weighted, withRespectTo: operands, recording: true) {
      add(gradient)
      let again = gradient * numbers(gradient.shape, 102)
      for second in gradients(of: again, withRespectTo: operands) { add(second) }
    }
  }
}

/// Numbers of either sign in a range, which depend on the seed alone: not on the core's generator,
/// so that a change of that is no change of what is computed from them.
func numbers(_ shape: Shape, _ seed: UInt64, in range: ClosedRange<Float> = -1...1) -> Tensor {
  let width = range.upperBound - range.lowerBound
  let values = (0..<shape.elementCount).map { index in
    range.lowerBound + width * (Float(hash(seed, index) >> 40) * 0x1p-24)
  }
  return Tensor(values, shape: shape)
}

/// Whole numbers from 0 up to a bound, which depend on the seed alone.
func wholeNumbers(_ count: Int, below bound: Int, _ seed: UInt64) -> [Int] {
  (0..<count).map { Int(hash(seed, $0) >> 33) % bound }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private func hash(_ seed: UInt64, _ index: Int) -> UInt64 {
  var z = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
  z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
  return z ^ z >> 31
}
