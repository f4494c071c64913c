extension Dataset {
  /// Checks that an IDX file holds images: [n, h, w], [n, h, w, 1] or [n, h, w, 3], none empty.
  init(images: IDX, from place: String) throws {
    let sizes = images.sizes
    guard sizes.count == 3 || (sizes.count == 4 && [1, 3].contains(sizes[3])) else {
      throw DataError(
        place, "it holds an array of the sizes \(sizes), not images",
        advice: "images have the sizes [count, height, width] or [count, height, width, 1 or 3]")
    }
    guard !images.elements.isEmpty else {
      throw DataError(place, "it holds no images", advice: "give a file with at least one")
    }
    self.init(
      pixels: images.elements, count: sizes[0], height: sizes[1], width: sizes[2],
      channels: sizes.count == 4 ? sizes[3] : 1)
  }

  /// The images with their labels, of which there must be as many.
  func labelled(
    _ labels: [Int], from labelPlace: String, imagesFrom place: String
  ) throws -> Dataset {
    guard labels.count == count else {
      throw DataError(
        labelPlace, "it has \(labels.count) labels for the \(count) images of \(place)",
        advice: "use files that belong together")
    }
    return Dataset(
      pixels: pixels, count: count, height: height, width: width, channels: channels,
      labels: labels)
  }

  /// The same images with rows and columns exchanged.
  var transposed: Dataset {
    var turned: [UInt8] = []
    turned.reserveCapacity(pixels.count)
    pixels.withUnsafeBufferPointer { bytes in
      for image in 0..<count {
        for x in 0..<width {
          for y in 0..<height {
            let pixel = ((image * height + y) * width + x) * channels
            turned.append(contentsOf: bytes[pixel..<pixel + channels])
          }
        }
      }
    }
    return Dataset(
      pixels: turned, count: count, height: width, width: height, channels: channels,
      labels: labels)
  }

  /// Height, width and, where there are colours, channels, for messages.
  var size: String { "\(height) x \(width)" + (channels == 1 ? "" : " x \(channels)") }
}

extension IDX {
  /// Reads the labels out of an IDX file: one number from 0 for each image, or, as QMNIST has it,
  /// a row of 32-bit numbers for each, of which the first is its class.
  static func labels(parsing bytes: [UInt8], from place: String) throws -> [Int] {
    let header = try IDXHeader(bytes, from: place)
    let width = header.type.size
    let isRow = header.sizes.count == 2 && header.type == .int32 && header.sizes[1] > 0
    guard [.byte, .int32].contains(header.type), header.sizes.count == 1 || isRow else {
      throw DataError(
        place, "it holds an array of the sizes \(header.sizes), not labels",
        advice: "labels have the sizes [count]; give others, or images without labels")
    }
    let step = width * (isRow ? header.sizes[1] : 1)
    return try (0..<header.sizes[0]).map { index in
      let start = header.byteCount + index * step
      let number = bytes[start..<start + width].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let label = Int(Int32(bitPattern: number))
      guard label >= 0 else {
        throw DataError(
          place, "label \(index) is \(label)",
          advice: "labels are numbers from 0; give others, or images without labels")
      }
      return label
    }
  }
}
