import Testing

@testable import Core

/// Images and labels are read, checked against each other, and turned into batches.
struct DatasetTests {
  let folder = TemporaryFolder()

  /// A set of `count` images of 2 x 3 pixels whose first pixel is their place.
  func small(_ count: Int) -> Dataset {
    let pixels = (0..<count * 6).map { UInt8(truncatingIfNeeded: $0 % 6 == 0 ? $0 / 6 : 255) }
    let labels = (0..<count).map { $0 % 10 }
    return Dataset(pixels: pixels, count: count, height: 2, width: 3, labels: labels)
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

  @Test func mnistIsWhatItShouldBe() throws {
    let (training, test) = try Dataset.mnist()
    #expect((training.count, training.height, training.width) == (60_000, 28, 28))
    #expect((test.count, test.channels) == (10_000, 1))
    #expect(Array(training.labels!.prefix(8)) == [5, 0, 4, 1, 9, 2, 1, 3])
    #expect(Array(test.labels!.prefix(4)) == [7, 2, 1, 0])
    let sum = training.pixels.prefix(1000 * 784).reduce(0) { $0 + Int($1) }
    #expect(sum == 25_637_533)
    let (chosen, held) = training.splitForTuning
    #expect((chosen.count, held.count) == (50_000, 10_000))
    #expect(Array(held.labels!) == Array(training.labels![50_000...]))
    #expect(Array(held.pixels.prefix(784)) == Array(training.subset([50_000]).pixels))
  }

  @Test func batchesScaleBytes() {
    let set = small(5)
    let batch = set.batch([4, 0, 4], scaledTo: -1...1)
    #expect(batch.shape == [3, 2, 3, 1])
    let values = batch.scalars
    #expect(values[0] == 4 * (2 / 255) - 1 && values[6] == -1 && values[12] == values[0])
    #expect(values[1] == 1 && values[17] == 1)
    #expect(set.batch(1..<3).scalars == set.batch([1, 2]).scalars)
    #expect(set.subset(1..<4).batch(0..<2).scalars == set.batch([1, 2]).scalars)
    #expect(set.subset([3, 1]).batch(0..<2).scalars == set.batch([3, 1]).scalars)
    #expect(set.subset(2..<5).labels(of: [0, 2]) == [2, 4])
    #expect(set.ranges(of: 2) == [0..<2, 2..<4, 4..<5])
    #expect(set.batch([Int]()).shape == [0, 2, 3, 1])
  }

  @Test func shuffledBatchesCoverEachEpochOnce() {
    let batches = Batches(of: small(10), size: 4, using: RandomGenerator(seed: 1))
    let drawn = (0..<5).flatMap { _ in batches.nextIndices() }
    #expect(
      drawn.prefix(10).sorted() == Array(0..<10) && drawn.suffix(10).sorted() == Array(0..<10))
    #expect(drawn.prefix(10) != drawn.suffix(10))
    #expect((batches.epoch, batches.stepsPerEpoch, batches.cursor.drawn) == (2, 2, 20))
    let few = Batches(of: small(2), size: 5, using: RandomGenerator(seed: 1))
    #expect(few.next().shape == [5, 2, 3, 1] && few.stepsPerEpoch == 1)
  }

  @Test func shuffledBatchesResumeExactly() {
    let batches = Batches(of: small(10), size: 4, using: RandomGenerator(seed: 1))
    for _ in 0..<4 { _ = batches.nextIndices() }
    let resumed = Batches(of: small(10), size: 4, using: RandomGenerator(seed: 99))
    _ = resumed.nextIndices()
    resumed.cursor = batches.cursor
    for _ in 0..<9 { #expect(batches.nextIndices() == resumed.nextIndices()) }
  }

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
    try addFiles(replacing: "t10k-images-idx3-ubyte", with: [0, 0, 13, 1, 0, 0, 0, 0])
    #expect(
      loading()
        == "TMP/t10k-images-idx3-ubyte: its elements have the IDX type 13; "
        + "only unsigned bytes, type 8, can be read")
    let three = IDX(sizes: [3], elements: [1, 2, 3])
    try addFiles(replacing: "train-labels-idx1-ubyte", with: three.encoded)
    #expect(
      loading()
        == "TMP/train-labels-idx1-ubyte: it has 3 labels for the 4 images of "
        + "TMP/train-images-idx3-ubyte; use files that belong together")
    let ten = IDX(sizes: [4], elements: [1, 9, 10, 3])
    try addFiles(replacing: "train-labels-idx1-ubyte", with: ten.encoded)
    #expect(
      loading()
        == "TMP/train-labels-idx1-ubyte: label 2 is 10; labels go from 0 to 9; "
        + "copy or download it again")
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
    try addFiles(replacing: "train-images-idx3-ubyte", with: three.encoded)
    #expect(
      loading()
        == "TMP/train-images-idx3-ubyte: it holds an array of the sizes [3], not images; images "
        + "have the sizes [count, height, width] or [count, height, width, 1 or 3]")
    let images = IDX(sizes: [2, 2, 1], elements: [1, 2, 3, 4])
    try addFiles(replacing: "train-labels-idx1-ubyte", with: images.encoded)
    #expect(
      loading()
        == "TMP/train-labels-idx1-ubyte: it holds an array of the sizes [2, 2, 1], not labels; "
        + "labels have the sizes [count]")
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
    #expect(parsing([]).hasPrefix("a: it is not an IDX file: it begins with the bytes []"))
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
    let unlabelled = Dataset(pixels: [1, 2], count: 2, height: 1, width: 1)
    #expect(
      message { _ = try unlabelled.requireLabels(from: "faces") }
        == "faces: these images have no labels; give four IDX files, or --data mnist")
  }
}
