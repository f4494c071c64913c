import CZlib
import Glibc

/// A file that is being written: its bytes are in a temporary file beside it until all are there.
/// Then its name leads to them at once; until then, to what it led to before, whatever happens.
///
/// Where the file system can, the temporary file has no name, so that a program that is killed leaves
/// nothing of it behind.
public struct NewFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// What the temporary file may be called.
  private let names: [String]
  /// What it is called; nil as long as it has no name.
  private var temporary: String?
  /// The bytes so far, and their checksum.
  public private(set) var contents = Files.Contents(count: 0, checksum: 0)

  /// Makes the temporary file. Its name, where it needs one, is `temporary` or one beside `path`, and
  /// never that of another file.
  public init(at path: String, through temporary: String? = nil) throws {
    try self.init(at: path, through: temporary, nameless: Self.openNameless(beside: path))
  }

  /// Writes into an open file without a name, if there is one.
  init(at path: String, through given: String? = nil, nameless: Int32?) throws {
    self.path = path
    names = given.map { [$0] } ?? (0..<100).map { "\(path).\(getpid())-\($0).partial" }
    if let nameless {
      descriptor = nameless
    } else {
      (temporary, descriptor) = try Self.first(of: names, for: path) {
        Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      }
    }
  }

  /// Opens a file without a name in the folder of `path`; nil where that is not possible.
  private static func openNameless(beside path: String) -> Int32? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let withoutName = O_DIRECTORY | 0o20_000_000  // O_TMPFILE, which Swift does not see
    let descriptor = Glibc.open(folder, withoutName | O_WRONLY | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return nil }
    if access(link(to: descriptor), F_OK) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  /// A path that leads to an open file.
  private static func link(to descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  /// The first of the names with which `make` succeeds, no other file having it, and its result.
  private static func first(
    of names: [String], for path: String, _ make: (String) -> Int32
  ) throws -> (name: String, result: Int32) {
    for name in names {
      let result = make(name)
      if result >= 0 { return (name, result) }
      if errno != EEXIST { break }
    }
    throw DataError(path, writing: errno)
  }

  deinit {
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Adds bytes at the end; throws a `DataError` if they cannot be written.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    try Files.writeAll(bytes, to: descriptor, path: path)
    contents.add(bytes)
  }

  /// Adds bytes at the end; throws a `DataError` if they cannot be written.
  public mutating func append(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try append($0) }
  }

  /// Ends the file: waits until all of it is on the disk, then gives it its name.
  public consuming func finish() throws {
    guard fsync(descriptor) == 0 else { throw DataError(path, writing: errno) }
    let link = Self.link(to: descriptor)
    if temporary == nil {
      temporary = try Self.first(of: names, for: path) {
        linkat(AT_FDCWD, link, AT_FDCWD, $0, AT_SYMLINK_FOLLOW)
      }.name
    }
    guard rename(temporary!, path) == 0 else { throw DataError(path, writing: errno) }
    Files.syncFolder(of: path)
  }
}

extension Files {
  /// How many bytes a file has, and a checksum of them: enough to tell whether it is still the same.
  public struct Contents: Hashable, Sendable {
    /// The number of bytes.
    public private(set) var count: Int
    /// Their CRC-32, as in gzip.
    public private(set) var checksum: UInt32

    /// Contents that are known already.
    public init(count: Int, checksum: UInt32) { (self.count, self.checksum) = (count, checksum) }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      if let start { checksum = UInt32(crc32_z(UInt(checksum), start, bytes.count)) }
      count += bytes.count
    }
  }

  /// What the regular file at `path` holds; nil if there is none, or if a link leads to it.
  public static func contents(of path: String) -> Contents? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var contents = Contents(count: 0, checksum: 0)
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 64) { buffer in
      while true {
        let n = Glibc.read(descriptor, buffer.baseAddress!, buffer.count)
        if n < 0 && errno == EINTR { continue }
        guard n > 0 else { return n == 0 ? contents : nil }
        contents.add(UnsafeRawBufferPointer(rebasing: buffer[..<n]))
      }
    }
  }
}
