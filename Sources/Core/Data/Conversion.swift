/// How to make pictures fit: a command that leaves the reader's own alone.
struct Conversion {
  private let folder: String
  private let copy: String

  /// Speaks of the pictures of a folder; their copies go beside it, to its name and the ending.
  init(of folder: String, to ending: String) {
    self.folder = folder
    let last = folder.split(separator: "/").last ?? "."
    let end = folder.lastIndex { $0 != "/" }.map { folder.index(after: $0) } ?? folder.endIndex
    copy =
      [".", ".."].contains(last)
      ? "\(folder)/../pictures-\(ending)" : "\(folder[..<end])-\(ending)"
  }

  /// A command for ImageMagick that converts the files with these endings to PNG, in a copy.
  func command(from endings: [String], options: String) -> String {
    let (from, to) = (folder.shellQuoted, copy.shellQuoted)
    let tests = endings.map { "-iname '*.\($0)'" }.joined(separator: " -o ")
    return "cp -rLT \(from) \(to) && find \(to) \\( \(tests) \\) -exec mogrify -format png "
      + "\(options) {} + && echo now give --data \(to)"
  }

  /// Advice to make all pictures of a folder that have these endings PNG files of this size.
  static func advice(
    for folder: String, from endings: [String] = ["png"], to size: ImageSize
  ) -> String {
    let pixels = "\(size.width)x\(size.height)"
    let options = (size.channels == 1 ? "-colorspace gray " : "") + "-resize '\(pixels)!'"
    return "convert a copy, for example with ImageMagick: "
      + Conversion(of: folder, to: pixels).command(from: endings, options: options)
  }
}
