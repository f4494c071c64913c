/// Keeps the largest element of each window, channel by channel.
public struct MaxPool2D: Layer {
  /// The side of the window, in pixels.
  public let window: Int
  /// The step from one window to the next, in pixels.
  public let stride: Int

  /// Makes the layer; windows touch without overlap unless a stride is given.
  public init(_ window: Int = 2, stride: Int? = nil) {
    self.window = window
    self.stride = stride ?? window
  }

  /// Applies the layer to `[N, height, width, channels]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    x.maxPooled(window: window, stride: stride)
  }
}

/// Keeps the mean of each block of pixels, channel by channel.
public struct AveragePool2D: Layer {
  /// The side of a block, in pixels.
  public let size: Int

  /// Makes the layer.
  public init(_ size: Int = 2) { self.size = size }

  /// Applies the layer to `[N, height, width, channels]`; traps unless blocks fill the image.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.averagePooled(by: size) }
}

/// Repeats each pixel in a block: enlargement by nearest neighbours.
public struct Upsample2D: Layer {
  /// How many times larger each side becomes.
  public let size: Int

  /// Makes the layer.
  public init(_ size: Int = 2) { self.size = size }

  /// Applies the layer to `[N, height, width, channels]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.upsampled(by: size) }
}
