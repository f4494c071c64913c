import Core

extension Notebook {
  /// The images that `--data` names, MNIST unless it is given: to train on and to test with.
  ///
  /// With `--quick` only the first `quick` of each. Data that cannot be read ends the program with
  /// one line.
  public func images(quick: Int) -> (training: Dataset, test: Dataset) {
    let (training, test) = orStop {
      switch options.data {
      case "mnist": try Dataset.mnist(in: Repository.find().path + "/Data/mnist")
      case "fashion": try Dataset.fashionMNIST()
      default: try Dataset.load(from: options.data)
      }
    }
    guard isQuick else { return (training, test) }
    return (
      training.subset(0..<min(quick, training.count)), test.subset(0..<min(quick, test.count))
    )
  }

  /// Writes images `[N, height, width, 1]` with values in `range` as an IDX file, the format that
  /// the data came in.
  public func write(
    samples images: Tensor, range: ClosedRange<Float> = 0...1, as file: String = "samples.idx"
  ) {
    let sizes = images.shape.last == 1 ? Array(images.shape.dropLast()) : Array(images.shape)
    let idx = IDX(sizes: sizes, elements: PixelImage.bytes(of: images, range: range))
    orStop { try save(idx.encoded, as: file) }
    console.result("\(sizes[0].grouped) samples: \(folder.name)/\(file)")
  }
}
