/// The reader's own pictures.
extension Dataset {
  /// All pictures of a folder may together have this many bytes: 1 GiB.
  private static let largestFolder = 1 << 30

  /// Reads what `--data` names: a folder with MNIST's four files, a folder of PNG files of one
  /// size, or an IDX file of images, gzipped or not.
  ///
  /// Pictures and a single file come without labels, and every seventh image is kept for testing.
  public static func load(from path: String) throws -> (training: Dataset, test: Dataset) {
    if Files.kind(of: path) == .folder && holdsMNISTFiles(path) { return try fourFiles(in: path) }
    let all = try images(at: path)
    guard all.count > 1 else {
      throw DataError(
        path, "it holds a single image", advice: "give at least two, better thousands")
    }
    let test = (0..<all.count).filter { $0 % 7 == min(6, all.count - 1) }
    let training = (0..<all.count).filter { $0 % 7 != min(6, all.count - 1) }
    return (all.subset(training), all.subset(test))
  }

  /// Reads a folder of PNG files of one size, in the order of their names, or an IDX file of
  /// images.
  public static func images(at path: String) throws -> Dataset {
    guard Files.kind(of: path) == .folder else {
      return try Dataset(images: try IDX(contentsOf: path), from: path)
    }
    let names = try Files.names(in: path)
    guard !names.isEmpty else {
      throw DataError(path, "the folder is empty", advice: "put PNG or IDX files into it")
    }
    let pictures = names.filter { $0.lowercased().hasSuffix(".png") }
    guard !pictures.isEmpty else {
      throw DataError(
        path, "the folder holds no PNG and no MNIST files",
        advice: "put PNG files into it, or give the path of one IDX file")
    }
    return try join(pictures, in: path)
  }

  private static func join(_ names: [String], in folder: String) throws -> Dataset {
    var pixels: [UInt8] = []
    var first: PixelImage?
    for name in names {
      let path = "\(folder)/\(name)"
      let picture = try PixelImage(contentsOf: path)
      let model = first ?? picture
      first = model
      guard
        (picture.width, picture.height, picture.channels)
          == (model.width, model.height, model.channels)
      else {
        throw DataError(
          path, "it is \(describe(picture)), but \(names[0]) is \(describe(model))",
          advice: "make all pictures of one size and kind")
      }
      guard pixels.count + picture.bytes.count <= largestFolder else {
        throw DataError(
          folder, "its pictures have more than 1 GiB of pixels", advice: "use fewer or smaller ones"
        )
      }
      pixels += picture.bytes
    }
    return Dataset(
      pixels: pixels, count: names.count, height: first!.height, width: first!.width,
      channels: first!.channels)
  }

  private static func describe(_ picture: PixelImage) -> String {
    "\(picture.width) x \(picture.height) in \(picture.channels == 3 ? "colour" : "grey")"
  }
}
