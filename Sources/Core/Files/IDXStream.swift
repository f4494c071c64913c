extension IDX {
  /// Images drawn in one go: so many that the cores are busy, and few enough for any memory.
  static let imagesAtATime = 500

  /// Adds an IDX file of `count` images to `file`, a few hundred at a time, so that any number needs
  /// no more memory than these. `draw` makes so many images [N, height, width, 1 or 3], with values
  /// in `range`. Throws a `DataError` if they cannot be written.
  public static func append(
    _ count: Int, range: ClosedRange<Float> = 0...1, to file: inout NewFile,
    drawing draw: (_ count: Int) -> Tensor
  ) throws {
    for first in stride(from: 0, to: count, by: imagesAtATime) {
      let images = draw(min(imagesAtATime, count - first))
      if first == 0 {
        let size = Array(images.shape.dropFirst())
        try file.append(header(sizes: [count] + (size.last == 1 ? size.dropLast() : size)))
      }
      try file.append(PixelImage.bytes(of: images, range: range))
    }
  }
}
