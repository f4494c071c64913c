/// Which operand of a matrix product is read with rows and columns exchanged.
public enum Transposition: Sendable {
  /// a·b
  case none
  /// aᵀ·b
  case left
  /// a·bᵀ
  case right
}

/// The product of two matrices, either of which may be read transposed: `[m, k]·[k, n]` gives
/// `[m, n]`. Traps, with both shapes, unless the inner sizes agree.
///
/// The three transpositions are each other's derivatives: from c = a·b follow da = dc·bᵀ and
/// db = aᵀ·dc, and so on around.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposing transposition: Transposition = .none
) -> Tensor {
  let y = product(a, b, transposition)
  switch transposition {
  case .none:
    return bilinear(
      a, b, y, { b, dy in matmul(dy, b, transposing: .right) },
      { a, dy in matmul(a, dy, transposing: .left) })
  case .left:
    return bilinear(
      a, b, y, { b, dy in matmul(b, dy, transposing: .right) },
      { a, dy in matmul(a, dy) })
  case .right:
    return bilinear(
      a, b, y, { b, dy in matmul(dy, b) },
      { a, dy in matmul(dy, a, transposing: .left) })
  }
}

/// x·w + bias, the map of a dense layer, in one pass: `[N, in]·[in, out] + [out]` gives
/// `[N, out]`. Traps, with the shapes, where they do not fit.
public func affine(_ x: Tensor, _ w: Tensor, bias: Tensor) -> Tensor {
  affine(x, w, bias: bias, slope: 1)
}

/// The same with a leaky ReLU in the same pass, unless its slope is 1.
func affine(_ x: Tensor, _ w: Tensor, bias: Tensor?, slope: Float) -> Tensor {
  if let bias {
    require(
      w.rank == 2 && bias.shape == [w.shape[1]],
      "A bias of shape \(bias.shape) does not fit the weights \(w.shape).")
  }
  let y = product(x, w, .none, bias: bias, slope: slope)
  return bilinear(
    x, w, bias: bias, slope: slope, y, { w, dy in matmul(dy, w, transposing: .right) },
    { x, dy in matmul(x, dy, transposing: .left) }, { dy in dy.sum(along: 0) })
}

/// The product itself, without a rule.
private func product(
  _ a: Tensor, _ b: Tensor, _ transposition: Transposition, bias: Tensor? = nil, slope: Float = 1
) -> Tensor {
  require(
    a.rank == 2 && b.rank == 2, "A matrix product takes two matrices, not \(a.shape), \(b.shape).")
  let (isLeft, isRight) = (transposition == .left, transposition == .right)
  let (inner, other) = (a.shape[isLeft ? 0 : 1], b.shape[isRight ? 1 : 0])
  require(
    inner == other,
    "The shapes \(a.shape) and \(b.shape) do not fit in a product: \(inner) is not \(other).")
  return Tensor([a.shape[isLeft ? 1 : 0], b.shape[isRight ? 0 : 1]]) { y in
    a.readMatrix(transposed: isLeft) { left in
      b.readMatrix(transposed: isRight) { right in
        bias.read { Kernels.gemm(left, right, into: y, Epilogue(bias: $0, slope: slope)) }
      }
    }
  }
}

extension Tensor {
  /// Calls `body` with the elements as a matrix, rows and columns exchanged if asked for; only for
  /// rank 2.
  fileprivate func readMatrix(transposed: Bool, _ body: (Matrix) -> Void) {
    read {
      let matrix = Matrix($0, rows: shape[0], columns: shape[1])
      body(transposed ? matrix.transposed : matrix)
    }
  }
}
