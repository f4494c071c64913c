import Testing

@testable import Core

/// Gzip data are decompressed exactly, or refused in one line.
struct GzipTests {
  let text = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 9 ^ $0 / 251) }

  func decompress(_ bytes: [UInt8]) throws -> [UInt8] {
    try Gzip.decompress(bytes, from: "a.gz")
  }

  @Test func whatWasCompressedComesBack() throws {
    #expect(try decompress(gzip(text)) == text)
    #expect(try decompress(gzip([])) == [])
    #expect(try decompress(gzip(text) + gzip([]) + gzip([5, 6])) == text + [5, 6])
  }

  @Test func everyTruncationIsRefused() {
    let whole = gzip(Array(text.prefix(3000)))
    for length in 2..<whole.count {
      #expect(
        message { _ = try decompress(Array(whole.prefix(length))) }
          == "a.gz: the gzip data end too early; copy or download it again")
    }
  }

  @Test func damageIsRefused() {
    #expect(
      message { _ = try decompress([]) }
        == "a.gz: it is not a gzip file; check that it is what its name says")
    #expect(
      message { _ = try decompress(gzip(text) + [1, 2, 3]) }
        == "a.gz: 3 bytes follow the end of the gzip data; copy or download it again")
    var wrong = gzip(text)
    wrong[wrong.count - 6] ^= 1
    #expect(
      message { _ = try decompress(wrong) }
        == "a.gz: the gzip data are damaged (incorrect data check); copy or download it again")
    wrong[2] = 9
    #expect(
      message { _ = try decompress(wrong) }
        == "a.gz: the gzip data are damaged (unknown compression method); copy or download it again"
    )
  }

  @Test func aBombIsRefused() {
    // 3 MiB of zeros, in members of 1 MiB.
    let member = gzip([UInt8](repeating: 0, count: 1 << 20))
    let bomb = (0..<3).flatMap { _ in member }
    #expect(
      message { _ = try Gzip.decompress(bomb, from: "a.gz", limit: 2 << 20) }
        == "a.gz: it decompresses to more than 2097152 bytes; give a smaller file")
  }
}
