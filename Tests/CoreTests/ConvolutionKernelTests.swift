import Testing

@testable import Core

/// A convolution to check: a geometry and a number of images.
nonisolated struct Case: CustomTestStringConvertible {
  let count: Int
  let geometry: ConvolutionGeometry

  init(
    _ count: Int, _ height: Int, _ width: Int, _ channels: Int, to outputs: Int, k: Int, s: Int,
    p: Int
  ) {
    self.count = count
    geometry = ConvolutionGeometry(
      height: height, width: width, inputChannels: channels, outputChannels: outputs, kernel: k,
      stride: s, padding: p)
  }

  var testDescription: String {
    let g = geometry
    return "\(count) of [\(g.height), \(g.width), \(g.inputChannels)] to \(g.outputChannels), "
      + "kernel \(g.kernel), stride \(g.stride), padding \(g.padding)"
  }

  var images: [Float] { arbitrary(count * geometry.inputCount, seed: 1) }
  var filters: [Float] { arbitrary(geometry.patchCount * geometry.outputChannels, seed: 2) }
  var outputs: [Float] { arbitrary(count * geometry.outputCount, seed: 3) }

  /// Calls `body` with the places of x, w and z in every product x · w · z of the sum.
  func forEachTerm(_ body: (_ x: Int, _ w: Int, _ z: Int) -> Void) {
    let g = geometry
    for n in 0..<count {
      for oy in 0..<g.outputHeight {
        for ox in 0..<g.outputWidth {
          for ky in 0..<g.kernel {
            for kx in 0..<g.kernel {
              let (y, x) = (oy * g.stride - g.padding + ky, ox * g.stride - g.padding + kx)
              guard y >= 0, y < g.height, x >= 0, x < g.width else { continue }
              for ci in 0..<g.inputChannels {
                for co in 0..<g.outputChannels {
                  body(
                    ((n * g.height + y) * g.width + x) * g.inputChannels + ci,
                    ((ky * g.kernel + kx) * g.inputChannels + ci) * g.outputChannels + co,
                    ((n * g.outputHeight + oy) * g.outputWidth + ox) * g.outputChannels + co)
                }
              }
            }
          }
        }
      }
    }
  }

  static let all = [
    Case(1, 1, 1, 1, to: 1, k: 1, s: 1, p: 0),
    Case(3, 7, 5, 6, to: 9, k: 1, s: 1, p: 0),
    Case(2, 7, 7, 3, to: 5, k: 1, s: 2, p: 0),
    Case(2, 5, 5, 17, to: 3, k: 1, s: 1, p: 1),
    Case(2, 7, 7, 16, to: 33, k: 3, s: 1, p: 1),
    Case(3, 28, 28, 1, to: 5, k: 4, s: 2, p: 1),
    Case(2, 14, 14, 20, to: 12, k: 4, s: 2, p: 1),
    Case(2, 9, 14, 40, to: 7, k: 3, s: 2, p: 1),
    Case(1, 10, 13, 18, to: 31, k: 5, s: 3, p: 0),
    Case(1, 11, 12, 2, to: 6, k: 5, s: 3, p: 2),
    Case(2, 8, 7, 16, to: 4, k: 2, s: 3, p: 0),
    Case(2, 9, 8, 3, to: 4, k: 2, s: 3, p: 1),
    Case(1, 3, 2, 16, to: 16, k: 3, s: 1, p: 4),
    Case(1, 6, 6, 40, to: 32, k: 4, s: 1, p: 0),
    Case(2, 1, 40, 1, to: 8, k: 1, s: 4, p: 0),
    Case(25, 28, 28, 1, to: 20, k: 4, s: 2, p: 1),
    Case(2, 7, 7, 33, to: 130, k: 4, s: 2, p: 1),
    Case(3, 28, 14, 32, to: 5, k: 3, s: 1, p: 1),
    Case(2, 9, 9, 80, to: 18, k: 3, s: 2, p: 1),
    Case(0, 7, 7, 3, to: 2, k: 3, s: 1, p: 1),
    Case(0, 7, 7, 32, to: 16, k: 3, s: 1, p: 1),
  ]
}

struct ConvolutionKernelTests {
  /// y = f(sum + bias), with the slope 0.2 below zero.
  func epilogue(_ sums: [Double], bias: [Float]) -> [Double] {
    sums.enumerated().map { index, sum in
      let shifted = sum + Double(bias[index % bias.count])
      return shifted < 0 ? 0.2 * shifted : shifted
    }
  }

  @Test(arguments: Case.all)
  func convolutionIsThatOfTheDefinition(_ example: Case) {
    let (images, filters) = (example.images, example.filters)
    let count = example.count * example.geometry.outputCount
    var sums = [Double](repeating: 0, count: count)
    example.forEachTerm { x, w, z in sums[z] += Double(images[x]) * Double(filters[w]) }
    let bias = arbitrary(example.geometry.outputChannels, seed: 4)
    func run(_ epilogue: Epilogue) -> [Float] {
      var result = [Float](repeating: .nan, count: count)
      Kernels.conv(
        example.geometry, images: images, count: example.count, filters: filters, into: &result,
        epilogue)
      return result
    }
    let plain = expectSameOnAnyThreads { run(Epilogue()) }
    #expect(difference(plain, sums) < 1e-5)
    bias.withUnsafeBufferPointer { values in
      let full = run(Epilogue(bias: values.baseAddress, slope: 0.2))
      #expect(difference(full, epilogue(sums, bias: bias)) < 1e-5)
    }
  }

  @Test(arguments: Case.all)
  func transposedConvolutionIsThatOfTheDefinition(_ example: Case) {
    let (outputs, filters) = (example.outputs, example.filters)
    let count = example.count * example.geometry.inputCount
    var sums = [Double](repeating: 0, count: count)
    example.forEachTerm { x, w, z in sums[x] += Double(outputs[z]) * Double(filters[w]) }
    let bias = arbitrary(example.geometry.inputChannels, seed: 5)
    func run(_ epilogue: Epilogue) -> [Float] {
      var result = [Float](repeating: .nan, count: count)
      Kernels.convTransposed(
        example.geometry, outputs: outputs, count: example.count, filters: filters, into: &result,
        epilogue)
      return result
    }
    let plain = expectSameOnAnyThreads { run(Epilogue()) }
    #expect(difference(plain, sums) < 1e-5)
    bias.withUnsafeBufferPointer { values in
      let full = run(Epilogue(bias: values.baseAddress, slope: 0.2))
      #expect(difference(full, epilogue(sums, bias: bias)) < 1e-5)
    }
  }

  @Test(arguments: Case.all)
  func filterGradientIsThatOfTheDefinition(_ example: Case) {
    let (images, outputs) = (example.images, example.outputs)
    var sums = [Double](repeating: 0, count: example.filters.count)
    example.forEachTerm { x, w, z in sums[w] += Double(images[x]) * Double(outputs[z]) }
    let result = expectSameOnAnyThreads {
      var result = [Float](repeating: .nan, count: sums.count)
      Kernels.convFilter(
        example.geometry, images: images, outputs: outputs, count: example.count, into: &result)
      return result
    }
    #expect(difference(result, sums) < 2e-5)
  }

  @Test(arguments: Case.all)
  func everyKernelCanAccumulate(_ example: Case) {
    let (images, filters, outputs) = (example.images, example.filters, example.outputs)
    let (g, n) = (example.geometry, example.count)
    /// Runs a kernel into `start` and into nothing, and compares.
    func check(
      _ start: [Float], _ kernel: (UnsafeMutablePointer<Float>, Epilogue) -> Void
    ) {
      var added = start
      var fresh = [Float](repeating: .nan, count: start.count)
      kernel(&added, Epilogue(accumulates: true))
      kernel(&fresh, Epilogue())
      let sums = zip(start, fresh).map { Double($0) + Double($1) }
      #expect(difference(added, sums) < 1e-5)
    }
    check(outputs.map { -$0 }) {
      Kernels.conv(g, images: images, count: n, filters: filters, into: $0, $1)
    }
    check(images.map { -$0 }) {
      Kernels.convTransposed(g, outputs: outputs, count: n, filters: filters, into: $0, $1)
    }
    check(filters.map { -$0 }) {
      Kernels.convFilter(g, images: images, outputs: outputs, count: n, into: $0, $1)
    }
  }
}
