/// MNIST's four files, and others of the same form and name.
extension Dataset {
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

  /// Reads training images, test images and their labels; throws a `DataError` if one is missing.
  private static func fourFiles(in folder: String) throws -> (training: Dataset, test: Dataset) {
    let sets = IDXSet.all(in: try FolderTree(folder, isDeep: false), from: folder)
    let set = sets.first { $0.name.isEmpty } ?? IDXSet(place: folder, name: "", depth: 0)
    if let incomplete = set.incomplete { throw incomplete }
    return try set.read()
  }
}
