import Testing

@testable import Core

/// Files named like MNIST's are found in any archive's spelling, with labels of any kind or none.
struct OwnImagesTests {
  let folder = TemporaryFolder()
  let size: ImageSize = (2, 3, 1)

  /// An IDX file of `count` different images of 2 x 3.
  func images(_ count: Int, from first: Int = 0) -> [UInt8] {
    let pixels = (0..<count * 6).map { UInt8(truncatingIfNeeded: first + $0) }
    return IDX(sizes: [count, 2, 3], elements: pixels).encoded
  }

  /// An IDX file of `count` labels from 1.
  func labels(_ count: Int) -> [UInt8] {
    IDX(sizes: [count], elements: (0..<count).map { UInt8($0 % 26 + 1) }).encoded
  }

  func own(_ path: String = "") throws -> OwnImages {
    try OwnImages(at: path.isEmpty ? folder.path : "\(folder.path)/\(path)", size: size)
  }

  func remarks(_ path: String = "") throws -> [String] {
    try own(path).remarks.map { $0.replacing(folder.path, with: "TMP") }
  }

  func loading(_ path: String = "") -> String { message { _ = try own(path) } }

  @Test func namesOfAllArchives() throws {
    let spellings: [(String, set: String, IDXName.Role, Bool)] = [
      ("train-images-idx3-ubyte", "", .trainingImages, false),
      ("train-images.idx3-ubyte", "", .trainingImages, false),
      ("T10K_IMAGES_IDX3_UBYTE.GZ", "", .testImages, true),
      ("t10k-labels-idx1-ubyte.gz", "", .testLabels, true),
      ("emnist-balanced-test-labels-idx1-ubyte", "emnist-balanced", .testLabels, false),
      ("qmnist-train-labels-idx2-int.gz", "qmnist", .trainingLabels, true),
      ("fashion_mnist.train-images.idx3", "fashion-mnist", .trainingImages, false),
    ]
    for (text, set, role, isCompressed) in spellings {
      let name = try #require(IDXName(text), "\(text)")
      #expect((name.set, name.role, name.isCompressed) == (set, role, isCompressed), "\(text)")
    }
    for text in ["train-images.png", "images-idx3-ubyte", "train-idx3-ubyte", "", "gz", "idx3"] {
      #expect(IDXName(text) == nil, "\(text)")
    }
  }

  @Test("A file beside one in a folder of its name, plain and compressed: the nearest is read")
  func archivesUnpackedTwice() throws {
    for (kind, first) in [("train", 0), ("t10k", 100)] {
      try folder.put("\(kind)-images.idx3-ubyte", images(14, from: first))
      try folder.put("\(kind)-images.idx3-ubyte.gz", [1, 2, 3])
      try folder.put("\(kind)-images-idx3-ubyte/\(kind)-images-idx3-ubyte", [4, 5, 6])
    }
    let own = try own()
    #expect(own.training.count == 14 && own.test.pixels.first == 100)
    #expect(own.training.labels == nil && own.remarks == [])
    let other = TemporaryFolder()
    for kind in ["train", "t10k"] {
      let name = "\(kind)-images-idx3-ubyte"
      try other.put("archive/\(name)/\(name).gz", gzip(images(14)))
    }
    #expect(try OwnImages(at: other.path, size: size).test.count == 14)
  }

  @Test func oneSetOfImagesIsDivided() throws {
    try folder.put("a/train-images-idx3-ubyte", images(70))
    try folder.put("a/train-labels-idx1-ubyte", labels(70))
    let own = try own("a")
    #expect((own.training.count, own.test.count) == (60, 10))
    #expect(Array(own.test.pixels.prefix(7)) == [36, 37, 38, 39, 40, 41, 78])
    #expect(own.test.labels?.prefix(2) == [7, 14])
    #expect(
      own.remarks.first == "there are no test images; every seventh image is kept for testing")
    try folder.put("b/t10k-images-idx3-ubyte", images(70))
    #expect(
      try remarks("b") == ["there are only test images; every seventh is kept for testing"])
    try folder.put("c/t10k-labels-idx1-ubyte", labels(70))
    #expect(
      loading("c")
        == "TMP/c: it has labels but no images; put train-images-idx3-ubyte.gz beside them")
  }

  @Test func labelsMayBeRowsOfNumbers() throws {
    var rows: [UInt8] = [0, 0, 12, 2, 0, 0, 0, 14, 0, 0, 0, 8]
    for n in 0..<14 { rows += [0, 0, 0, UInt8(n)] + [UInt8](repeating: 255, count: 28) }
    for part in ["train", "test"] {
      try folder.put("qmnist-\(part)-images-idx3-ubyte.gz", gzip(images(14)))
      try folder.put("qmnist-\(part)-labels-idx2-int.gz", gzip(rows))
      try folder.put("qmnist-\(part)-labels.tsv.gz", [1, 2, 3])
    }
    #expect(try own().training.labels == Array(0..<14))
  }

  @Test func severalSetsAreToChooseFrom() throws {
    for set in ["letters", "digits"] {
      try folder.put("emnist-\(set)-train-images-idx3-ubyte", images(14, from: set.count))
      try folder.put("emnist-\(set)-test-images-idx3-ubyte", images(14))
    }
    #expect(
      loading().hasPrefix(
        "TMP: it holds 2 sets of images: TMP/emnist-digits, TMP/emnist-letters; "
          + "give one of these in its place, such as --data TMP/emnist-digits"))
    #expect(loading("emnist") == loading().replacing("TMP: ", with: "TMP/emnist: "))
    #expect(loading("emnist-x") == "TMP/emnist-x: there is no such file or folder; check the path")
    for words in ["emnist-letters", "emnist-letters-", "EMNIST.Letters"] {
      let own = try OwnImages(at: "\(folder.path)/\(words)", size: (3, 2, 1))
      #expect(Array(own.training.pixels.prefix(6)) == [7, 10, 8, 11, 9, 12])
    }
    for kind in ["train", "t10k"] { try folder.put("\(kind)-images-idx3-ubyte", images(14)) }
    #expect(
      try remarks() == ["the set TMP is read, and 2 other sets are not"],
      "the one without a name is the folder's own")
  }

  @Test func theLeastDeepSetIsMeant() throws {
    for place in ["raw", "raw/backup"] {
      for kind in ["train", "t10k"] {
        try folder.put("\(place)/\(kind)-images-idx3-ubyte", images(14))
      }
    }
    try folder.put("preview.png", [])
    #expect(
      try remarks() == ["the set TMP/raw is read, and 1 other sets and 1 PNG files are not"])
  }

  @Test func picturesOfEMNISTAreSetUpright() throws {
    let turned = "EMNIST's files hold their pictures lying on their side; these were set upright"
    for part in ["train", "test"] {
      try folder.put("a/emnist-letters-\(part)-images-idx3-ubyte", images(26))
      try folder.put("a/emnist-letters-\(part)-labels-idx1-ubyte", labels(26))
    }
    let upright = try OwnImages(at: "\(folder.path)/a", size: (3, 2, 1))
    #expect(Array(upright.training.pixels.prefix(6)) == [0, 3, 1, 4, 2, 5])
    #expect(upright.training.labels?.max() == 26 && upright.remarks == [turned])
    for kind in ["train", "t10k"] {
      try folder.put("b/\(kind)-images-idx3-ubyte", images(26))
      try folder.put("b/\(kind)-labels-idx1-ubyte", labels(26))
    }
    let renamed = try own("b")
    #expect(Array(renamed.training.pixels.prefix(6)) == [0, 1, 2, 3, 4, 5])
    #expect(renamed.remarks.count == 1)
    #expect(renamed.remarks[0].hasPrefix("if these are EMNIST's, they lie on their side;"))
    let file = try folder.put("emnist-mnist-train-images-idx3-ubyte", images(70))
    #expect(try OwnImages(at: file, size: (3, 2, 1)).remarks == [turned])
  }

  @Test func aNameThatIsNoText() {
    #expect(
      loading("b\u{FFFD}b")
        == "TMP/b\u{FFFD}b: there is no such file or folder, unless its name is not UTF-8; "
        + "change into the folder, and give --data .")
  }

  @Test func anIDXFileIsADataSet() throws {
    let path = try folder.put("samples.idx.gz", gzip(images(70)))
    let own = try OwnImages(at: path, size: size)
    #expect((own.training.count, own.test.count, own.remarks) == (60, 10, []))
    #expect(
      loading("samples.idx.gz/x") == "TMP/samples.idx.gz/x: there is no such file or folder; "
        + "check the path")
    try folder.put("few.idx", images(14))
    #expect(
      loading("few.idx") == "TMP/few.idx: it has 12 images to train on and 2 to test with; "
        + "give at least 10 of each, or 70 in all, better thousands")
    try folder.put("one.idx", images(1))
    #expect(
      loading("one.idx")
        == "TMP/one.idx: it holds a single image; give at least two, better thousands")
    #expect(
      message { _ = try OwnImages(at: path, size: (2, 3, 3)) }
        == "TMP/samples.idx.gz: its images are of 3 x 2 pixels in grey, but the networks are made "
        + "for 3 x 2 pixels in colour; give images of that size")
  }
}
