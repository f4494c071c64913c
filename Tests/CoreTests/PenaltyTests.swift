import Testing

@testable import Core

/// (‖∇x critic(x)‖ − 1)², the mean over the batch: Gulrajani et al. 2017, eq. 3, at the points x.
/// Verdicts get unequal shares, or batch normalisation would leave their sum no slope.
private func penalty(_ critic: some Layer, at x: Tensor, recording: Bool = true) -> Tensor {
  let x = x.tracked()
  let shares = Tensor.linspace(-1, 2, count: x.shape[0]).reshaped([-1, 1])
  let verdict = (critic(x) * shares).sum()
  let slope = gradient(of: verdict, withRespectTo: x, recording: recording)
  let norm = (slope.flattened().squared().sum(along: 1) + 1e-12).squareRoot()
  return (norm - 1).squared().mean()
}

@Suite("The gradient penalty's gradient by the parameters agrees with differences")
struct PenaltyTests {
  let random = RandomGenerator(seed: 17)

  /// The derivative of the penalty along a random direction of the parameters: by the gradient, and
  /// by central differences.
  private func derivatives(
    _ critic: Sequential, _ shape: Shape, recording: Bool = true
  ) -> (analytic: Double, numeric: Double) {
    let x = Tensor.normal(shape, using: random)
    let parameters = critic.parameters
    let values = parameters.map { $0.value.detached() }
    let directions = parameters.map { Tensor.normal($0.shape, using: random) }
    let found = gradients(
      of: penalty(critic, at: x, recording: recording), withRespectTo: parameters.map(\.value))
    let analytic = zip(found, directions).reduce(0.0) { $0 + Double(($1.0 * $1.1).sum().scalar) }
    func moved(by step: Float) -> Double {
      for (index, parameter) in parameters.enumerated() {
        parameter.assign(values[index] + step * directions[index])
      }
      return Double(penalty(critic, at: x).scalar)
    }
    let step: Float = 1e-3
    return (analytic, (moved(by: step) - moved(by: -step)) / (2 * Double(step)))
  }

  private func expectAgreement(
    _ critic: Sequential, _ shape: Shape, at location: SourceLocation = #_sourceLocation
  ) {
    let (analytic, numeric) = derivatives(critic, shape)
    #expect(abs(numeric) > 0.05, "the direction tells nothing", sourceLocation: location)
    #expect(
      abs(analytic - numeric) <= 3e-2 * max(abs(analytic), abs(numeric)),
      "gradient \(analytic), differences \(numeric)", sourceLocation: location)
  }

  @Test("through spectral normalisation")
  func spectralNormalisation() {
    let critic = Sequential(using: random) {
      SpectralNorm(Conv2D(2, 6, kernel: 4, stride: 2, padding: 1))
      Tanh()
      Flatten()
      SpectralNorm(Dense(54, 4))
      Tanh()
      Dense(4, 1)
    }
    for _ in 0..<200 { _ = critic(.zeros([1, 6, 6, 2])) }  // until the directions rest
    expectAgreement(critic, [4, 6, 6, 2])
  }

  @Test("through minibatch discrimination")
  func minibatchDiscrimination() {
    let critic = Sequential(using: random) {
      Dense(5, 6)
      Tanh()
      MinibatchDiscrimination(6, kernels: 2, features: 1)
      Dense(8, 1)
    }
    expectAgreement(critic, [3, 5])
  }

  @Test("through layers that know the class")
  func conditionalLayers() {
    let wanted = Condition(classes: 3)
    wanted.labels = [2, 0, 2, 1, 0]
    let critic = Sequential(using: random) {
      Embedding(3, of: wanted)
      Dense(8, 6, weights: .normal(standardDeviation: 1))
      ConditionalBatchNorm(6, on: wanted)
      Tanh()
      Dense(6, 1)
    }
    expectAgreement(critic, [5, 5])
  }

  @Test("through convolutions")
  func convolutions() {
    let critic = Sequential(using: random) {
      Conv2D(2, 4, kernel: 4, stride: 2, padding: 1)
      Tanh()
      Conv2D(4, 3, kernel: 3, padding: 1)
      Tanh()
      Flatten()
      Dense(27, 1)
    }
    expectAgreement(critic, [3, 6, 6, 2])
  }

  @Test("through transposed convolutions")
  func transposedConvolutions() {
    let critic = Sequential(using: random) {
      ConvTransposed2D(2, 3, kernel: 4, stride: 2, padding: 1)
      Tanh()
      ConvTransposed2D(3, 2, kernel: 3, stride: 2, padding: 1, outputPadding: 1)
      Tanh()
      Flatten()
      Dense(288, 1)
    }
    expectAgreement(critic, [3, 3, 3, 2])
  }

  @Test("through batch normalisation")
  func batchNorm() {
    let critic = Sequential(using: random) {
      Conv2D(2, 4, kernel: 3, padding: 1, bias: false)
      BatchNorm(4, scale: .normal(standardDeviation: 0.3, mean: 1))
      Tanh()
      Flatten()
      Dense(64, 1)
    }
    expectAgreement(critic, [5, 4, 4, 2])
  }

  @Test("through layer normalisation")
  func layerNorm() {
    let critic = Sequential(using: random) {
      Conv2D(2, 4, kernel: 3, padding: 1)
      LayerNorm(4)
      Tanh()
      Flatten()
      Dense(64, 1)
    }
    expectAgreement(critic, [5, 4, 4, 2])
  }

  @Test("and a penalty whose slope is a constant is caught")
  func notRecorded() {
    let critic = Sequential(using: random) {
      Conv2D(1, 2, kernel: 3)
      Tanh()
      Flatten()
      Dense(8, 1)
    }
    let (analytic, numeric) = derivatives(critic, [3, 4, 4, 1], recording: false)
    #expect(analytic == 0)
    #expect(abs(numeric) > 0.05)
  }
}
