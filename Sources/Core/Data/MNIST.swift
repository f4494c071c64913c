import Dispatch
import Synchronization

/// MNIST's four files, and others of the same form.
extension Dataset {
  private static let names = [
    "train-images-idx3-ubyte", "t10k-images-idx3-ubyte", "train-labels-idx1-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// Reads the handwritten digits: 60,000 training and 10,000 test images of 28 x 28 grey pixels.
  public static func mnist(
    in folder: String = "Data/mnist"
  ) throws -> (training: Dataset, test: Dataset) {
    try fourFiles(in: folder)
  }

  /// Reads Zalando's articles of clothing, in MNIST's format. Xiao, Rasul and Vollgraf 2017,
  /// "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms".
  public static func fashionMNIST(
    in folder: String = "/usr/share/datasets/fashion-mnist"
  ) throws -> (training: Dataset, test: Dataset) {
    guard Files.kind(of: folder) == .folder else {
      throw DataError(
        folder, "Fashion-MNIST is not installed", advice: "apt-get install dataset-fashion-mnist")
    }
    return try fourFiles(in: folder)
  }

  /// The last 10,000 images held back, so that no setting is ever chosen on the test set (of a
  /// smaller set, the last sixth).
  public var splitForTuning: (training: Dataset, validation: Dataset) {
    let held = min(10_000, count / 6)
    return (subset(0..<count - held), subset(count - held..<count))
  }

  /// Whether a folder has at least one of the four files.
  static func holdsMNISTFiles(_ folder: String) -> Bool {
    names.contains { path(of: $0, in: folder) != nil }
  }

  /// Reads training images, test images and their labels at the same time, one a thread.
  static func fourFiles(in folder: String) throws -> (training: Dataset, test: Dataset) {
    let paths = try names.map { name in
      guard let path = path(of: name, in: folder) else {
        throw DataError(
          folder, "the file \(name).gz is missing",
          advice: "a data folder needs training and test images and labels, four files")
      }
      return path
    }
    let results = Mutex([Result<IDX, any Error>?](repeating: nil, count: paths.count))
    DispatchQueue.concurrentPerform(iterations: paths.count) { i in
      let result = Result { try IDX(contentsOf: paths[i]) }
      results.withLock { $0[i] = result }
    }
    let files = try results.withLock { $0 }.map { try $0!.get() }
    let training = try Dataset(
      images: files[0], from: paths[0], labels: files[2], labelPath: paths[2])
    let test = try Dataset(images: files[1], from: paths[1], labels: files[3], labelPath: paths[3])
    guard
      (test.height, test.width, test.channels)
        == (training.height, training.width, training.channels)
    else {
      throw DataError(
        paths[1], "its images are \(test.size), those for training \(training.size)",
        advice: "use test images of the same size")
    }
    return (training, test)
  }

  private static func path(of name: String, in folder: String) -> String? {
    [name, name + ".gz"].map { "\(folder)/\($0)" }.first { Files.kind(of: $0) == .file }
  }

  /// Height, width and, where there are colours, channels, for messages.
  var size: String { "\(height) x \(width)" + (channels == 1 ? "" : " x \(channels)") }

  /// Checks that an IDX file holds images: [n, h, w], [n, h, w, 1] or [n, h, w, 3], none empty.
  init(images: IDX, from place: String) throws {
    let sizes = images.sizes
    guard sizes.count == 3 || (sizes.count == 4 && [1, 3].contains(sizes[3])) else {
      throw DataError(
        place, "it holds an array of the sizes \(sizes), not images",
        advice: "images have the sizes [count, height, width] or [count, height, width, 1 or 3]")
    }
    guard !images.elements.isEmpty else {
      throw DataError(place, "it holds no images", advice: "give a file with at least one")
    }
    self.init(
      pixels: images.elements, count: sizes[0], height: sizes[1], width: sizes[2],
      channels: sizes.count == 4 ? sizes[3] : 1)
  }

  /// Joins images and labels; there must be as many of one as of the other, and labels end at 9.
  init(images: IDX, from place: String, labels: IDX, labelPath: String) throws {
    let unlabelled = try Dataset(images: images, from: place)
    guard labels.sizes.count == 1 else {
      throw DataError(
        labelPath, "it holds an array of the sizes \(labels.sizes), not labels",
        advice: "labels have the sizes [count]")
    }
    guard labels.sizes[0] == unlabelled.count else {
      throw DataError(
        labelPath,
        "it has \(labels.sizes[0]) labels for the \(unlabelled.count) images of \(place)",
        advice: "use files that belong together")
    }
    if let index = labels.elements.firstIndex(where: { $0 > 9 }) {
      throw DataError(
        labelPath,
        "label \(index - labels.elements.startIndex) is \(labels.elements[index])",
        advice: "labels go from 0 to 9; copy or download it again")
    }
    self.init(
      pixels: unlabelled.pixels, count: unlabelled.count, height: unlabelled.height,
      width: unlabelled.width, channels: unlabelled.channels,
      labels: labels.elements.map { Int($0) })
  }
}
