/// The size of images: height, width, and 1 channel for grey or 3 for red, green and blue.
public typealias ImageSize = (height: Int, width: Int, channels: Int)

extension PictureFolder {
  /// All pictures may together have this many bytes: 1 GiB.
  private static let mostBytes = 1 << 30

  /// Reads all pictures. All must be of the wanted size, and without colours if grey is wanted;
  /// grey ones do for colours. Throws a `DataError` that names a file, or `place`.
  func read(as size: ImageSize, from place: String) throws -> (training: Dataset, test: Dataset) {
    try requireSizes(size, from: place)
    let count = training.count + test.count
    guard count <= Self.mostBytes / (size.height * size.width * size.channels) else {
      throw DataError(
        place, "its pictures have more than 1 GiB of pixels", advice: "use fewer of them")
    }
    return (
      try Self.dataset(training, as: size, from: place),
      try Self.dataset(test, as: size, from: place)
    )
  }

  /// Looks at the beginnings of all files, so that nothing is decoded in vain.
  private func requireSizes(_ wanted: ImageSize, from place: String) throws {
    var found: [[Int]: (count: Int, first: String)] = [:]
    for (file, _) in training + test {
      let beginning = try file.read(first: PNGHeader.byteCount)
      if let other = ForeignFile(beginning), other.isPicture {
        throw DataError(
          file.description, "it is not a PNG file but \(other.name)",
          advice: Conversion.advice(for: place, to: wanted))
      }
      let header = try PNGHeader(beginning, from: file.description)
      found[[header.width, header.height], default: (0, file.description)].count += 1
    }
    guard found.count > 1 || found[[wanted.width, wanted.height]] == nil else { return }
    let most = found.sorted { ($1.value.count, $0.value.first) < ($0.value.count, $1.value.first) }
    let list = most.prefix(4).map { size, files in
      let example = files.count == training.count + test.count ? "" : " (\(files.first))"
      return "\(files.count) of \(size[0]) x \(size[1])\(example)"
    }
    let rest = most.count > 4 ? " and \(most.count - 4) other sizes" : ""
    throw DataError(
      place,
      "of its pictures, " + list.joined(separator: ", ") + rest
        + ", but the networks are made for \(words(wanted))",
      advice: Conversion.advice(for: place, to: wanted))
  }

  private static func dataset(
    _ pictures: [Picture], as size: ImageSize, from place: String
  ) throws -> Dataset {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(pictures.count * size.height * size.width * size.channels)
    for (file, _) in pictures {
      let picture = try PixelImage(png: try file.read(), from: file.description)
      let grey = picture.withoutColours
      guard size.channels == 3 || grey != nil else {
        throw DataError(
          file.description, "it has colours, but the networks are made for \(words(size))",
          advice: Conversion.advice(for: place, to: size))
      }
      if size.channels == 1 {
        pixels += grey!
      } else if picture.channels == 3 {
        pixels += picture.bytes
      } else {
        for value in picture.bytes { pixels += [value, value, value] }
      }
    }
    let labels = pictures.compactMap(\.label)
    return Dataset(
      pixels: pixels, count: pictures.count, height: size.height, width: size.width,
      channels: size.channels, labels: labels.count == pictures.count ? labels : nil)
  }
}

/// A size, for messages.
func words(_ size: ImageSize) -> String {
  "\(size.width) x \(size.height) pixels in \(size.channels == 1 ? "grey" : "colour")"
}
