import Core

extension Judge {
  /// Trains a judge on labelled images `[28, 28, 1]` and remembers the moments of its features on
  /// `test`; throws a `DataError` where labels are missing or no digits.
  ///
  /// Adam, 1e-3 falling to zero, batches of 64, each shifted by up to two pixels; the weights are
  /// averages. `progress` is told each epoch and the mean loss in it.
  public static func train(
    on training: Dataset, test: Dataset, epochs: Int = 8, seed: UInt64 = 1,
    progress: (_ epoch: Int, _ loss: Float) -> Void = { _, _ in }
  ) throws -> Judge {
    let classes = Classifier.classes
    let labels = try training.requireLabels(from: "the training images", below: classes)
    let testLabels = try test.requireLabels(from: "the test images", below: classes)
    let random = RandomGenerator(seed: seed)
    let classifier = Classifier(using: random)
    let optimizer = Adam(classifier.network)
    let averages = AveragedWeights(of: classifier.network, decay: 0.999)
    let batches = Batches(of: training, size: 64, using: random)
    let steps = epochs * batches.stepsPerEpoch
    var sum: Float = 0
    for step in 1...steps {
      optimizer.learningRate = 1e-3 * (1 - Float(step) / Float(steps + 1))
      let indices = batches.nextIndices()
      let images = shifted(training.batch(indices), using: random)
      let logits = classifier.network(images)
      sum += optimizer.minimize(
        softmaxCrossEntropy(logits: logits, labels: indices.map { labels[$0] }))
      averages.update()
      if step.isMultiple(of: batches.stepsPerEpoch) {
        progress(step / batches.stepsPerEpoch, sum / Float(batches.stepsPerEpoch))
        sum = 0
      }
    }
    let means = averages.use { classifier.network.parameters.map { $0.value.detached() } }
    for (parameter, mean) in zip(classifier.network.parameters, means) { parameter.assign(mean) }
    let accuracy = classifier.accuracy(on: test, labels: testLabels)
    let reference = Moments(of: classifier.look(at: test.batch(0..<test.count)).features)
    return Judge(classifier, reference: reference, accuracy: accuracy)
  }

  /// Moves all images `[N, h, w, 1]` by the same −2 to 2 pixels each way; zeros come in.
  private static func shifted(_ images: Tensor, using random: RandomGenerator) -> Tensor {
    let (height, width) = (images.shape[1], images.shape[2])
    let (down, right) = (random.integer(below: 5), random.integer(below: 5))
    return images.padded(along: 1, before: 2, after: 2).padded(along: 2, before: 2, after: 2)
      .slice(down..<down + height, along: 1).slice(right..<right + width, along: 2)
  }
}
