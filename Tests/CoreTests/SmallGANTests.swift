import Foundation
import Testing

@testable import Core

@Suite("A GAN of all layers and optimisers")
struct SmallGANTests {
  @Test("learns the same, bit for bit, on every machine and in a browser")
  func bits() throws {
    let recorded = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/small-gan.txt")
    let lines = try String(contentsOf: recorded, encoding: .utf8).split(separator: "\n")
    #expect(linesOfLosses(steps: 4) == lines.map(String.init))
  }

  @Test("and another when one number differs")
  func seeds() { #expect(SmallGAN(seed: 6).step().generator != SmallGAN(seed: 5).step().generator) }
}
