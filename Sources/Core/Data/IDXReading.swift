import Dispatch
import Synchronization

extension IDXSet {
  /// Reads the files, one a thread, and joins images and labels. Where only training or only test
  /// images are there, every seventh of them is for testing. Pictures of EMNIST are set upright.
  func read() throws -> (training: Dataset, test: Dataset) {
    let bytes = try contents()
    func dataset(_ images: IDXName.Role, _ labels: IDXName.Role) throws -> Dataset? {
      guard let file = files[images]?.description, let pixels = bytes[images] else { return nil }
      let lying = try Dataset(images: try IDX(parsing: pixels, from: file), from: file)
      let upright = liesOnItsSide ? lying.transposed : lying
      guard let labelFile = files[labels]?.description, let numbers = bytes[labels] else {
        return upright
      }
      return try upright.labelled(
        try IDX.labels(parsing: numbers, from: labelFile), from: labelFile, imagesFrom: file)
    }
    let training = try dataset(.trainingImages, .trainingLabels)
    let test = try dataset(.testImages, .testLabels)
    guard let training, let test else {
      guard let only = training ?? test else {
        throw DataError(
          place, "it has labels but no images",
          advice: "put \(IDXName.Role.trainingImages.fileName).gz beside them")
      }
      return try only.splitForTesting(from: place)
    }
    guard
      (test.height, test.width, test.channels)
        == (training.height, training.width, training.channels)
    else {
      throw DataError(
        files[.testImages]!.description,
        "its images are \(test.size), those for training \(training.size)",
        advice: "use test images of the same size")
    }
    return (training, test)
  }

  /// Whether the names tell that the pictures lie on their side.
  var liesOnItsSide: Bool { IDXName.liesOnItsSide(name) }

  /// An error that names the first of the four files that is not there; nil if all are.
  var incomplete: DataError? {
    IDXName.Role.allCases.first { files[$0] == nil }.map { role in
      DataError(
        place, "the file \(role.fileName).gz is missing",
        advice: "a data folder needs training and test images and labels, four files")
    }
  }

  /// The bytes of all files, unpacked.
  private func contents() throws -> [IDXName.Role: [UInt8]] {
    let list = IDXName.Role.allCases.compactMap { role in files[role].map { (role, $0) } }
    let results = Mutex([Result<[UInt8], any Error>?](repeating: nil, count: list.count))
    DispatchQueue.concurrentPerform(iterations: list.count) { i in
      let file = list[i].1
      let result = Result { try IDX.unpacked(try file.read(), from: file.description) }
      results.withLock { $0[i] = result }
    }
    let bytes = try results.withLock { $0 }.map { try $0!.get() }
    return Dictionary(uniqueKeysWithValues: zip(list.map(\.0), bytes))
  }
}
