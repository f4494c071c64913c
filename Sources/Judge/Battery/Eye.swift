import Core

/// What looks at pictures for the battery: a network that turns images into features and class logits.
public struct Eye {
  /// The share of MNIST's test images that it names rightly; not a number where it was never trained.
  public let accuracy: Double
  let network: Sequential
  /// The number of layers from images to features.
  let depth: Int

  init(_ network: Sequential, depth: Int, accuracy: Double) {
    (self.network, self.depth, self.accuracy) = (network, depth, accuracy)
  }

  /// The eye of the judge that all chapters share: its features are the 64 numbers before the last
  /// layer, none of them negative.
  public init(of judge: Judge) {
    self.init(judge.classifier.network, depth: 10, accuracy: judge.accuracy)
  }

  /// The eye of the same network, with weights as they are drawn from a seed: it has learned nothing.
  public init(untrained seed: UInt64) {
    let classifier = Classifier(using: RandomGenerator(seed: seed))
    self.init(classifier.network, depth: 10, accuracy: .nan)
  }

  /// The features `[N, d]` and the logits `[N, classes]` of images `[N, 28, 28, 1]` in 0...1, computed a
  /// few hundred images at a time. Traps on images of another size.
  public func sees(_ images: Tensor) -> (features: Tensor, logits: Tensor) {
    require(
      images.rank == 4 && Array(images.shape.dropFirst()) == [28, 28, 1],
      "The battery looks at images [N, 28, 28, 1], not \(images.shape).")
    let parts = stride(from: 0, to: images.shape[0], by: 250).map { first in
      let part = images.detached().slice(first..<min(first + 250, images.shape[0]))
      return network[..<depth](part, mode: .inference).detached()
    }
    let features = Tensor.concatenated(parts)
    return (features, network[depth...](features, mode: .inference).detached())
  }

  /// The classes that it sees in images `[N, 28, 28, 1]` in 0...1.
  public func names(_ images: Tensor) -> [Int] { sees(images).logits.argmax() }
}
