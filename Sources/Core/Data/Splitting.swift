/// How a set is divided: always in the same way, by the places of its images alone.
extension Dataset {
  /// The last 10,000 images held back, so that no setting is ever chosen on the test set (of a
  /// smaller set, the last sixth).
  public var splitForTuning: (training: Dataset, validation: Dataset) {
    let held = min(10_000, count / 6)
    return (subset(0..<count - held), subset(count - held..<count))
  }

  /// Every seventh image kept for testing; throws a `DataError` about `place` unless there are two.
  func splitForTesting(from place: String) throws -> (training: Dataset, test: Dataset) {
    let split = try SplitForTesting(count, from: place)
    return (subset(split.training), subset(split.test))
  }
}

/// The places of images to train on and of every seventh, to test with.
struct SplitForTesting {
  /// Where the images are that are trained on.
  let training: [Int]
  /// Where the images are that are kept for testing.
  let test: [Int]

  /// Divides `count` images; throws a `DataError` about `place` unless there are two.
  init(_ count: Int, from place: String) throws {
    guard count > 1 else {
      throw DataError(
        place, "it holds a single image", advice: "give at least two, better thousands")
    }
    func isKept(_ index: Int) -> Bool { index % 7 == min(6, count - 1) }
    training = (0..<count).filter { !isKept($0) }
    test = (0..<count).filter(isKept)
  }
}
