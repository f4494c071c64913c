import CZlib
import Testing

@testable import Core

/// Pictures are written and read exactly, laid out in grids, and refused in one line.
struct ImageTests {
  let folder = TemporaryFolder()

  func picture(_ width: Int, _ height: Int, _ channels: Int, seed: UInt64 = 1) -> PixelImage {
    let random = RandomGenerator(seed: seed)
    let bytes = (0..<width * height * channels).map { _ in UInt8(random.integer(below: 256)) }
    return PixelImage(width: width, height: height, channels: channels, bytes: bytes)
  }

  func decode(_ bytes: [UInt8]) throws -> PixelImage { try PixelImage(png: bytes, from: "a.png") }

  /// A PNG chunk with its checksum.
  func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    let checked = Array(name.utf8) + content
    let sum = crc32(0, checked, UInt32(checked.count))
    return number(UInt32(content.count)) + checked + number(UInt32(sum))
  }

  /// A PNG file made by hand: sizes, bits and colour type, and its rows.
  func handmade(_ header: [UInt8], _ rows: [UInt8], before: [UInt8] = []) -> [UInt8] {
    var size = compressBound(UInt(rows.count))
    var data = [UInt8](repeating: 0, count: Int(size))
    compress(&data, &size, rows, UInt(rows.count))
    return [137, 80, 78, 71, 13, 10, 26, 10] + chunk("IHDR", header) + before
      + chunk("IDAT", Array(data.prefix(Int(size)))) + chunk("IEND", [])
  }

  @Test func whatIsWrittenIsRead() throws {
    for (width, height, channels) in [(1, 1, 1), (28, 28, 1), (7, 5, 3), (64, 3, 3)] {
      let original = picture(width, height, channels)
      let path = "\(folder.path)/a.png"
      try original.write(to: path)
      #expect(try PixelImage(contentsOf: path) == original)
    }
  }

  @Test func otherKindsOfPNGAreConverted() throws {
    let bits = handmade([0, 0, 0, 2, 0, 0, 0, 2, 1, 0, 0, 0, 0], [0, 0b0100_0000, 0, 0b1000_0000])
    #expect(try decode(bits).bytes == [0, 255, 255, 0])
    let palette = handmade(
      [0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0], [0, 1, 0],
      before: chunk("PLTE", [10, 20, 30, 40, 50, 60]))
    #expect(try decode(palette).bytes == [40, 50, 60, 10, 20, 30])
    let clear = handmade([0, 0, 0, 2, 0, 0, 0, 1, 8, 4, 0, 0, 0], [0, 77, 255, 77, 0])
    #expect(try decode(clear).bytes == [77, 255], "what is transparent is laid on white")
    let deep = handmade([0, 0, 0, 1, 0, 0, 0, 1, 16, 0, 0, 0, 0], [0, 77, 77])
    #expect(
      message { _ = try decode(deep) }
        == "a.png: it has 16 bits a channel; save it with 8 bits a channel")
  }

  @Test func badPicturesAreRefused() {
    let whole = picture(28, 28, 1).png
    #expect(
      message { _ = try decode([1, 2, 3]) }
        == "a.png: it is not a PNG file; save the picture as PNG")
    for length in 8..<whole.count {
      #expect(
        message { _ = try decode(Array(whole.prefix(length))) }
          == "a.png: the PNG data do not end as they must; copy or download it again")
    }
    var damaged = whole
    damaged[whole.count / 2] ^= 4
    #expect(
      message { _ = try decode(damaged) }
        == "a.png: the PNG data are damaged (IDAT: incorrect data check); copy or download it again"
    )
    let huge = handmade([0, 0, 127, 255, 0, 0, 127, 255, 8, 0, 0, 0, 0], [0])
    #expect(
      message { _ = try decode(huge) }
        == "a.png: it claims 32767 x 32767 pixels, too many for its 66 bytes; "
        + "save the picture again")
    let none = handmade([0, 0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0], [0])
    #expect(message { _ = try decode(none) }.hasPrefix("a.png: the PNG data are damaged ("))
    let flat = handmade([0, 0, 0, 1, 0, 0, 0, 0, 8, 0, 0, 0, 0], [0])
    #expect(message { _ = try decode(flat) }.hasPrefix("a.png: the PNG data are damaged ("))
  }

  @Test func gridsHaveGaps() {
    let images = Tensor([3, 1, 2, 1]) { pointer in
      let values: [Float] = [-1, 1, 0, 0.5, .nan, 7]
      for (i, value) in values.enumerated() { pointer[i] = value }
    }
    let grid = PixelImage(grid: images, columns: 2, gap: 1, range: -1...1, background: 9)
    #expect((grid.width, grid.height, grid.channels) == (5, 3, 1))
    #expect(grid.bytes == [0, 255, 9, 128, 191, 9, 9, 9, 9, 9, 0, 255, 9, 9, 9])
    let single = PixelImage(grid: images, columns: 10, gap: 0)
    #expect(single.bytes == [0, 255, 0, 128, 0, 255])
    #expect(PixelImage.bytes(of: images, range: -1...1) == [0, 255, 128, 191, 0, 255])
  }

  @Test func picturesAreEnlarged() {
    let small = PixelImage(width: 2, height: 1, channels: 3, bytes: [1, 2, 3, 4, 5, 6])
    let row: [UInt8] = [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6]
    #expect(small.enlarged(by: 2).bytes == row + row)
    #expect(small.enlarged(by: 1) == small)
  }

  @Test func aFilmHoldsItsPictures() throws {
    let frames = (1...3).map { picture(9, 4, 3, seed: $0) }
    let film = AnimatedPNG(frames: frames, millisecondsPerFrame: 300, repetitions: 2).encoded
    #expect(try decode(film) == frames[0])
    // Walk through the chunks; a later frame, its number taken off, is the data of a plain PNG.
    var chunks: [(name: String, content: [UInt8])] = []
    var place = 8
    while place < film.count {
      let size = film[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: film[place + 4..<place + 8], as: UTF8.self)
      let content = Array(film[place + 8..<place + 8 + size])
      #expect(Array(film[place..<place + 12 + size]) == chunk(name, content))
      chunks.append((name, content))
      place += 12 + size
    }
    let names = ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"]
    #expect(chunks.map(\.name) == names)
    #expect(chunks[1].content == [0, 0, 0, 3, 0, 0, 0, 2])
    let sequence = chunks.filter { ["fcTL", "fdAT"].contains($0.name) }.map { $0.content[3] }
    #expect(sequence == [0, 1, 2, 3, 4])
    #expect(Array(chunks[2].content[20..<24]) == [1, 44, 3, 232])
    let last =
      Array(film[..<8]) + chunk("IHDR", chunks[0].content)
      + chunk("IDAT", Array(chunks[7].content.dropFirst(4))) + chunk("IEND", [])
    #expect(try decode(last) == frames[2])
  }

  @Test func aFolderOfPicturesIsADataSet() throws {
    let pictures = (0..<9).map { picture(3, 2, 3, seed: UInt64($0)) }
    for (i, picture) in pictures.enumerated() { try folder.add("\(i).png", picture.png) }
    try folder.add("notes.txt", [])
    let (training, test) = try Dataset.load(from: folder.path)
    #expect((training.count, test.count) == (8, 1))
    #expect((training.height, training.width, training.channels) == (2, 3, 3))
    #expect(Array(test.pixels) == pictures[6].bytes && test.labels == nil)
    #expect(Array(training.pixels.suffix(18)) == pictures[8].bytes)
    try folder.add("5.png", picture(3, 3, 1).png)
    #expect(
      message { _ = try Dataset.load(from: folder.path) }
        == "TMP/5.png: it is 3 x 3 in grey, but 0.png is 3 x 2 in colour; "
        + "make all pictures of one size and kind")
  }

  @Test func anIDXFileIsADataSet() throws {
    let idx = IDX(sizes: [15, 1, 2], elements: Array(0..<30))
    let path = try folder.add("samples.idx.gz", gzip(idx.encoded))
    let (training, test) = try Dataset.load(from: path)
    #expect(Array(test.pixels) == [12, 13, 26, 27] && training.count == 13)
    try idx.write(to: "\(folder.path)/plain")
    #expect(try IDX(contentsOf: "\(folder.path)/plain") == idx)
    #expect(try Dataset.images(at: "\(folder.path)/plain").count == 15)
  }

  @Test func foldersWithoutPicturesAreRefused() throws {
    func loading() -> String { message { _ = try Dataset.load(from: folder.path) } }
    #expect(loading() == "TMP: the folder is empty; put PNG or IDX files into it")
    try folder.add("notes.txt", [])
    #expect(
      loading()
        == "TMP: the folder holds no PNG and no MNIST files; "
        + "put PNG files into it, or give the path of one IDX file")
    try folder.add("0.png", picture(3, 3, 1).png)
    #expect(loading() == "TMP: it holds a single image; give at least two, better thousands")
    try folder.add("t10k-labels-idx1-ubyte", [])
    #expect(loading().hasPrefix("TMP: the file train-images-idx3-ubyte.gz is missing; "))
    #expect(
      message { _ = try Dataset.load(from: "\(folder.path)/absent") }
        == "TMP/absent: there is no such file or folder; check the path")
  }
}
