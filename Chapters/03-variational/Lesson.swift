import Core
import Notebook

/// A network whose codes are clouds, and all that changes while it learns.
struct Lesson {
  let network: Sequential
  let optimizer: any Optimizer
  let averages: AveragedWeights
  let batches: Batches
  let random: RandomGenerator

  init(
    latent: Int, hidden: Int, batch: Int, using random: RandomGenerator,
    _ optimizer: (Sequential) -> any Optimizer
  ) {
    network = Sequential(using: random) {
      Dense(pixels, hidden)
      ReLU()
      Dense(hidden, 2 * latent)  // [N, 2·latent]: the middle of a cloud, and its width
      Dense(latent, hidden)
      ReLU()
      Dense(hidden, pixels)  // [N, 784], logits
    }
    self.optimizer = optimizer(network)
    averages = AveragedWeights(of: network, decay: 0.9975)
    batches = Batches(of: training, size: batch, using: random)
    self.random = random
  }

  var encoder: Sequential { network[..<3] }
  var decoder: Sequential { network[3...] }

  /// The clouds of pictures: their middles, and the logarithms of their variances, [N, latent] each.
  func clouds(of x: Tensor) -> (mean: Tensor, logVariance: Tensor) {
    let answer = encoder(x)
    let latent = answer.shape[1] / 2
    return (answer.slice(0..<latent, along: 1), answer.slice(latent..<2 * latent, along: 1))
  }

  /// The clouds as numbers without a history.
  func seen(_ x: Tensor) -> (mean: Tensor, logVariance: Tensor) {
    let (mean, logVariance) = clouds(of: x)
    return (mean.detached(), logVariance.detached())
  }
}

/// What is left of the surprise once the code is known: summed over the pixels of a picture, the mean
/// over pictures, in nats.
func surpriseOfPictures(_ logits: Tensor, _ x: Tensor) -> Tensor {
  Float(x.shape[1]) * binaryCrossEntropy(logits: logits, target: x)
}

extension Lesson {
  /// The surprise that is left and the price of the code, in nats a picture.
  func costs(of x: Tensor) -> (surprise: Tensor, divergence: Tensor) {
    let (mean, logVariance) = clouds(of: x)
    let z = recipe.point(mean, logVariance, .normal(mean.shape, using: random))
    return (recipe.surprise(decoder(z), x), recipe.divergence(mean, logVariance))
  }

  /// One step that lowers their sum; returns both costs before it. After the last step the averaged
  /// weights take the place of the last ones.
  func learn(at step: Step) -> KeyValuePairs<String, Float> {
    let (surprise, divergence) = costs(of: batches.next().flattened())
    let before: KeyValuePairs = ["surprise": surprise.scalar, "divergence": divergence.scalar]
    optimizer.minimize(surprise + recipe.beta * divergence)
    averages.update()
    if step.number == step.count { keepAverages() }
    return before
  }

  func keepAverages() {
    let means = averages.use { network.parameters.map { $0.value.detached() } }
    for (parameter, mean) in zip(network.parameters, means) { parameter.assign(mean) }
  }

  /// Both costs on the test images, in nats a picture, with one draw for each.
  func examine() -> (surprise: Float, divergence: Float) {
    let (mean, logVariance) = seen(digits)
    let z = reparametrized(mean, logVariance, .normal(mean.shape, using: dice))
    let surprise = surpriseOfPictures(decoder(z), digits)
    return (surprise.scalar, divergenceFromPrior(mean, logVariance).scalar)
  }
}
