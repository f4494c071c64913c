import Testing

@testable import Core

/// Quarters of small whole numbers that repeat after `modulus` elements: the same in any language.
private func pattern(_ shape: Shape, _ factor: Int, _ start: Int, modulus: Int) -> Tensor {
  Tensor(
    (0..<shape.elementCount).map { Float(($0 * factor + start) % modulus - modulus / 2) / 4 },
    shape: shape)
}

private func expect(
  _ result: Tensor, _ shape: Shape, _ values: [Float], within tolerance: Float = 2e-5,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(result.shape == shape, sourceLocation: location)
  let far = zip(result.scalars, values).enumerated().filter {
    !(abs($0.element.0 - $0.element.1) <= tolerance)
  }
  #expect(
    far.isEmpty && result.count == values.count, "at \(far.map(\.offset))",
    sourceLocation: location)
}

/// Values computed once with PyTorch 2.15, whose images are [N, channels, height, width] and whose
/// filters are [out, in, k, k]: axes were exchanged before and after each call that is named.
@Suite("Layers agree with values computed elsewhere")
struct ConvolutionFixtureTests {
  let filters = pattern([3, 3, 2, 3], 5, 1, modulus: 13)

  @Test("convolution: torch.nn.functional.conv2d(x, w, b, stride=2, padding=1)")
  func convolution() {
    let x = pattern([2, 5, 4, 2], 7, 3, modulus: 11)
    let result = conv(x, filters, stride: 2, padding: 1) + Tensor([0.5, -0.25, 1])
    expect(
      result, [2, 3, 2, 3],
      [
        0.375, 1.3125, 1.8125, 1.5625, -0.75, -2.6875, 0.375, -3.875, 2, 2.5, 1.1875, 5.125, 1.625,
        -4.75, 0.625, -4.8125, 2.5625, 3.8125, -0.4375, -0.5625, -0.3125, -0.6875, 2.25, 1.5,
        2.0625, 0.375, 0.6875, -1.125, -2.8125, 1.5625, 1.25, 0.75, 3.0625, 2.9375, -4.375, -4,
      ])
  }

  @Test(
    "transposed: torch.nn.functional.conv_transpose2d(z, w, b, stride=2, padding=1, output_padding=1)"
  )
  func transposed() {
    let z = pattern([1, 3, 2, 3], 3, 2, modulus: 7)
    let result =
      convTransposed(z, filters, stride: 2, padding: 1, outputPadding: 1) + Tensor([0.5, -0.25])
    expect(
      result, [1, 6, 4, 2],
      [
        1.625, 0.75, -0.4375, -1.5625, -0.1875, -1.1875, 1.75, 0.75, 0.75, 0.375, 2.75, 1.625,
        1.0625, -0.4375, -1.25, -0.3125, -0.6875, -0.9375, 1.0625, 0.3125, 1.875, 0.625, 0.0625,
        -1.1875, 0.0625, 0.0625, -2.625, -1.375, 1.25, 0.125, 2.125, 0.1875, 1.375, 0.875, -0.9375,
        -1.3125, -0.4375, -1.0625, 1.4375, 0.8125, 1.25, 0.75, 2.9375, -1.5, -0.5, -1.125, -0.25,
        0.75,
      ])
  }

  @Test("batch normalisation: torch.nn.BatchNorm2d(2), in training, then eval()")
  func batchNorm() {
    let x = pattern([2, 2, 3, 2], 5, 4, modulus: 9)
    let layer = BatchNorm(2)
    layer.scale.assign(Tensor([1.5, -0.5]))
    layer.shift.assign(Tensor([0.25, 1]))
    expect(
      layer(x), [2, 2, 3, 2],
      [
        0.08793887, 1.620685, 0.7361834, 1.429705, 1.384428, 1.238725, 2.032672, 1.047745, 2.680917,
        0.8567651, -2.505039, 0.6657852, -1.856795, 0.4748053, -1.20855, 0.2838255, -0.5603056,
        0.09284556, 0.08793887, 1.620685, 0.7361834, 1.429705, 1.384428, 1.238725,
      ])
    expect(layer.runningMean.value, [2], [0.00625, -0.01875])
    expect(layer.runningVariance.value, [2], [0.9365057, 0.9467329])
    expect(
      layer(x, mode: .inference), [2, 2, 3, 2],
      [
        0.2403125, 1.504236, 0.6278143, 1.375768, 1.015316, 1.2473, 1.402818, 1.118833, 1.79032,
        0.9903649, -1.309695, 0.8618972, -0.9221931, 0.7334295, -0.5346912, 0.6049618, -0.1471894,
        0.4764941, 0.2403125, 1.504236, 0.6278143, 1.375768, 1.015316, 1.2473,
      ])
  }

  @Test("layer normalisation: torch.nn.functional.layer_norm(x, (2, 3, 2)), then scale and shift")
  func layerNorm() {
    let layer = LayerNorm(2)
    layer.scale.assign(Tensor([1.5, -0.5]))
    layer.shift.assign(Tensor([0.25, 1]))
    expect(
      layer(pattern([2, 2, 3, 2], 5, 4, modulus: 9)), [2, 2, 3, 2],
      [
        0.3987635, 1.743818, 0.9938177, 1.545466, 1.588872, 1.347115, 2.183926, 1.148764, 2.77898,
        0.9504122, -1.981453, 0.7520608, -1.386399, 0.5537094, -0.7913449, 0.3553579, -0.1962907,
        0.1570066, 0.3987635, 1.743818, 0.9938177, 1.545466, 1.588872, 1.347115,
      ])
  }

  @Test("pooling: torch.nn.functional.max_pool2d(x, 2, 2, ceil_mode=True), max_pool2d(x, 3, 2)")
  func maxPool() {
    let x = pattern([1, 5, 5, 1], 7, 3, modulus: 23)
    expect(x.maxPooled(), [1, 3, 3, 1], [2.75, 1.5, 2.25, 1.25, 1.75, 2.5, 0.25, 2, -0.25])
    expect(x.maxPooled(window: 3, stride: 2), [1, 2, 2, 1], [2.75, 2.25, 2, 2.5])
  }

  @Test("a gradient penalty and its gradients: torch.autograd.grad with create_graph=True")
  func penalty() {
    let x = pattern([2, 6, 6, 1], 7, 3, modulus: 11).tracked()
    let first = pattern([4, 4, 1, 2], 5, 1, modulus: 13).tracked()
    let second = pattern([3, 3, 2, 1], 3, 2, modulus: 7).tracked()
    let hidden = conv(x, first, stride: 2, padding: 1).leakyReLU(slope: 0.2).tanh()
    let slope = gradient(of: conv(hidden, second).sum(), withRespectTo: x, recording: true)
    let norm = (slope.flattened().squared().sum(along: 1) + 1e-12).squareRoot()
    let penalty = (norm - 1).squared().mean()
    let found = gradients(of: penalty, withRespectTo: [first, second])
    expect(penalty, [], [1.469972])
    expect(
      found[0], [4, 4, 1, 2],
      [
        -0.161334, 0.9691448, 0.1669757, -1.155602, 0.05441812, 0.2155122, 0.1654587, -0.02526266,
        0.5142738, -1.037575, -0.369858, -0.5568317, 0.06338738, 1.194885, 0.1450334, -0.04038526,
        1.23779, -0.4364166, -1.067006, 0.3771091, 0.1999288, -1.413804, -0.2132557, 0.001287702,
        -1.178376, 0.04846387, -0.7683631, 1.188383, 1.056801, -0.8916194, 0.1635372, -0.1582205,
      ], within: 1e-4)
    expect(
      found[1], [3, 3, 2, 1],
      [
        -1.506981, 0.1951964, 0.260923, -0.0151141, -4.106486, 0.641986, 0.277535, -0.02607355,
        0.09122581, 0.2093528, 0.5623854, -1.584108, -0.1456284, -0.005998878, -0.201827, 0.2420941,
        0.07987707, -0.1470539,
      ], within: 1e-4)
  }
}
