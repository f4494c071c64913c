/// A file that is none of those that the course reads: what it is, by its first bytes, and what to
/// do with it.
struct ForeignFile {
  /// Such as "a JPEG file".
  let name: String
  /// What the reader can do.
  let advice: String

  private static let toPNG = "convert it to PNG, for example with ImageMagick's mogrify"
  private static let known: [(beginning: String, name: String, advice: String)] = [
    ("\u{FF}\u{D8}\u{FF}", "a JPEG file", toPNG),
    ("GIF8", "a GIF file", toPNG),
    ("BM", "a BMP file", toPNG),
    ("RIFF", "a WebP file", toPNG),
    ("II*\0", "a TIFF file", toPNG),
    ("MM\0*", "a TIFF file", toPNG),
    ("P5", "a PGM file", toPNG),
    ("P6", "a PPM file", toPNG),
    ("\u{89}PNG", "a PNG file", "give the folder that holds the pictures"),
    ("PK", "a ZIP archive", "unpack it and give the folder"),
    ("7z", "a 7-Zip archive", "unpack it and give the folder"),
    ("\u{FD}7zXZ", "an xz file", "unpack it first: xz -d"),
    ("BZh", "a bzip2 file", "unpack it first: bzip2 -d"),
    ("\u{28}\u{B5}\u{2F}\u{FD}", "a Zstandard file", "unpack it first: zstd -d"),
    ("\u{1F}\u{8B}", "a gzip file", "unpack it first: gzip -d"),
    ("\u{93}NUMPY", "a NumPy array", "give PNG or MNIST files"),
    ("\u{89}HDF", "an HDF5 file", "give PNG or MNIST files"),
    ("PAR1", "a Parquet file", "give PNG or MNIST files"),
    ("version https://git-lfs", "a pointer of Git LFS", "fetch the file itself: git lfs pull"),
    ("<", "a web page", "its download failed: download it again"),
  ]

  /// Whether it is a picture in another format than PNG.
  var isPicture: Bool { advice == Self.toPNG }

  /// Looks at the first bytes; nil if nothing is known that begins so.
  init?(_ file: [UInt8]) {
    if file.isEmpty {
      self.init(name: "an empty file", advice: "copy it again, or leave it out")
    } else if let kind = Self.known.first(where: {
      file.starts(with: $0.beginning.unicodeScalars.map { UInt8($0.value) })
    }) {
      self.init(name: kind.name, advice: kind.advice)
    } else {
      return nil
    }
  }

  private init(name: String, advice: String) {
    (self.name, self.advice) = (name, advice)
  }
}

extension DataError {
  /// Says that a file is no PNG, and what it is instead, where that is known.
  init(_ place: String, notPNG file: [UInt8]) {
    self.init(place, not: "a PNG file", file, otherwise: "save the picture as PNG")
  }

  /// Says that a file is not what it should be, and what it is instead, where that is known.
  init(_ place: String, not wanted: String, _ file: [UInt8], otherwise advice: String) {
    let other = ForeignFile(file)
    self.init(
      place, "it is not \(wanted)" + (other.map { " but \($0.name)" } ?? ""),
      advice: other?.advice ?? advice)
  }
}
