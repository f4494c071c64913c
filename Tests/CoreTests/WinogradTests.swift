import Foundation
import Testing

@testable import Core

/// Convolutions of four by four taps, two apart, as `Case` describes them.
struct WinogradTests {
  nonisolated static let all = [
    (1, 4, 4, 16, 16), (3, 5, 4, 16, 32), (2, 6, 7, 32, 16), (2, 7, 9, 16, 48), (2, 14, 14, 32, 16),
    (1, 14, 12, 48, 16), (2, 28, 6, 16, 16), (1, 29, 10, 16, 32), (1, 32, 32, 16, 16),
    (9, 8, 8, 16, 16), (7, 4, 6, 16, 16), (0, 8, 8, 16, 32),
  ].map { Case($0.0, $0.1, $0.2, $0.3, to: $0.4, k: 4, s: 2, p: 1) }

  /// What one face of a convolution gives the direct way and this way.
  nonisolated struct Face {
    let count: Int
    let direct: (UnsafeMutablePointer<Float>, Epilogue) -> Void
    let winograd: (UnsafeMutablePointer<Float>, Epilogue) -> Void

    func run(
      _ kernel: (UnsafeMutablePointer<Float>, Epilogue) -> Void, _ start: [Float]? = nil,
      _ epilogue: Epilogue = Epilogue()
    ) -> [Float] {
      var result = start ?? [Float](repeating: .nan, count: count)
      kernel(&result, epilogue)
      return result
    }
  }

  /// outputs, images, filters.
  nonisolated func faces(_ example: Case) -> [Face] {
    let (x, w, z) = (example.images, example.filters, example.outputs)
    let (g, n) = (example.geometry, example.count)
    return [
      Face(count: z.count) {
        Kernels.conv(g, images: x, count: n, filters: w, into: $0, $1)
      } winograd: {
        Winograd(g).conv(images: x, count: n, filters: w, into: $0, $1)
      },
      Face(count: x.count) {
        Kernels.convTransposed(g, outputs: z, count: n, filters: w, into: $0, $1)
      } winograd: {
        Winograd(g).convTransposed(outputs: z, count: n, filters: w, into: $0, $1)
      },
      Face(count: w.count) {
        Kernels.convFilter(g, images: x, outputs: z, count: n, into: $0, $1)
      } winograd: {
        Winograd(g).convFilter(images: x, outputs: z, count: n, into: $0, $1)
      },
    ]
  }

  /// The three faces in double precision, in the same order.
  func references(_ example: Case) -> [[Double]] {
    let (x, w, z) = (example.images, example.filters, example.outputs)
    var sums = [z.count, x.count, w.count].map { [Double](repeating: 0, count: $0) }
    example.forEachTerm { i, j, k in
      let (x, w, z) = (Double(x[i]), Double(w[j]), Double(z[k]))
      sums[0][k] += x * w
      sums[1][i] += w * z
      sums[2][j] += x * z
    }
    return sums
  }

  /// The root of the mean square of the errors, beside that of the values.
  func error(_ result: [Float], _ reference: [Double]) -> Double {
    let squares = zip(result, reference).reduce((0, 0)) { sums, pair in
      let error = Double(pair.0) - pair.1
      return (sums.0 + error * error, sums.1 + pair.1 * pair.1)
    }
    return (squares.0 / max(squares.1, .leastNormalMagnitude)).squareRoot()
  }

  @Test(arguments: all)
  func threeFacesAreThoseOfTheDefinition(_ example: Case) {
    for (face, reference) in zip(faces(example), references(example)) {
      let result = expectSameOnAnyThreads { face.run(face.winograd) }
      #expect(difference(result, reference) < 1e-5)
      // Few terms round hardly at all the direct way.
      #expect(error(result, reference) < 1.5 * error(face.run(face.direct), reference) + 1e-7)
    }
  }

  /// The last has so many images that the gradient takes them in two groups.
  @Test(arguments: [all[3], all[5], Case(90, 8, 8, 16, to: 16, k: 4, s: 2, p: 1)])
  func epilogueAddsScalesAndAccumulates(_ example: Case) {
    let g = example.geometry
    let channels = [g.outputChannels, g.inputChannels, g.outputChannels]
    for (face, channels) in zip(faces(example), channels) {
      let (start, bias) = (arbitrary(face.count, seed: 6), arbitrary(channels, seed: 7))
      bias.withUnsafeBufferPointer { bias in
        let epilogue = Epilogue(bias: bias.baseAddress, slope: 0.2, accumulates: true)
        let direct = face.run(face.direct, start, epilogue)
        let result = face.run(face.winograd, start, epilogue)
        #expect(difference(result, direct.map(Double.init)) < 2e-5)
      }
    }
  }

  @Test func anImageDoesNotDependOnItsBatch() {
    let large = Case(9, 8, 10, 16, to: 32, k: 4, s: 2, p: 1)
    let small = Case(4, 8, 10, 16, to: 32, k: 4, s: 2, p: 1)
    for (large, small) in zip(faces(large), faces(small)).prefix(2) {
      let (all, some) = (large.run(large.winograd), small.run(small.winograd))
      #expect(all.prefix(some.count).map(\.bitPattern) == some.map(\.bitPattern))
    }
  }

  @Test func scratchMemoryDoesNotGrowWithTheBatch() {
    /// Bytes that a fresh thread keeps after all three faces.
    func bytes(_ count: Int) -> Int {
      let example = Case(count, 14, 14, 16, to: 16, k: 4, s: 2, p: 1)
      nonisolated(unsafe) let faces = faces(example)
      nonisolated(unsafe) var bytes = 0
      let done = DispatchSemaphore(value: 0)
      Thread {
        for face in faces { _ = face.run(face.winograd) }
        let blocks = Scratch.blocksOfThisThread()
        bytes = Scratch.allCases.reduce(0) { $0 + blocks[$1.rawValue].bytes }
        done.signal()
      }.start()
      done.wait()
      return bytes
    }
    with(threads: 1) {
      let (some, many) = (bytes(100), bytes(200))
      #expect(many <= some + some / 4, "\(some) bytes for 100 images, \(many) for 200")
      #expect(many < 2 << 20)
    }
  }

  @Test func suitsWhatItWasMadeFor() {
    func suits(_ side: Int, _ channels: Int, _ outputs: Int, k: Int = 4, s: Int = 2, p: Int = 1)
      -> Bool
    { Winograd.suits(Case(1, side, side, channels, to: outputs, k: k, s: s, p: p).geometry) }
    #expect(suits(14, 64, 128) && suits(28, 32, 64) && suits(8, 128, 256) && suits(9, 16, 32))
    #expect(!suits(28, 1, 64) && !suits(28, 64, 3) && !suits(14, 16, 16) && !suits(7, 64, 64))
    #expect(!suits(14, 64, 64, k: 3) && !suits(14, 64, 64, s: 1) && !suits(14, 64, 64, p: 0))
  }
}
