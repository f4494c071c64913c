/// The reader's own images: a folder of PNG files, alone or one folder a class, files named like
/// MNIST's in any archive's spelling, or one IDX file.
public struct OwnImages {
  /// The images to train on.
  public let training: Dataset
  /// The images to test with.
  public let test: Dataset
  /// What was decided for the reader, a line each; nothing if there was no choice.
  public private(set) var remarks: [String] = []

  /// Reads what `--data` names: a folder, a file, or the first words of the names of IDX files, as
  /// in `gzip/emnist-letters`. Throws a `DataError` unless there are images of this size, at least
  /// ten to train on and ten to test with, that are not all one even grey.
  public init(at path: String, size: ImageSize) throws {
    (training, test) = try Self.read(path, size, &remarks)
    try requireFitting(size, path)
    try requireDifferences(path)
  }

  private static func read(
    _ path: String, _ size: ImageSize, _ remarks: inout [String]
  ) throws -> (training: Dataset, test: Dataset) {
    let kind = Files.kind(of: path)
    if kind == .folder {
      let tree = try FolderTree(path)
      guard let set = try IDXSet.chosen(among: IDXSet.all(in: tree, from: path), from: path) else {
        return try pictures(of: tree, in: path, as: size, &remarks)
      }
      remarks += Self.remarks(on: tree, besides: set)
      return try read(set, &remarks)
    }
    if kind == nil, let set = try IDXSet.named(path) { return try read(set, &remarks) }
    if kind == nil && path.unicodeScalars.contains("\u{FFFD}") {
      throw DataError(
        path, "there is no such file or folder, unless its name is not UTF-8",
        advice: "change into the folder, and give --data .")
    }
    let images = try Dataset(images: try IDX(contentsOf: path), from: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard IDXName.liesOnItsSide(name) else { return try images.splitForTesting(from: path) }
    remarks.append(turned)
    return try images.transposed.splitForTesting(from: path)
  }

  private static let turned =
    "EMNIST's files hold their pictures lying on their side; these were set upright"

  private static func read(
    _ set: IDXSet, _ remarks: inout [String]
  ) throws -> (training: Dataset, test: Dataset) {
    let (training, test) = try set.read()
    if set.files[.testImages] == nil {
      remarks.append("there are no test images; every seventh image is kept for testing")
    } else if set.files[.trainingImages] == nil {
      remarks.append("there are only test images; every seventh is kept for testing")
    }
    let labels = (training.labels ?? []) + (test.labels ?? [])
    if set.liesOnItsSide {
      remarks.append(turned)
    } else if labels.min() == 1 && labels.max() == 26 || set.place.lowercased().contains("emnist") {
      remarks.append(
        "if these are EMNIST's, they lie on their side; they are set upright where the names of"
          + " the files begin as EMNIST's own do, such as emnist-letters-train-images-idx3-ubyte")
    }
    return (training, test)
  }

  /// What else a folder holds that could have been meant.
  private static func remarks(on tree: FolderTree, besides set: IDXSet) -> [String] {
    let others = IDXSet.all(in: tree, from: set.place).count - 1
    let pictures = tree.files.count { $0.isPNG }
    var left: [String] = []
    if others > 0 { left.append("\(others) other sets") }
    if pictures > 0 { left.append("\(pictures) PNG files") }
    if left.isEmpty { return [] }
    return ["the set \(set.place) is read, and " + left.joined(separator: " and ") + " are not"]
  }

  private func requireFitting(_ size: ImageSize, _ path: String) throws {
    try training.requireSize(size, from: path)
    guard training.count >= 10 && test.count >= 10 else {
      throw DataError(
        path, "it has \(training.count) images to train on and \(test.count) to test with",
        advice: "give at least 10 of each, or 70 in all, better thousands")
    }
  }

  /// Refuses images that are one even grey, and says so where there is little to see.
  private mutating func requireDifferences(_ path: String) throws {
    let count = training.count + test.count
    let (darkest, brightest) = [training.pixels, test.pixels].reduce((255, 0)) { range, pixels in
      pixels.reduce(range) { (min($0.0, Int($1)), max($0.1, Int($1))) }
    }
    guard darkest < brightest else {
      let command = Conversion(of: path, to: "white").command(
        from: ["png"], options: "-background white -alpha remove -negate")
      throw DataError(
        path, "all \(count) images are alike: every pixel is \(darkest) of 255",
        advice: "give white on black; if they are dark ink on a transparent ground: \(command)")
    }
    let first = training.pixels.prefix(training.valuesPerImage)
    if [training, test].allSatisfy({ $0.areAll(first) }) {
      remarks.append("all \(count) images are alike")
    } else if brightest - darkest < 64 {
      remarks.append("its pixels are all between \(darkest) and \(brightest) of 255")
    }
  }
}

extension Dataset {
  /// Throws a `DataError` about `place` unless the images have this size.
  public func requireSize(_ size: ImageSize, from place: String) throws {
    guard (height, width, channels) == size else {
      throw DataError(
        place,
        "its images are of \(words((height, width, channels))), but the networks are made for "
          + words(size), advice: "give images of that size")
    }
  }

  /// Whether every image has these values.
  fileprivate func areAll(_ image: ArraySlice<UInt8>) -> Bool {
    stride(from: pixels.startIndex, to: pixels.endIndex, by: valuesPerImage).allSatisfy {
      pixels[$0..<$0 + valuesPerImage].elementsEqual(image)
    }
  }
}
