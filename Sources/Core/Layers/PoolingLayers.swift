/// Keeps the largest element of each window, channel by channel: `[N, h, w, channels]` becomes
/// `[N, oh, ow, channels]`, where oh = ⌈(h − window)/stride⌉ + 1; the last window may be cut, and is
/// left out where it would begin beyond the edge.
public final class MaxPool2D: Layer {
  /// The side of the window, in pixels.
  public let window: Int
  /// The step from one window to the next, in pixels.
  public let stride: Int

  /// Makes a pooling of square windows; they touch without overlap unless a stride is given.
  public init(_ window: Int = 2, stride: Int? = nil) {
    self.window = window
    self.stride = stride ?? window
  }

  /// Applies the layer to `[N, height, width, channels]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    x.maxPooled(window: window, stride: stride)
  }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// ⌈(size − window)/stride⌉ + 1 along each side, or ⌊(size − 1)/stride⌋ + 1 where that is less.
  public func summary(for input: Shape) -> LayerSummary {
    let formula = LayerSummary.sides(of: input) { size in
      let span = size - window
      let count = windowCount(along: size, window: window, stride: stride)
      let quotient = "(\(size) − \(window))/\(stride)"
      let steps =
        (count - 1) * stride < span
        ? "⌊(\(size) − 1)/\(stride)⌋" : span.isMultiple(of: stride) ? quotient : "⌈\(quotient)⌉"
      return "\(steps) + 1 = \(count)"
    }
    return LayerSummary("MaxPool2D", formula: formula)
  }
}

/// Keeps the mean of each block of pixels, channel by channel: `[N, h, w, channels]` becomes
/// `[N, h/size, w/size, channels]`.
public final class AveragePool2D: Layer {
  /// The side of a block, in pixels.
  public let size: Int

  /// Takes the mean of square blocks of `size` pixels a side, which must fill the image.
  public init(_ size: Int = 2) { self.size = size }

  /// Applies the layer to `[N, height, width, channels]`; traps unless blocks fill the image.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.averagePooled(by: size) }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// size/block along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let formula = LayerSummary.sides(of: input) { "\($0)/\(size) = \($0 / size)" }
    return LayerSummary("AveragePool2D", formula: formula)
  }
}

/// Repeats each pixel in a block, enlargement by nearest neighbours: `[N, h, w, channels]` becomes
/// `[N, h·size, w·size, channels]`.
public final class Upsample2D: Layer {
  /// How many times larger each side becomes.
  public let size: Int

  /// Enlarges each side `size` times, by repeating pixels.
  public init(_ size: Int = 2) { self.size = size }

  /// Applies the layer to `[N, height, width, channels]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.upsampled(by: size) }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// size·factor along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let formula = LayerSummary.sides(of: input) { "\($0)·\(size) = \($0 * size)" }
    return LayerSummary("Upsample2D", formula: formula)
  }
}
