import Core

/// Frames of a training, to be shown one after the other.
public final class Film {
  /// The frames so far.
  public internal(set) var frames: [PixelImage] = []
  let columns: Int
  let range: ClosedRange<Float>
  let millisecondsPerFrame: Int

  /// Makes an empty film. Each frame will be a grid with so many columns; `range` is what is black
  /// and what is white.
  public init(
    columns: Int, range: ClosedRange<Float> = 0...1, millisecondsPerFrame: Int = 200
  ) {
    self.columns = columns
    self.range = range
    self.millisecondsPerFrame = millisecondsPerFrame
  }

  /// Adds a frame of images `[N, height, width, 1 or 3]`, as many as in the frames before.
  public func add(_ images: Tensor) {
    frames.append(PixelImage(grid: images, columns: columns, range: range))
  }
}

/// The frames of a film are saved with the training that makes it, so that the film of a run that
/// was interrupted lacks nothing.
extension Film: Stateful {
  /// All frames `[frames, height, width, channels]`, or `[0]`.
  public var stateParts: [StatePart] {
    [StatePart("frames", hasFixedShape: false, get: { self.tensor }, set: { self.tensor = $0 })]
  }

  private var tensor: Tensor {
    get {
      guard let first = frames.first else { return .zeros([0]) }
      return Tensor(
        frames.flatMap { $0.bytes.map(Float.init) },
        shape: [frames.count, first.height, first.width, first.channels])
    }
    set {
      let size = Array(newValue.shape)
      let pixels = newValue.scalars.map { UInt8(exactly: $0) ?? 0 }
      let each = size.dropFirst().reduce(1, *)
      frames = (0..<(size.count == 4 ? size[0] : 0)).map { index in
        PixelImage(
          width: size[2], height: size[1], channels: size[3],
          bytes: Array(pixels[index * each..<(index + 1) * each]))
      }
    }
  }
}
