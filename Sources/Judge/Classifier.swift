import Core

/// The judge's eye: a small convolutional network that names digits. 114,314 parameters.
struct Classifier {
  /// The number of features before the last layer.
  static let features = 64
  /// The number of digits.
  static let classes = 10

  /// All layers, from images `[N, 28, 28, 1]` to logits `[N, 10]`.
  let network: Sequential

  /// Makes the network with first values drawn from `random`.
  init(using random: RandomGenerator) {
    network = Sequential(using: random) {
      Conv2D(1, 16, kernel: 5, padding: 2, weights: .heNormal)
      ReLU()
      MaxPool2D()  // [N, 14, 14, 16]
      Conv2D(16, 32, kernel: 5, padding: 2, weights: .heNormal)
      ReLU()
      MaxPool2D()  // [N, 7, 7, 32]
      Flatten()
      Dropout(0.4, using: random.split())
      Dense(7 * 7 * 32, Self.features, weights: .heNormal)
      ReLU()  // [N, 64]
      Dropout(0.4, using: random.split())
      Dense(Self.features, Self.classes)
    }
  }

  /// The penultimate features `[N, 64]` and the logits `[N, 10]` of images `[N, 28, 28, 1]` in
  /// 0...1, computed a few hundred images at a time.
  func look(at images: Tensor) -> (features: Tensor, logits: Tensor) {
    require(
      images.rank == 4 && Array(images.shape.dropFirst()) == [28, 28, 1],
      "The judge looks at images [N, 28, 28, 1], not \(images.shape).")
    let images = images.detached()
    let eye = network[..<10]
    let last = network[10...]
    var features: [Tensor] = []
    for start in stride(from: 0, to: images.shape[0], by: 250) {
      let part = images.slice(start..<min(start + 250, images.shape[0]))
      features.append(eye(part, mode: .inference).detached())
    }
    let all = Tensor.concatenated(features)
    return (all, last(all, mode: .inference).detached())
  }

  /// The share of images whose largest logit is at their label.
  func accuracy(on data: Dataset, labels: [Int]) -> Double {
    let answers = look(at: data.batch(0..<data.count)).logits.argmax()
    let right = zip(answers, labels).count { $0 == $1 }
    return Double(right) / Double(data.count)
  }
}
