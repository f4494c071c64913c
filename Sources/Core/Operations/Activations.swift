extension Tensor {
  /// max(x, 0): the rectified linear unit (Nair and Hinton 2010). At 0 its slope counts as 0.
  public func relu() -> Tensor { leakyReLU(slope: 0) }

  /// x where positive, `slope`·x elsewhere (Maas et al. 2013). Traps on a negative slope, from
  /// whose result the sign of x could not be read.
  public func leakyReLU(slope: Float = 0.2) -> Tensor {
    require(slope >= 0, "A leaky ReLU's slope is at least 0, not \(slope).")
    let y = slope == 0 ? map(PositivePart()) : map(Rectifier(slope: slope))
    return linear(self, y) { $0.leakyReLUGradient(slope: slope, where: y) }
  }

  /// This times the slope that a leaky ReLU has where its result was `result`: a map that is linear,
  /// with a constant mask.
  func leakyReLUGradient(slope: Float, where result: Tensor) -> Tensor {
    if slope == 1 { return self }
    let dx =
      slope == 0
      ? Tensor.combine(self, result, Gated())
      : Tensor.combine(self, result, Rectified(slope: slope))
    return linear(self, dx) {
      $0.leakyReLUGradient(slope: slope, where: result)
    }
  }

  /// tanh x, between −1 and 1, within 3 ulp.
  public func tanh() -> Tensor {
    nonlinear(self, map(Tangent())) { _, y, dy in dy * (1 - y.squared()) }
  }

  /// 1/(1 + e⁻ˣ), between 0 and 1, within 3 ulp from −87 on; 0 below −88.4.
  public func sigmoid() -> Tensor {
    nonlinear(self, map(Logistic())) { _, y, dy in dy * y * (1 - y) }
  }

  /// ln(1 + eˣ), a smooth maximum of x and 0, without overflow, within 3 ulp from −87 on; 0 below
  /// −87.7.
  public func softplus() -> Tensor {
    nonlinear(self, map(Softplus())) { x, _, dy in dy * x.sigmoid() }
  }

  /// Probabilities along the last axis: eˣ over the sum of eˣ.
  public func softmax() -> Tensor { logSoftmax().exponential() }

  /// Logarithms of `softmax`, without overflow: the largest element is taken off first. Empty rows
  /// stay empty.
  public func logSoftmax() -> Tensor {
    if count == 0 { return self }
    let shifted = self - detached().max(along: -1, keepingAxis: true)
    return shifted - shifted.exponential().sum(along: -1, keepingAxis: true).logarithm()
  }
}
