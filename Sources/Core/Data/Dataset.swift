/// Images of one size, with or without labels, kept as bytes until a batch needs floats.
public struct Dataset {
  /// The number of images.
  public let count: Int
  /// The height of each image, in pixels.
  public let height: Int
  /// The width of each image, in pixels.
  public let width: Int
  /// 1 for grey images, 3 for red, green and blue.
  public let channels: Int
  /// The class of each image, a number from 0, if known.
  public let labels: [Int]?
  /// All images, one after the other, as [count, height, width, channels].
  public let pixels: ArraySlice<UInt8>

  /// Wraps images; traps unless the counts of pixels and labels fit the sizes.
  public init(
    pixels: some Collection<UInt8>, count: Int, height: Int, width: Int, channels: Int = 1,
    labels: [Int]? = nil
  ) {
    let needed = count * height * width * channels
    require(
      pixels.count == needed,
      "\(count) images of \(height) x \(width) x \(channels) have \(needed) bytes, not "
        + "\(pixels.count)."
    )
    require(
      labels == nil || labels!.count == count,
      "\(count) images need \(count) labels, not \(labels?.count ?? 0).")
    self.count = count
    self.height = height
    self.width = width
    self.channels = channels
    self.labels = labels
    self.pixels = ArraySlice(pixels)
  }

  /// The number of values in one image.
  public var valuesPerImage: Int { height * width * channels }

  /// The images of a range; they share this set's memory. Traps if the range goes past the end.
  public func subset(_ range: Range<Int>) -> Dataset {
    checkBounds(range)
    let start = pixels.startIndex
    let size = valuesPerImage
    return Dataset(
      pixels: pixels[start + range.lowerBound * size..<start + range.upperBound * size],
      count: range.count, height: height, width: width, channels: channels,
      labels: labels.map { Array($0[range]) })
  }

  /// The images at the given places, in that order. Traps if one of them does not exist.
  public func subset(_ indices: [Int]) -> Dataset {
    let start = pixels.startIndex
    let size = valuesPerImage
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * size)
    for index in indices {
      checkBounds(index..<index + 1)
      chosen.append(contentsOf: pixels[start + index * size..<start + (index + 1) * size])
    }
    return Dataset(
      pixels: chosen, count: indices.count, height: height, width: width, channels: channels,
      labels: labels.map { all in indices.map { all[$0] } })
  }

  /// The images of a range as floats, [n, height, width, channels]: byte 0 becomes the range's
  /// lower bound and 255 its upper one. Traps if the range goes past the end.
  public func batch(_ range: Range<Int>, scaledTo scale: ClosedRange<Float> = 0...1) -> Tensor {
    checkBounds(range)
    let size = valuesPerImage
    return Tensor([range.count, height, width, channels]) { out in
      pixels.withUnsafeBufferPointer { bytes in
        guard let first = bytes.baseAddress else { return }
        Self.convert(first + range.lowerBound * size, to: out, count: range.count * size, scale)
      }
    }
  }

  /// The images at the given places as floats, [n, height, width, channels]: byte 0 becomes the
  /// range's lower bound and 255 its upper one. Traps if one of them does not exist.
  public func batch(_ indices: [Int], scaledTo scale: ClosedRange<Float> = 0...1) -> Tensor {
    let size = valuesPerImage
    for index in indices { checkBounds(index..<index + 1) }
    return Tensor([indices.count, height, width, channels]) { out in
      pixels.withUnsafeBufferPointer { bytes in
        guard let first = bytes.baseAddress else { return }
        for (n, index) in indices.enumerated() {
          Self.convert(first + index * size, to: out + n * size, count: size, scale)
        }
      }
    }
  }

  /// The labels of the images at the given places. Traps if the set has none: see `requireLabels`.
  public func labels(of indices: some Sequence<Int>) -> [Int] {
    require(labels != nil, "This data set has no labels to give.")
    return indices.map { labels![$0] }
  }

  /// The labels, all below `classes` if given, or an error that names `place`, the data as the
  /// reader asked for them.
  public func requireLabels(from place: String, below classes: Int = .max) throws -> [Int] {
    guard let labels else {
      throw DataError(
        place, "these images have no labels",
        advice: "give IDX files with labels, one folder a class, or --data mnist")
    }
    if let index = labels.firstIndex(where: { $0 >= classes }) {
      throw DataError(
        place, "label \(index) is \(labels[index])",
        advice: "only labels from 0 to \(classes - 1) are of use here; leave the others out")
    }
    return labels
  }

  /// Consecutive ranges of `size` images (the last may be shorter) that cover the set once.
  public func ranges(of size: Int) -> [Range<Int>] {
    require(size > 0, "A batch of \(size) images does not exist; give at least 1.")
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  private func checkBounds(_ range: Range<Int>) {
    require(
      range.lowerBound >= 0 && range.upperBound <= count,
      "The images \(range) were asked for; there are \(count), from 0 to \(count - 1).")
  }

  private static func convert(
    _ bytes: UnsafePointer<UInt8>, to out: UnsafeMutablePointer<Float>, count: Int,
    _ scale: ClosedRange<Float>
  ) {
    let (low, high) = (scale.lowerBound, scale.upperBound)
    let step = (high - low) / 255
    for i in 0..<count {
      let value = low.addingProduct(Float(bytes[i]), step)
      out[i] = value < high ? value : high  // rounding must not lead out of the range
    }
  }
}
