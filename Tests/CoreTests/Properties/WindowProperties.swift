import Foundation

@testable import Core

/// The sizes of a convolution.
private struct Windows {
  var n, height, width, inputs, outputs, kernel, stride, padding: Int

  init(_ draw: Draw) {
    kernel = 1 + draw.below(4)
    stride = 1 + draw.below(4)
    padding = draw.below(3)
    n = draw.size([0, 1, 1, 1, 2, 3])
    let least = max(0, kernel - 2 * padding)
    (height, width) = (least + draw.below(4), least + draw.below(4))
    let channels = draw.chance(1, in: 4) ? [16, 17] : [0, 1, 1, 2, 3]
    inputs = channels[draw.below(channels.count)]
    outputs = draw.size(draw.chance(1, in: 4) ? [16, 33] : [0, 1, 1, 2, 3, 5])
  }

  func outputSide(_ side: Int) -> Int { (side + 2 * padding - kernel) / stride + 1 }

  var x: [Int] { [n, height, width, inputs] }
  var filter: [Int] { [kernel, kernel, inputs, outputs] }
  var z: [Int] { [n, outputSide(height), outputSide(width), outputs] }
  var depth: Int { kernel * kernel * max(inputs, outputs) }

  /// Calls `body` for each pair of an image's pixel and an output's pixel that meet, with the tap
  /// between them, all as offsets of their first channel's pixel number.
  func forEachPair(_ body: (_ x: Int, _ tap: Int, _ z: Int) -> Void) {
    let (high, wide) = (outputSide(height), outputSide(width))
    for image in 0..<n {
      for oy in 0..<high {
        for ox in 0..<wide {
          for ky in 0..<kernel {
            let y = oy * stride - padding + ky
            if y < 0 || y >= height { continue }
            for kx in 0..<kernel {
              let x = ox * stride - padding + kx
              if x < 0 || x >= width { continue }
              body(
                (image * height + y) * width + x, ky * kernel + kx, (image * high + oy) * wide + ox)
            }
          }
        }
      }
    }
  }

  func conv(_ x: Exact, _ w: Exact) -> Exact {
    var sums = [Double](repeating: 0, count: z.reduce(1, *))
    forEachPair { pixel, tap, output in
      for i in 0..<inputs {
        let (number, row) = (x.values[pixel * inputs + i], (tap * inputs + i) * outputs)
        for o in 0..<outputs { sums[output * outputs + o] += number * w.values[row + o] }
      }
    }
    return Exact(z, sums)
  }

  func transposed(_ z: Exact, _ w: Exact) -> Exact {
    var sums = [Double](repeating: 0, count: x.reduce(1, *))
    forEachPair { pixel, tap, output in
      for i in 0..<inputs {
        let row = (tap * inputs + i) * outputs
        var sum = 0.0
        for o in 0..<outputs { sum += z.values[output * outputs + o] * w.values[row + o] }
        sums[pixel * inputs + i] += sum
      }
    }
    return Exact(x, sums)
  }

  func filter(_ x: Exact, _ z: Exact) -> Exact {
    var sums = [Double](repeating: 0, count: filter.reduce(1, *))
    forEachPair { pixel, tap, output in
      for i in 0..<inputs {
        let (number, row) = (x.values[pixel * inputs + i], (tap * inputs + i) * outputs)
        for o in 0..<outputs { sums[row + o] += number * z.values[output * outputs + o] }
      }
    }
    return Exact(filter, sums)
  }
}

extension Property {
  /// The three faces of a convolution.
  static func convolution(_ draw: Draw) -> Property {
    let kinds = [conv, convTransposed, convFilter]
    return kinds[draw.below(3)](draw)
  }

  private static func conv(_ draw: Draw) -> Property {
    let g = Windows(draw)
    let (x, w) = (finite(draw.tensor(g.x)), draw.plain(g.filter))
    return Property(
      name: "conv", operands: [x, w], tolerance: roundings(x, w, depth: g.depth),
      function: { Core.conv($0[0], $0[1], stride: g.stride, padding: g.padding) },
      reference: { g.conv($0[0], $0[1]) },
      rule: { [g.transposed($1, $0[1]), g.filter($0[0], $1)] }, isDifferentiable: x.isFinite)
  }

  private static func convTransposed(_ draw: Draw) -> Property {
    var g = Windows(draw)
    let rest = draw.below(g.stride)
    // The image's sides that this output padding means, where there are some.
    g.height = (g.outputSide(g.height) - 1) * g.stride - 2 * g.padding + g.kernel + rest
    g.width = (g.outputSide(g.width) - 1) * g.stride - 2 * g.padding + g.kernel + rest
    while min(g.height, g.width) < 1 {
      g.height += g.stride
      g.width += g.stride
    }
    let (sizes, z, w) = (g, finite(draw.tensor(g.z)), draw.plain(g.filter))
    return Property(
      name: "convTransposed", operands: [z, w], tolerance: roundings(z, w, depth: g.depth),
      function: {
        Core.convTransposed(
          $0[0], $0[1], stride: sizes.stride, padding: sizes.padding, outputPadding: rest)
      },
      reference: { sizes.transposed($0[0], $0[1]) },
      rule: { [sizes.conv($1, $0[1]), sizes.filter($1, $0[0])] },
      isDifferentiable: z.isFinite)
  }

  private static func convFilter(_ draw: Draw) -> Property {
    let g = Windows(draw)
    let (x, z) = (finite(draw.tensor(g.x)), draw.plain(g.z))
    return Property(
      name: "convFilter", operands: [x, z],
      tolerance: roundings(x, z, depth: g.n * g.z[1] * g.z[2]),
      function: {
        Core.convFilter(
          $0[0], $0[1], kernel: g.kernel, stride: g.stride, padding: g.padding)
      },
      reference: { g.filter($0[0], $0[1]) },
      rule: { [g.transposed($0[1], $1), g.conv($0[0], $1)] }, isDifferentiable: x.isFinite)
  }

  /// A convolution or its transpose with bias and ReLU in the same pass, as layers do it.
  static func rectifiedConvolution(_ draw: Draw) -> Property {
    let g = Windows(draw)
    let isTransposed = draw.chance(1, in: 2)
    let slope = Float([1, 0.2, 0][draw.below(3)])
    let geometry = ConvolutionGeometry(
      height: g.height, width: g.width, inputChannels: g.inputs, outputChannels: g.outputs,
      kernel: g.kernel, stride: g.stride, padding: g.padding)
    let x = finite(draw.tensor(isTransposed ? g.z : g.x))
    let w = draw.plain(g.filter)
    let bias = draw.plain([isTransposed ? g.inputs : g.outputs])
    func layer(_ operands: [Exact]) -> Exact {
      let y =
        isTransposed ? g.transposed(operands[0], operands[1]) : g.conv(operands[0], operands[1])
      return rectified(Exact.zip(y, operands[2]) { $0 + $1 }, Double(slope))
    }
    return Property(
      name: isTransposed ? "convTransposed" : "conv", operands: [x, w, bias],
      tolerance: roundings(x, w, depth: g.depth),
      function: {
        isTransposed
          ? transposedConvolution($0[0], $0[1], bias: $0[2], slope: slope, geometry)
          : Core.convolution($0[0], $0[1], bias: $0[2], slope: slope, geometry)
      },
      reference: { layer($0) },
      rule: { operands, dy in
        let dy = Exact.zip(dy, layer(operands)) { $1 > 0 ? $0 : Double(slope) * $0 }
        let channels = dy.shape[3]
        let dbias = dy.reshaped([dy.count / max(1, channels), channels]).reduced(0, total)
        return isTransposed
          ? [g.conv(dy, operands[1]), g.filter(dy, operands[0]), dbias.reshaped([channels])]
          : [g.transposed(dy, operands[1]), g.filter(operands[0], dy), dbias.reshaped([channels])]
      }, isDifferentiable: slope == 1 && x.isFinite)
  }

  /// Max pooling with any window and stride: ties go to the first, NaN before all.
  static func maxPooled(_ draw: Draw) -> Property {
    let (window, step) = (1 + draw.below(3), 1 + draw.below(4))
    let shape = [
      draw.below(3), window + draw.below(5), window + draw.below(5), draw.size([0, 1, 2, 3, 17]),
    ]
    func count(_ side: Int) -> Int {
      var count = 1
      // One more window while the last does not reach the edge and the next begins before it.
      while (count - 1) * step + window < side, count * step < side { count += 1 }
      return count
    }
    let result = [shape[0], count(shape[1]), count(shape[2]), shape[3]]
    func source(_ x: Exact, _ place: [Int]) -> Int {
      var best: Int?
      for y in place[1] * step..<min(shape[1], place[1] * step + window) {
        for column in place[2] * step..<min(shape[2], place[2] * step + window) {
          let here = ((place[0] * shape[1] + y) * shape[2] + column) * shape[3] + place[3]
          guard let old = best else {
            best = here
            continue
          }
          let (new, largest) = (x.values[here], x.values[old])
          if !largest.isNaN, new.isNaN || new > largest { best = here }
        }
      }
      return best!
    }
    let isDefault = window == step
    return Property(
      name: "maxPooled", operands: [draw.tensor(shape)], tolerance: .exact,
      function: { $0[0].maxPooled(window: window, stride: isDefault ? nil : step) },
      reference: { x in Exact(result) { x[0].values[source(x[0], $0)] } },
      rule: { x, dy in
        var dx = [Double](repeating: 0, count: x[0].count)
        _ = Exact(result) { place in
          dx[source(x[0], place)] += dy[place]
          return 0
        }
        return [Exact(shape, dx)]
      }, isDifferentiable: false)
  }

  /// Average pooling and enlargement.
  static func blocks(_ draw: Draw) -> Property {
    let size = 1 + draw.below(3)
    let small = [draw.below(3), draw.below(4), draw.below(4), draw.size([0, 1, 2, 17])]
    let large = [small[0], small[1] * size, small[2] * size, small[3]]
    if draw.chance(1, in: 2) {
      return Property(
        name: "upsampled", operands: [draw.tensor(small)], tolerance: .exact,
        function: { $0[0].upsampled(by: size) },
        reference: { x in
          Exact(large) { place in
            x[0].values[x[0].offset([place[0], place[1] / size, place[2] / size, place[3]])]
          }
        }, isDifferentiable: draw.palette != .special)
    }
    let x = finite(draw.tensor(large))
    return Property(
      name: "averagePooled", operands: [x], tolerance: .absolute(1e-6 * Exact(x).scale(atLeast: 1)),
      function: { $0[0].averagePooled(by: size) },
      reference: { x in
        Exact(small) { place in
          var sum = 0.0
          for y in 0..<size {
            for column in 0..<size {
              let pixel = [place[0], place[1] * size + y, place[2] * size + column, place[3]]
              sum += x[0].values[x[0].offset(pixel)]
            }
          }
          return sum / Double(size * size)
        }
      }, isDifferentiable: draw.palette != .special)
  }
}
