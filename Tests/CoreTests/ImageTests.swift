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

  @Test func whatIsWrittenIsRead() throws {
    for (width, height, channels) in [(1, 1, 1), (28, 28, 1), (7, 5, 3), (64, 3, 3)] {
      let original = picture(width, height, channels)
      let path = "\(folder.path)/a.png"
      try original.write(to: path)
      #expect(try PixelImage(contentsOf: path) == original)
    }
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
}
