import Core

/// Frames of a training, to be shown one after the other. All are kept, in memory and in every
/// checkpoint: add them at moments, as `Step.isOne(of:)` chooses them, and not at every step.
public final class Film {
  /// The frames so far.
  public internal(set) var frames: [PixelImage] = []
  /// The size of frames that a checkpoint puts back.
  var saved = (width: 0, height: 0, channels: 0)
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
  /// The size of a frame, and all frames, `[frames, bytes / 3]` or `[0]`: a float holds three bytes.
  public var stateParts: [StatePart] {
    let size = frames.first
    return [
      StatePart("width", get: { Int64(size?.width ?? 0) }, set: { self.saved.width = Int($0) }),
      StatePart("height", get: { Int64(size?.height ?? 0) }, set: { self.saved.height = Int($0) }),
      StatePart(
        "channels", get: { Int64(size?.channels ?? 0) }, set: { self.saved.channels = Int($0) }),
      StatePart("frames", hasFixedShape: false, get: { self.tensor }, set: { self.tensor = $0 }),
    ]
  }

  private var tensor: Tensor {
    get {
      guard let first = frames.first else { return .zeros([0]) }
      let each = (first.bytes.count + 2) / 3
      var floats = [Float](repeating: 0, count: frames.count * each)
      for (index, frame) in frames.enumerated() {
        for (place, byte) in frame.bytes.enumerated() {
          floats[index * each + place / 3] += Float(Int(byte) << (8 * (place % 3)))
        }
      }
      return Tensor(floats, shape: [frames.count, each])
    }
    set {
      frames = []
      let (width, height, channels) = saved
      guard newValue.rank == 2, 1...65_535 ~= width, 1...65_535 ~= height,
        [1, 3].contains(channels),
        newValue.shape[1] == (width * height * channels + 2) / 3
      else { return }
      let numbers = newValue.scalars.map { UInt32(exactly: $0) ?? 0 }
      for index in 0..<newValue.shape[0] {
        let frame = numbers[index * newValue.shape[1]..<(index + 1) * newValue.shape[1]]
        let bytes = (0..<width * height * channels).map { place in
          UInt8(truncatingIfNeeded: frame[frame.startIndex + place / 3] >> (8 * (place % 3)))
        }
        frames.append(PixelImage(width: width, height: height, channels: channels, bytes: bytes))
      }
    }
  }
}
