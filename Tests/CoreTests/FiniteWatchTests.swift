import Testing

@testable import Core

@Suite("The finite watch")
struct FiniteWatchTests {
  /// A tensor whose elements are no numbers.
  private func none(_ shape: Shape) -> Tensor { Tensor(repeating: .nan, shape: shape) }

  @Test("sees every operation of the gradient table, whichever operand holds no numbers")
  func table() {
    for test in gradientTable {
      for index in test.operands.indices {
        var operands = test.operands
        operands[index] = none(operands[index].shape)
        let seen = FiniteWatch.firstNotFinite { _ = test.function(operands) }
        #expect(seen != nil, "\(test.name), operand \(index)")
      }
    }
  }

  @Test("names sums, differences and joints too")
  func names() {
    let (x, y) = (Tensor.ones([2, 3]), Tensor(repeating: .greatestFiniteMagnitude, shape: [3]))
    #expect(FiniteWatch.firstNotFinite { _ = x * y + y } == "+ [2, 3]")
    #expect(FiniteWatch.firstNotFinite { _ = x * (-y) - y } == "- [2, 3]")
    let joined = FiniteWatch.firstNotFinite { _ = Tensor.concatenated([x, none([1, 3])]) }
    #expect(joined == "concatenated [3, 3], which was given such numbers")
    #expect(FiniteWatch.firstNotFinite { _ = x + y } == nil)
  }

  @Test("sees what a fused derivative makes, and sums of gradients")
  func gradients() {
    let x = Tensor([0.1]).tracked()
    let fused = FiniteWatch.firstNotFinite {
      // A loss of nearly 0, whose slope is −6.9.
      _ = gradient(
        of: binaryCrossEntropy(logits: x, target: 7.443_967) * 3e38, withRespectTo: x)
    }
    #expect(fused?.hasPrefix("binaryCrossEntropy [1]") == true, "\(fused ?? "nothing")")
    let summed = FiniteWatch.firstNotFinite {
      _ = gradient(of: x.relu() * 3e38 + x.relu() * 3e38, withRespectTo: x)
    }
    #expect(summed?.hasPrefix("+ [1]") == true, "\(summed ?? "nothing")")
  }
}
