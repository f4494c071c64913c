import Core

extension Notebook {
  /// The images that `--data` names, MNIST unless it is given: to train on and to test with.
  ///
  /// With `--quick` only the first `quick` of each. Data that cannot be read, images of another
  /// `size` than the chapter's networks are made for, and fewer than ten test images end the program
  /// with one line.
  public func images(
    quick: Int, size: (height: Int, width: Int, channels: Int) = (28, 28, 1)
  ) -> (training: Dataset, test: Dataset) {
    let (training, test) = orStop {
      switch options.data {
      case "mnist": try Dataset.mnist(in: Repository.find().path + "/Data/mnist")
      case "fashion": try Dataset.fashionMNIST()
      default: try Dataset.load(from: options.data)
      }
    }
    orStop { try requireFitting(training, test, size) }
    guard isQuick else { return (training, test) }
    return (
      training.subset(0..<min(quick, training.count)), test.subset(0..<min(quick, test.count))
    )
  }

  private func requireFitting(
    _ training: Dataset, _ test: Dataset, _ size: (height: Int, width: Int, channels: Int)
  ) throws {
    func words(_ height: Int, _ width: Int, _ channels: Int) -> String {
      "\(width) x \(height) pixels in \(channels == 1 ? "grey" : "colour")"
    }
    guard (training.height, training.width, training.channels) == size else {
      let given = words(training.height, training.width, training.channels)
      throw DataError(
        options.data,
        "its images are of \(given), and this chapter's networks are made for "
          + words(size.height, size.width, size.channels), advice: "convert the images first")
    }
    guard test.count >= 10 else {
      throw DataError(
        options.data,
        "it has \(training.count + test.count) images, \(test.count) of them to test"
          + " with", advice: "give at least 70 images, better thousands")
    }
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
