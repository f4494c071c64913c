import Glibc

/// Reading and writing whole files; every failure is a `DataError`.
public enum Files {
  /// What a path leads to.
  public enum Kind {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A device, a pipe or a socket.
    case other
  }

  /// More than this is never read: 1 GiB.
  static let largestFile = 1 << 30

  /// What is at `path`, or nil if there is nothing.
  public static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Reads a whole regular file of at most 1 GiB.
  public static func read(_ path: String) throws -> [UInt8] {
    try read(opened: open(path, readingFlags), named: path)
  }

  /// How files are opened to be read.
  static let readingFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK

  /// Reads what was just opened, or its first `count` bytes, and closes it; a negative descriptor
  /// is an error, of which `errno` says more. Errors speak of `path`.
  static func read(
    opened descriptor: Int32, named path: String, first count: Int = .max
  ) throws -> [UInt8] {
    guard descriptor >= 0 else { throw DataError(path, reading: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DataError(path, reading: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DataError(path, "it is not a file", advice: "give the path of a file")
    }
    let size = min(Int(status.st_size), count)
    guard size <= largestFile else {
      throw DataError(path, "it is larger than 1 GiB", advice: "give a smaller file")
    }
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, done in
      while done < size {
        let n = Glibc.read(descriptor, buffer.baseAddress! + done, size - done)
        if n < 0 && errno == EINTR { continue }
        guard n >= 0 else { throw DataError(path, reading: errno) }
        if n == 0 { break }
        done += n
      }
    }
  }

  /// The names of what is in a folder, sorted; those that begin with a dot are left out.
  public static func names(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else { throw DataError(folder, reading: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Creates a folder and those above it; it is no error if it exists already.
  public static func createFolder(_ path: String) throws {
    if kind(of: path) == .folder { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try createFolder(String(path[..<slash]))
    }
    guard path.hasSuffix("/") || mkdir(path, 0o777) == 0 || kind(of: path) == .folder else {
      throw DataError(path, writing: errno)
    }
  }

  /// Writes a file so that its name always leads to the old bytes or to all of the new ones.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    var file = try NewFile(at: path)
    try file.append(bytes)
    try file.finish()
  }

  /// Writes every byte to an open file, or says why `path` could not be written.
  static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws {
    var done = 0
    while done < bytes.count {
      let n = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if n < 0 && errno == EINTR { continue }
      guard n >= 0 else { throw DataError(path, writing: errno) }
      done += n
    }
  }

  /// Makes the new name itself survive a power cut, where the file system can.
  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
