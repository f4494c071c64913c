import Testing

@testable import Core

/// MNIST's four files are read, plain or compressed, checked against each other, and refused.
struct MNISTFilesTests {
  let folder = TemporaryFolder()

  /// A set of `count` images of 2 x 3 pixels, all different, with labels.
  func small(_ count: Int) -> Dataset {
    let pixels = (0..<count * 6).map { UInt8(truncatingIfNeeded: $0) }
    return Dataset(
      pixels: pixels, count: count, height: 2, width: 3, labels: (0..<count).map { $0 % 10 })
  }

  /// Writes the four files of a set of 4 and 2 images, one of them as given.
  func addFiles(replacing name: String = "", with bytes: [UInt8] = []) throws {
    for (kind, count) in [("train", 4), ("t10k", 2)] {
      let images = IDX(sizes: [count, 2, 3], elements: small(count).pixels).encoded
      let labels = IDX(sizes: [count], elements: small(count).labels!.map { UInt8($0) }).encoded
      for (file, content) in [("images-idx3", images), ("labels-idx1", labels)] {
        let file = "\(kind)-\(file)-ubyte"
        try folder.add(file, file == name ? bytes : content)
      }
    }
  }

  func loading() -> String { message { _ = try Dataset.mnist(in: folder.path) } }

  @Test func fourFilesAreReadPlainOrCompressed() throws {
    try addFiles()
    let (training, test) = try Dataset.mnist(in: folder.path)
    #expect(training.pixels == small(4).pixels && training.labels == small(4).labels)
    #expect(test.pixels == small(2).pixels && test.labels == small(2).labels)
    let other = TemporaryFolder()
    for name in try Files.names(in: folder.path) {
      try other.add("\(name).gz", gzip(try Files.read("\(folder.path)/\(name)")))
    }
    #expect(try Dataset.mnist(in: other.path).training.pixels == training.pixels)
  }

  @Test func badFilesAreRefused() throws {
    try addFiles(
      replacing: "train-images-idx3-ubyte", with: gzip([UInt8](0..<200)).dropLast(9))
    #expect(
      loading()
        == "TMP/train-images-idx3-ubyte: the gzip data end too early; copy or download it again")
    try addFiles(replacing: "train-images-idx3-ubyte", with: [0, 0, 8, 7, 0])
    #expect(
      loading()
        == "TMP/train-images-idx3-ubyte: it is not an IDX file: it begins with the bytes "
        + "[0, 0, 8, 7]; check that it is what its name says")
    try addFiles(replacing: "train-images-idx3-ubyte", with: Array("<html>".utf8))
    #expect(
      loading()
        == "TMP/train-images-idx3-ubyte: it is not an IDX file but a web page; its download "
        + "failed: download it again")
    try addFiles(replacing: "t10k-images-idx3-ubyte", with: [0, 0, 13, 1, 0, 0, 0, 0])
    #expect(
      loading()
        == "TMP/t10k-images-idx3-ubyte: its elements have the IDX type 13; "
        + "only unsigned bytes, type 8, can be read")
    let large = IDX(sizes: [2, 3, 3], elements: [UInt8](repeating: 1, count: 18))
    try addFiles(replacing: "t10k-images-idx3-ubyte", with: large.encoded)
    #expect(
      loading()
        == "TMP/t10k-images-idx3-ubyte: its images are 3 x 3, those for training 2 x 3; "
        + "use test images of the same size")
    let none = IDX(sizes: [0, 2, 3], elements: [])
    try addFiles(replacing: "train-images-idx3-ubyte", with: none.encoded)
    #expect(
      loading()
        == "TMP/train-images-idx3-ubyte: it holds no images; give a file with at least one")
    let three = IDX(sizes: [3], elements: [1, 2, 3])
    try addFiles(replacing: "train-images-idx3-ubyte", with: three.encoded)
    #expect(
      loading()
        == "TMP/train-images-idx3-ubyte: it holds an array of the sizes [3], not images; images "
        + "have the sizes [count, height, width] or [count, height, width, 1 or 3]")
  }

  @Test func badLabelsAreRefused() throws {
    let three = IDX(sizes: [3], elements: [1, 2, 3])
    try addFiles(replacing: "train-labels-idx1-ubyte", with: three.encoded)
    #expect(
      loading()
        == "TMP/train-labels-idx1-ubyte: it has 3 labels for the 4 images of "
        + "TMP/train-images-idx3-ubyte; use files that belong together")
    let images = IDX(sizes: [2, 2, 1], elements: [1, 2, 3, 4])
    try addFiles(replacing: "train-labels-idx1-ubyte", with: images.encoded)
    #expect(
      loading()
        == "TMP/train-labels-idx1-ubyte: it holds an array of the sizes [2, 2, 1], not labels; "
        + "labels have the sizes [count]; give others, or images without labels")
    try addFiles(
      replacing: "train-labels-idx1-ubyte",
      with: [0, 0, 12, 1, 0, 0, 0, 1, 255, 255, 255, 255])
    #expect(
      loading()
        == "TMP/train-labels-idx1-ubyte: label 0 is -1; labels are numbers from 0; give others, or "
        + "images without labels")
  }

  @Test func headersAreNotBelieved() {
    func parsing(_ bytes: [UInt8]) -> String {
      message { _ = try IDX(parsing: bytes, from: "a") }
    }
    let again = "; copy or download it again"
    #expect(parsing([0, 0, 8, 3, 0, 0]) == "a: its IDX header is cut short" + again)
    let four = [UInt8](repeating: 255, count: 16)
    #expect(
      parsing([0, 0, 8, 4] + four) == "a: its IDX header claims an impossible size" + again)
    let whole = IDX(sizes: [2, 3], elements: [1, 2, 3, 4, 5, 6]).encoded
    #expect(
      parsing(whole + [7])
        == "a: its IDX header asks for 6 elements [2, 3], it holds 7" + again)
    #expect(
      parsing(whole.dropLast())
        == "a: its IDX header asks for 6 elements [2, 3], it holds 5" + again)
    #expect(
      parsing([]) == "a: it is not an IDX file but an empty file; copy it again, or leave it out")
  }

  @Test func missingDataAreNamed() throws {
    try folder.add("train-images-idx3-ubyte", [])
    #expect(
      loading()
        == "TMP: the file t10k-images-idx3-ubyte.gz is missing; "
        + "a data folder needs training and test images and labels, four files")
    #expect(
      message { _ = try Dataset.fashionMNIST(in: "\(folder.path)/absent") }
        == "TMP/absent: Fashion-MNIST is not installed; apt-get install dataset-fashion-mnist")
  }
}
