import Testing

@testable import Core

/// Every kind of PNG is read, with the values that its file holds.
struct PNGTests {
  func decode(_ bytes: [UInt8]) throws -> PixelImage { try PixelImage(png: bytes, from: "a.png") }

  /// All greys but white.
  let greys = [UInt8](0..<255)

  @Test func kindsOfPNG() throws {
    let bits = handmadePNG(2, 2, bits: 1, [0, 0b0100_0000, 0, 0b1000_0000])
    #expect(try decode(bits).bytes == [0, 255, 255, 0])
    #expect(try decode(handmadePNG(3, 1, bits: 2, [0, 0b0001_1000])).bytes == [0, 85, 170])
    #expect(try decode(handmadePNG(2, 1, bits: 4, [0, 0x1F])).bytes == [17, 255])
    let palette = handmadePNG(
      2, 1, type: 3, [0, 1, 0], before: chunk("PLTE", [10, 20, 30, 40, 50, 60]))
    #expect(try decode(palette).bytes == [40, 50, 60, 10, 20, 30])
    let deep = handmadePNG(3, 1, bits: 16, [0, 77, 77, 0, 200, 255, 127])
    #expect(try decode(deep).bytes == [77, 1, 255], "the nearest of 8 bits")
    let colour = handmadePNG(1, 1, bits: 16, type: 2, [0, 1, 1, 2, 2, 3, 3])
    #expect(try decode(colour).bytes == [1, 2, 3])
    // Adam7 sends the corner first, then what lies to the right, then below.
    let interlaced = handmadePNG(2, 2, interlaced: true, [0, 1, 0, 2, 0, 3, 4])
    #expect(try decode(interlaced).bytes == [1, 2, 3, 4])
  }

  @Test("Whatever a file says of gamma, profiles and colours, its own values are read")
  func requestsAreIgnored() throws {
    let requests = [
      chunk("gAMA", [0, 1, 134, 160]), chunk("gAMA", [0, 0, 85, 240]), chunk("sRGB", [0]),
      chunk("gAMA", [0, 0, 177, 143]) + chunk("cHRM", (0..<32).map { $0 % 4 == 3 ? 200 : 0 }),
      chunk("iCCP", Array("x".utf8) + [0, 0, 1, 2, 3]), chunk("sBIT", [3]), chunk("bKGD", [0, 9]),
    ]
    for request in requests {
      let grey = try decode(handmadePNG(255, 1, [0] + greys, before: request))
      #expect(grey.bytes == greys)
      let pairs = greys.flatMap { [$0, 255] as [UInt8] }
      let opaque = try decode(handmadePNG(255, 1, type: 4, [0] + pairs, before: request))
      #expect(opaque.bytes == greys)
      let words = greys.flatMap { [$0, $0] as [UInt8] }
      let deep = try decode(handmadePNG(255, 1, bits: 16, [0] + words, before: request))
      #expect(deep.bytes == greys)
    }
  }

  @Test func whatIsTransparentIsLaidOnBlack() throws {
    let ink = greys.flatMap { [255, $0] as [UInt8] }
    #expect(try decode(handmadePNG(255, 1, type: 4, [0] + ink)).bytes == greys)
    let half = handmadePNG(1, 1, type: 6, [0, 200, 100, 50, 128])
    #expect(try decode(half).bytes == [100, 50, 25])
    let clear = handmadePNG(2, 1, [0, 77, 78], before: chunk("tRNS", [0, 77]))
    #expect(try decode(clear).bytes == [0, 78])
    let palette = handmadePNG(
      2, 1, type: 3, [0, 0, 1],
      before: chunk("PLTE", [10, 20, 30, 40, 50, 60]) + chunk("tRNS", [0]))
    #expect(try decode(palette).bytes == [0, 0, 0, 40, 50, 60])
    let deep = handmadePNG(1, 1, bits: 16, type: 4, [0, 255, 255, 128, 128])
    #expect(try decode(deep).bytes == [128])
  }

  @Test func picturesWithoutColoursAreGrey() throws {
    let picture = try decode(handmadePNG(2, 1, type: 2, [0, 7, 7, 7, 9, 9, 9]))
    #expect(picture.channels == 3 && picture.withoutColours == [7, 9])
    #expect(try decode(handmadePNG(1, 1, type: 2, [0, 7, 7, 8])).withoutColours == nil)
  }

  @Test func badPicturesAreRefused() throws {
    let whole = handmadePNG(4, 2, [0, 1, 2, 3, 4, 0, 5, 6, 7, 8])
    #expect(
      message { _ = try decode([1, 2, 3]) }
        == "a.png: it is not a PNG file; save the picture as PNG")
    for length in 8..<33 {
      #expect(
        message { _ = try decode(Array(whole.prefix(length))) }
          == "a.png: the PNG data do not begin as they must; copy it again, or leave it out")
    }
    for length in 33..<whole.count {
      #expect(
        message { _ = try decode(Array(whole.prefix(length))) }
          == "a.png: the PNG data end too early; copy it again, or leave it out")
    }
    #expect(try decode(whole + [1, 2, 3]).bytes == [1, 2, 3, 4, 5, 6, 7, 8], "the end is the end")
    var damaged = whole
    damaged[45] ^= 4
    #expect(message { _ = try decode(damaged) }.hasPrefix("a.png: the PNG data are damaged ("))
    var huge = whole
    (huge[18], huge[22]) = (127, 127)
    #expect(
      message { _ = try decode(huge) }
        == "a.png: it claims 32516 x 32514 pixels, too many for its \(whole.count) bytes; "
        + "save the picture again")
    let none = handmadePNG(0, 1, [0])
    #expect(message { _ = try decode(none) }.hasPrefix("a.png: the PNG data are damaged ("))
    let flat = handmadePNG(1, 0, [0])
    #expect(message { _ = try decode(flat) }.hasPrefix("a.png: the PNG data are damaged ("))
  }

  @Test func otherFilesAreKnownByTheirBeginnings() {
    func decoding(_ text: String) -> String {
      message { _ = try decode(text.unicodeScalars.map { UInt8($0.value) }) }
    }
    #expect(
      decoding("")
        == "a.png: it is not a PNG file but an empty file; copy it again, or leave it out")
    #expect(decoding("\u{FF}\u{D8}\u{FF}\u{E0}").contains("but a JPEG file; convert it to PNG"))
    #expect(decoding("<!DOCTYPE html>").contains("but a web page; its download failed"))
    #expect(decoding("version https://git-lfs.github.com/").contains("git lfs pull"))
    #expect(decoding("\u{89}PNX").contains("it is not a PNG file; "))
  }
}
