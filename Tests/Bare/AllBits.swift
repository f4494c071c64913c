// What `.ci/arm64` calls in the core that it compiled, with the fingerprints and a small GAN.

/// What reads files, draws pictures or calls LAPACK is not compiled here.
let dataAndPictures: [Fingerprint] = []

private nonisolated(unsafe) var text: [UInt8] = []

/// Returns what the core computes, line by line, a text that ends with a zero: every fingerprint, those
/// of Winograd's convolutions, and the losses of a small GAN over some steps.
@c(bits)
public func bits(_ steps: Int32) -> UnsafePointer<UInt8>? {
  let fingerprints = Fingerprints.computed().sorted { $0.key < $1.key }
  let lines = fingerprints.map { "\($0.key) \($0.value)" } + winograd
  text = []
  for line in lines + linesOfLosses(steps: Int(steps)) { text += Array(line.utf8) + [10] }
  text.append(0)
  return text.withUnsafeBufferPointer { $0.baseAddress }
}

/// The three faces of convolutions with segments of three and of two outputs, at borders of both kinds.
private var winograd: [String] {
  [(5, 14, 14, 16, 32), (9, 9, 12, 32, 16)].flatMap { n, height, width, channels, outputs in
    let g = ConvolutionGeometry(
      height: height, width: width, inputChannels: channels, outputChannels: outputs, kernel: 4,
      stride: 2, padding: 1)
    let x = numbers([n, height, width, channels], 110)
    let w = numbers([4, 4, channels, outputs], 111)
    let z = numbers([n, g.outputHeight, g.outputWidth, outputs], 112)
    let sums = Tensor.read(x, w) { x, w in
      Tensor(z.shape) { Winograd(g).conv(images: x, count: n, filters: w, into: $0) }
    }
    let images = Tensor.read(z, w) { z, w in
      Tensor(x.shape) { Winograd(g).convTransposed(outputs: z, count: n, filters: w, into: $0) }
    }
    let filters = Tensor.read(x, z) { x, z in
      Tensor(w.shape) { Winograd(g).convFilter(images: x, outputs: z, count: n, into: $0) }
    }
    return [sums, images, filters].map { result in
      var bits = Bits()
      bits.add(result)
      return "Winograd \(bits.text)"
    }
  }
}
