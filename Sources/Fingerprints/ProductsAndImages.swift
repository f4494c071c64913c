import Core

/// Rows, inner size and columns: single numbers, odd sizes, those of the chapters' dense layers, and
/// one with a long sum in each product.
private let products3: [(m: Int, k: Int, n: Int)] = [
  (1, 1, 1), (7, 28, 5), (33, 17, 65), (32, 64, 256), (200, 784, 32), (5, 3000, 9),
]

let products: [Fingerprint] = [
  Fingerprint("matmul") { bits in
    for (m, k, n) in products3 {
      let (a, b) = (numbers([m, k], 21), numbers([k, n], 22))
      bits.add(gradientsAt: [a, b]) { matmul($0[0], $0[1]) }
      bits.add(matmul(a.transposed(), b, transposing: .left))
      bits.add(matmul(a, b.transposed(), transposing: .right))
    }
  },
  Fingerprint("affine") { bits in
    for (m, k, n) in products3 {
      bits.add(gradientsAt: [numbers([m, k], 23), numbers([k, n], 24), numbers([n], 25)]) {
        affine($0[0], $0[1], bias: $0[2])
      }
    }
  },
]

let losses: [Fingerprint] = [
  Fingerprint("binaryCrossEntropy") { bits in
    for shape: Shape in [[1, 1], [32, 1], [20, 784]] {
      let logits = numbers(shape, 31, in: -15...15)
      bits.add(gradientsAt: [logits]) { binaryCrossEntropy(logits: $0[0], target: 0.9) }
      bits.add(gradientsAt: [logits, numbers(shape, 32, in: 0...1)]) {
        binaryCrossEntropy(logits: $0[0], target: $0[1])
      }
    }
  },
  Fingerprint("meanSquaredError") { bits in
    for shape: Shape in [[1, 1], [20, 784], [3, 5, 5, 2]] {
      bits.add(gradientsAt: [numbers(shape, 33), numbers(shape, 34)]) {
        meanSquaredError($0[0], $0[1])
      }
    }
  },
  Fingerprint("softmaxCrossEntropy") { bits in
    for count in [1, 64] {
      let labels = wholeNumbers(count, below: 10, 35)
      bits.add(gradientsAt: [numbers([count, 10], 36, in: -9...9)]) {
        softmaxCrossEntropy(logits: $0[0], labels: labels)
      }
    }
  },
]

/// A convolution of `count` images, `side` high and a pixel wider, with filters of `kernel`.
struct Convolution {
  let (count, side, inputs, outputs): (Int, Int, Int, Int)
  let (kernel, stride, padding): (Int, Int, Int)

  var images: Shape { [count, side, side + 1, inputs] }
  var filters: Shape { [kernel, kernel, inputs, outputs] }
  var results: Shape {
    let (height, width) = (side + 2 * padding - kernel, side + 1 + 2 * padding - kernel)
    return [count, height / stride + 1, width / stride + 1, outputs]
  }

  /// Odd sizes, then those of the chapters.
  static let all: [Convolution] = [
    (3, 6, 3, 5, 3, 2, 1), (1, 6, 2, 3, 2, 3, 0), (5, 9, 17, 9, 1, 1, 0), (2, 5, 1, 1, 4, 2, 1),
    (4, 28, 1, 32, 4, 2, 1), (4, 14, 32, 64, 4, 2, 1), (2, 28, 1, 16, 3, 1, 1),
    (2, 14, 16, 8, 3, 1, 1), (2, 7, 32, 8, 4, 1, 0), (2, 14, 16, 32, 5, 1, 2),
  ].map {
    Convolution(
      count: $0.0, side: $0.1, inputs: $0.2, outputs: $0.3, kernel: $0.4, stride: $0.5,
      padding: $0.6)
  }
}

let imageOperations: [Fingerprint] = [
  Fingerprint("conv") { bits in
    for c in Convolution.all {
      bits.add(gradientsAt: [numbers(c.images, 41), numbers(c.filters, 42)]) {
        conv($0[0], $0[1], stride: c.stride, padding: c.padding)
      }
    }
  },
  Fingerprint("convTransposed") { bits in
    for c in Convolution.all {
      for extra in 0..<min(2, c.stride) {
        bits.add(gradientsAt: [numbers(c.results, 43), numbers(c.filters, 44)]) {
          convTransposed(
            $0[0], $0[1], stride: c.stride, padding: c.padding, outputPadding: extra)
        }
      }
    }
  },
  Fingerprint("convFilter") { bits in
    for c in Convolution.all {
      bits.add(gradientsAt: [numbers(c.images, 45), numbers(c.results, 46)]) {
        convFilter($0[0], $0[1], kernel: c.kernel, stride: c.stride, padding: c.padding)
      }
    }
  },
  images("maxPooled") { $0.maxPooled() },
  images("averagePooled") { $0.averagePooled() },
  images("upsampled") { $0.upsampled() },
  Fingerprint("batchNormalized") { bits in
    for shape: Shape in [[4, 3], [32, 256], [32, 7, 7, 64], [3, 5, 4, 7]] {
      let channels: Shape = [shape[shape.rank - 1]]
      let scale = numbers(channels, 47, in: 0.5...1.5)
      bits.add(gradientsAt: [numbers(shape, 48), scale, numbers(channels, 49)]) {
        batchNormalized($0[0], scale: $0[1], shift: $0[2]).result
      }
      let statistics = batchNormalized(numbers(shape, 48), scale: scale, shift: scale)
      bits.add(statistics.mean)
      bits.add(statistics.variance)
    }
  },
  Fingerprint("layerNormalized") { bits in
    for shape: Shape in [[4, 3], [8, 7, 7, 64]] {
      bits.add(gradientsAt: [numbers(shape, 50)]) { $0[0].layerNormalized() }
    }
  },
]

private func images(
  _ name: String, _ operation: @escaping @Sendable (Tensor) -> Tensor
) -> Fingerprint {
  Fingerprint(name) { bits in
    bits.add(gradientsAt: [numbers([2, 6, 4, 3], 51)]) { operation($0[0]) }
    bits.add(gradientsAt: [numbers([4, 14, 14, 16], 52)]) { operation($0[0]) }
  }
}
