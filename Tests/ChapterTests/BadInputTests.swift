import Book
import Foundation
import Runs
import Testing

/// Files, folders and flags that are wrong: a chapter says so in one line and ends with another code
/// than 0, whatever it has done before.
@Suite struct BadInputTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "bad-\(UUID().uuidString)")
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// All but chapter 0, which reads no pictures.
  private static let chapters = Book(
    BookRepository(
      root: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../.."))
  ).chapters.map(\.name).filter { !$0.hasPrefix("00") && !$0.hasPrefix("05") }

  /// A folder `data` with four small files, one of them replaced.
  private func makeFiles(replacing name: String = "", with bytes: [UInt8] = []) throws {
    for (kind, count) in [("train", 40), ("t10k", 20)] as [(String, UInt8)] {
      let labels = [0, 0, 8, 1, 0, 0, 0, count] + (0..<count).map { $0 % 10 }
      let images =
        [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28]
        + [UInt8](repeating: 9, count: 784 * Int(count))
      for (file, content) in [("images-idx3", images), ("labels-idx1", labels)] {
        let file = "\(kind)-\(file)-ubyte"
        try write(file == name ? bytes : content, as: "data/\(file)")
      }
    }
  }

  private func write(_ bytes: [UInt8], as name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// A folder `data` with `count` copies of a figure of chapter 1, and one of another figure.
  private func makePictures(_ count: Int, and other: String? = nil) throws {
    let figures = root.appending(path: "Chapters/01-autoencoder/figures")
    let picture = try [UInt8](Data(contentsOf: figures.appending(path: "digits.png")))
    for number in 0..<count { try write(picture, as: "data/\(number + 10).png") }
    if let other {
      try write([UInt8](Data(contentsOf: figures.appending(path: other))), as: "data/99.png")
    }
  }

  /// The one line that a chapter ends with; its progress is told before.
  private func complaint(
    _ arguments: [String] = ["--data", "data"], of chapter: String = "01-autoencoder",
    code: Int32 = 1
  ) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = Program(Bundle.main.bundleURL.appending(path: chapter))
    let result = try program.run(
      ["--quick", "--progress", "none", "--out", "out"] + arguments, in: folder)
    #expect(result.status == code)
    #expect(result.errors.hasPrefix("Error: ") && result.errors.count { $0 == "\n" } == 1)
    return result.errors
  }

  @Test func aTruncatedGzipFile() throws {
    let file = "train-images-idx3-ubyte"
    let whole = try Data(contentsOf: root.appending(path: "Data/mnist/\(file).gz"))
    try makeFiles(replacing: file, with: [UInt8](whole.prefix(50_000)))
    #expect(try complaint().contains("data/\(file): the gzip data end too early"))
  }

  @Test func aWrongMagicNumber() throws {
    let file = "train-labels-idx1-ubyte"
    try makeFiles(replacing: file, with: Array("hello".utf8))
    #expect(try complaint().contains("data/\(file): it is not an IDX file"))
  }

  @Test func countsThatDisagree() throws {
    try makeFiles(replacing: "t10k-labels-idx1-ubyte", with: [0, 0, 8, 1, 0, 0, 0, 2, 7, 7])
    #expect(try complaint().contains("it has 2 labels for the 20 images of data/t10k-images"))
  }

  @Test func anEmptyFolderAndNone() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "data"), withIntermediateDirectories: true)
    #expect(try complaint().contains("data: the folder is empty"))
    #expect(try complaint(["--data", "x"]).contains("x: there is no such file or folder"))
  }

  @Test func picturesOfDifferentSizes() throws {
    try makePictures(3, and: "reconstructions.png")
    #expect(try complaint().contains("3 of 596 x 56 (data/10.png), 1 of "))
  }

  @Test(arguments: chapters)
  func picturesOfAnotherSizeThanTheNetworks(chapter: String) throws {
    try makePictures(70)
    let words = try complaint(of: chapter)
    #expect(
      words.hasPrefix(
        "Error: data: of its pictures, 70 of 596 x 56, but the networks are made for 28 x 28 pixels"
          + " in grey; convert a copy, for example with ImageMagick: cp -rLT data data-28x28 && "))
  }

  @Test func tooFewImages() throws {
    let ten =
      [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 28, 0, 0, 0, 28] + [UInt8](repeating: 9, count: 7840)
    try write(ten, as: "few.idx")
    #expect(
      try complaint(["--data", "few.idx"])
        == "Error: few.idx: it has 9 images to train on and 1 to test with; give at least 10 of"
        + " each, or 70 in all, better thousands\n")
  }

  @Test func anUnknownFlag() throws {
    #expect(try complaint(["--fresch"], code: 64).contains("Unknown option '--fresch'"))
  }

  @Test(arguments: ["/proc/out", "/sys", "/dev/null/out"])
  func anOutputFolderThatCannotBeWritten(out: String) throws {
    #expect(try complaint(["--out", out]).contains(out))
  }

  @Test func aModelOfAnotherNetwork() throws {
    try write(Array("no model".utf8), as: "model")
    let words = try complaint(["--from", "model"], of: "06-dcgan")
    #expect(words.contains("model: its header of"))
  }
}
