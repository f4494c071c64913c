import Core

/// Another eye, so that no verdict rests on one: other layers, another seed, no shifted images, and
/// features that may be negative.
///
/// It has learned from the first 50,000 training images alone; the first judge from all 60,000. So the
/// last 10,000 may serve to choose settings by it.
public enum SecondJudge {
  private static let fileName = "mnist.safetensors"

  /// Opens the eye that a folder holds; throws a `DataError` if it is missing or damaged.
  public static func opened(at folder: String = "Data/second-judge") throws -> Eye {
    let path = "\(folder)/\(fileName)"
    let file = try Safetensors(contentsOf: path)
    func tensor(_ name: String, _ shape: Shape) throws -> Tensor {
      guard let tensor = file[name], tensor.shape == shape else {
        throw DataError(
          path, "it has no tensor '\(name)' \(shape)", advice: "make it again: train-judge second")
      }
      return tensor
    }
    let network = network(using: RandomGenerator(seed: 0))
    for (name, parameter) in network.namedParameters {
      parameter.assign(try tensor(name, parameter.shape))
    }
    for (name, buffer) in network.namedBuffers {
      buffer.value = try tensor(name, buffer.value.shape)
    }
    return Eye(
      network, depth: depth, accuracy: Double(try tensor("test.accuracy", []).scalar))
  }

  /// Writes a trained eye into a folder.
  public static func write(_ eye: Eye, to folder: String = "Data/second-judge") throws {
    try Files.createFolder(folder)
    var file = Safetensors(metadata: [
      "judge": "names MNIST digits; features are the 64 numbers before the last rectifier",
      "made by": "swift run -c release train-judge second",
    ])
    file.tensors = eye.network.namedParameters.map { ($0.name, $0.parameter.value.detached()) }
    file.tensors += eye.network.namedBuffers.map { ($0.name, $0.buffer.value) }
    file.tensors += [("test.accuracy", Tensor(Float(eye.accuracy)))]
    try file.write(to: "\(folder)/\(fileName)")
  }

  /// Trains the eye on labelled images `[28, 28, 1]`; throws a `DataError` where labels are missing or
  /// no digits.
  ///
  /// Adam, 2e-3 falling to zero, batches of 100. `progress` is told each epoch and the mean loss in it.
  public static func trained(
    on training: Dataset, test: Dataset, epochs: Int = 8, seed: UInt64 = 2,
    progress: (_ epoch: Int, _ loss: Float) -> Void = { _, _ in }
  ) throws -> Eye {
    let labels = try training.requireLabels(from: "the training images", below: classes)
    let testLabels = try test.requireLabels(from: "the test images", below: classes)
    let random = RandomGenerator(seed: seed)
    let network = network(using: random)
    let optimizer = Adam(network)
    let batches = Batches(of: training, size: 100, using: random)
    let steps = epochs * batches.stepsPerEpoch
    var sum: Float = 0
    for step in 1...steps {
      optimizer.learningRate = 2e-3 * (1 - Float(step) / Float(steps + 1))
      let indices = batches.nextIndices()
      let logits = network(training.batch(indices))
      sum += optimizer.minimize(
        softmaxCrossEntropy(logits: logits, labels: indices.map { labels[$0] }))
      if step.isMultiple(of: batches.stepsPerEpoch) {
        progress(step / batches.stepsPerEpoch, sum / Float(batches.stepsPerEpoch))
        sum = 0
      }
    }
    let names = Eye(network, depth: depth, accuracy: .nan).names(test.batch(0..<test.count))
    let right = zip(names, testLabels).count { $0 == $1 }
    return Eye(network, depth: depth, accuracy: Double(right) / Double(test.count))
  }

  private static let classes = 10
  private static let depth = 11

  /// Three strided convolutions with batch normalisation; 89,770 parameters.
  private static func network(using random: RandomGenerator) -> Sequential {
    Sequential(using: random) {
      Conv2D(1, 16, kernel: 3, stride: 2, padding: 1, weights: .heNormal)  // [N, 14, 14, 16]
      BatchNorm(16)
      LeakyReLU()
      Conv2D(16, 32, kernel: 3, stride: 2, padding: 1, weights: .heNormal)  // [N, 7, 7, 32]
      BatchNorm(32)
      LeakyReLU()
      Conv2D(32, 64, kernel: 3, stride: 2, padding: 1, weights: .heNormal)  // [N, 4, 4, 64]
      BatchNorm(64)
      LeakyReLU()
      Flatten()
      Dense(4 * 4 * 64, 64)  // [N, 64], the features
      LeakyReLU()
      Dropout(0.3, using: random.split())
      Dense(64, classes)
    }
  }
}
