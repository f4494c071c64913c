import Core
import Judge
import Runs

extension Notebook {
  /// The images that `--data` names, MNIST unless it is given: to train on and to test with.
  ///
  /// With `--quick` only as many of each as the row `Quick` says. Data that cannot be read, images of
  /// another `size` than the chapter's networks are made for, and too few images end the program with
  /// one line. What had to be decided about the reader's own images is said on standard error.
  public func images(size: ImageSize = (28, 28, 1)) -> (training: Dataset, test: Dataset) {
    let (training, test) = orStop { try wholeSets(size: size) }
    guard isQuick else { return (training, test) }
    return (
      training.subset(0..<min(quickImages, training.count)),
      test.subset(0..<min(quickImages, test.count))
    )
  }

  /// Opens the judge of digits that comes with the course; there is none for other data. A judge
  /// that cannot be read ends the program with one line.
  public func openJudge() -> Judge? {
    guard options.data == "mnist" else { return nil }
    return orStop { try Judge(at: Repository.find().path + "/Data/judge") }
  }

  private func wholeSets(size: ImageSize) throws -> (training: Dataset, test: Dataset) {
    switch options.data {
    case "mnist", "fashion":
      let sets =
        options.data == "fashion"
        ? try Dataset.fashionMNIST()
        : try Dataset.mnist(in: Repository.find().path + "/Data/mnist")
      try sets.training.requireSize(size, from: options.data)
      return sets
    default:
      let own = try OwnImages(at: options.data, size: size)
      for remark in own.remarks { console.notice("\(options.data): \(remark).") }
      return (own.training, own.test)
    }
  }
}
