import Core

/// Says how good a set of digits is: it names each digit with a classifier that has learned from
/// real ones, and compares the features it sees with those of the 10,000 test images.
///
/// Its numbers compare generators with each other; they depend on the classifier, and mean nothing
/// beside numbers from another judge.
public struct Judge {
  /// The share of the test images that the classifier names correctly.
  public let accuracy: Double
  /// The moments of the test images' features.
  public let reference: Moments
  let classifier: Classifier

  private static let fileName = "mnist.safetensors"

  init(_ classifier: Classifier, reference: Moments, accuracy: Double) {
    self.classifier = classifier
    self.reference = reference
    self.accuracy = accuracy
  }

  /// Opens the judge that a folder holds; throws a `DataError` if it is missing or damaged.
  public init(at folder: String = "Data/judge") throws {
    let path = "\(folder)/\(Self.fileName)"
    let file = try Safetensors(contentsOf: path)
    func tensor(_ name: String, _ shape: Shape) throws -> Tensor {
      guard let tensor = file[name], tensor.shape == shape else {
        throw DataError(
          path, "it has no tensor '\(name)' \(shape)", advice: "make it again: train-judge")
      }
      return tensor
    }
    classifier = Classifier(using: RandomGenerator(seed: 0))
    for (name, parameter) in classifier.network.namedParameters {
      parameter.assign(try tensor(name, parameter.shape))
    }
    let d = Classifier.features
    reference = Moments(
      mean: try tensor("test.mean", [d]).scalars.map(Double.init),
      covariance: try tensor("test.covariance", [d, d]).scalars.map(Double.init))
    accuracy = Double(try tensor("test.accuracy", []).scalar)
  }

  /// Writes the judge into a folder.
  public func write(to folder: String = "Data/judge") throws {
    try Files.createFolder(folder)
    let d = Classifier.features
    var file = Safetensors(metadata: [
      "judge": "names MNIST digits; features are the 64 numbers before the last layer",
      "made by": "swift run -c release train-judge",
    ])
    file.tensors = classifier.network.namedParameters.map { ($0.name, $0.parameter.value) }
    file.tensors += [
      ("test.mean", Tensor(reference.mean.map { Float($0) })),
      ("test.covariance", Tensor(reference.covariance.map { Float($0) }, shape: [d, d])),
      ("test.accuracy", Tensor(Float(accuracy))),
    ]
    try file.write(to: "\(folder)/\(Self.fileName)")
  }

  /// Judges samples `[N, 28, 28, 1]` in 0...1, at least two.
  ///
  /// With 1,000 samples it takes a moment and serves during training; the Fréchet distance of few
  /// samples is too large, so compare only equal numbers of them. `reference` replaces the test
  /// images, for tuning, which must not see these.
  public func evaluate(_ samples: Tensor, against reference: Moments? = nil) -> Verdict {
    let (features, logits) = classifier.look(at: samples)
    let probabilities = logits.softmax()
    var histogram = [Int](repeating: 0, count: Classifier.classes)
    for label in probabilities.argmax() { histogram[label] += 1 }
    return Verdict(
      histogram: histogram,
      meanTopProbability: Double(probabilities.max(along: 1).mean().scalar),
      frechetDistance: Moments(of: features).frechetDistance(to: reference ?? self.reference),
      meanGrey: Double(samples.detached().mean().scalar))
  }

  /// The moments of the features of images `[N, 28, 28, 1]` in 0...1.
  public func moments(of images: Tensor) -> Moments {
    Moments(of: classifier.look(at: images).features)
  }

  /// The digits that the judge sees in images `[N, 28, 28, 1]` in 0...1.
  public func labels(of images: Tensor) -> [Int] {
    classifier.look(at: images).logits.argmax()
  }

  /// The share of labelled images that the judge names correctly; throws a `DataError` where
  /// labels are missing or no digits.
  public func accuracy(on data: Dataset) throws -> Double {
    let place = "the images to judge"
    let labels = try data.requireLabels(from: place, below: Classifier.classes)
    return classifier.accuracy(on: data, labels: labels)
  }
}
