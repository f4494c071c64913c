import Book
import Foundation
import Runs
import Testing

/// The exact results of chapters 8 and 9, read from what their quick runs record.
@Suite struct WassersteinTests {
  private func values(of chapter: String) throws -> [String: Double] {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let program = Bundle.main.bundleURL.appending(path: chapter)
    let run = try QuickRun(chapter, program: program, in: scratch)
    let values = try RunRecord.read(from: run.folder.path).values
    return Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test func aClippedCriticOverItsSlopeIsTheExactDistance() throws {
    let values = try values(of: "08-wgan")
    for sample in ["shifted", "narrowed", "widened"] {
      let exact = try #require(values["\(sample)-exact"])
      let read = try #require(values["\(sample)-distance"])
      #expect(abs(read - exact) < 0.05 * exact, "\(sample)")
    }
  }

  @Test func theSmallestGameCirclesSticksOrConverges() throws {
    let values = try values(of: "09-wgan-gp")
    func expect(_ name: String, _ range: ClosedRange<Double>) throws {
      #expect(range.contains(try #require(values[name])), "\(name)")
    }
    try expect("clip 1: high", 0.95...1.1)
    try expect("clip 1: low", -1.1 ... -0.95)
    try expect("one-centred, λ = 0.5: high", 1...2)
    try expect("one-centred, λ = 0.5: low", -2 ... -1)
    try expect("one-centred, λ = 2: low", -4.001 ... -3.999)
    try expect("one-centred, λ = 2: high", -4.001 ... -3.999)
    try expect("zero-centred, γ = 1: low", -0.001...0.001)
    try expect("zero-centred, γ = 1: high", -0.001...0.001)
  }

  @Test func thePenaltysGradientByHandIsThatOfTheCoreAndOfDifferences() throws {
    let values = try values(of: "09-wgan-gp")
    #expect(try #require(values["penalty-length"]) > 0.1)
    #expect(try #require(values["error-core"]) < 1e-5)
    #expect(try #require(values["error-differences"]) < 1e-2)
  }
}
