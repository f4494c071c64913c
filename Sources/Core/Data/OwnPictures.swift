extension OwnImages {
  /// Reads the PNG files of a folder and says what its folders were taken for.
  static func pictures(
    of tree: FolderTree, in path: String, as size: ImageSize, _ remarks: inout [String]
  ) throws -> (training: Dataset, test: Dataset) {
    let files = tree.files.filter(\.isPNG)
    let others = Dictionary(grouping: tree.files.compactMap(\.pictureEnding)) { $0 }
      .map { (ending: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.ending) < ($0.count, $1.ending) }
    let list = others.map { "\($0.count) .\($0.ending)" }.joined(separator: ", ")
    guard !files.isEmpty else {
      throw noPictures(of: tree, in: path, others: others.map(\.ending), list, size)
    }
    let folder = try PictureFolder(files, in: path)
    if !folder.classes.isEmpty {
      let names = folder.classes.prefix(10).joined(separator: ", ")
      remarks.append(
        "its folders are \(folder.classes.count) classes: \(names)"
          + (folder.classes.count > 10 ? ", …" : ""))
    }
    if folder.isDivided {
      remarks.append(
        "\(folder.training.count) pictures are to train on and \(folder.test.count) to test with,"
          + " as its folders say")
    } else if folder.classes.isEmpty && Set(files.map(\.folders)).count > 1 {
      remarks.append("its folders are not taken for classes: some pictures lie in none")
    }
    if !others.isEmpty { remarks.append("only PNG files are read; \(list) files are not") }
    return try folder.read(as: size, from: path)
  }

  private static func noPictures(
    of tree: FolderTree, in path: String, others: [String], _ list: String, _ size: ImageSize
  ) -> DataError {
    if tree.files.isEmpty {
      return DataError(path, "the folder is empty", advice: "put PNG or IDX files into it")
    }
    guard others.isEmpty else {
      return DataError(
        path, "the folder holds no PNG and no MNIST files, but \(list) files",
        advice: Conversion.advice(for: path, from: others, to: size))
    }
    if let archive = tree.files.first(where: \.isArchive) {
      return DataError(
        path, "the folder holds no PNG and no MNIST files, but the archive \(archive.name)",
        advice: "unpack it")
    }
    return DataError(
      path, "the folder holds no PNG and no MNIST files",
      advice: "put PNG files into it, or give the path of one IDX file")
  }
}

extension FolderTree.File {
  /// What follows the last dot of the name, in small letters.
  private var ending: String {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// Whether the name is that of a PNG file.
  var isPNG: Bool { ending == "png" }

  /// The ending of a picture's name that is no PNG; nil for other files.
  var pictureEnding: String? {
    let known = ["jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff", "pgm", "ppm", "heic"]
    return known.contains(ending) ? ending : nil
  }

  /// Whether the name is that of an archive, which may hold pictures.
  var isArchive: Bool { ["zip", "tar", "tgz", "gz", "xz", "7z", "rar"].contains(ending) }
}
