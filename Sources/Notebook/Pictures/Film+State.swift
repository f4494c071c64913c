import Core

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
