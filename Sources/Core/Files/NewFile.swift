import CZlib
import Glibc

/// A file that is being written: its bytes are in a temporary file beside it until all are there.
/// Then its name leads to them at once; until then, to what it led to before, whatever happens.
public struct NewFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  /// The bytes so far, and their checksum.
  public private(set) var contents = Files.Contents(count: 0, checksum: 0)

  /// Makes the temporary file, in the place given or beside `path`, and never over another file.
  public init(at path: String, through temporary: String? = nil) throws {
    (self.path, descriptor, self.temporary) = try Self.open(path, temporary)
  }

  /// Tries the names that begin with that of the file, unless one is given.
  private static func open(
    _ path: String, _ given: String?
  ) throws -> (path: String, descriptor: Int32, temporary: String) {
    let names = given.map { [$0] } ?? (0..<100).map { "\(path).\(getpid())-\($0).partial" }
    for name in names {
      let descriptor = Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (path, descriptor, name) }
      if errno != EEXIST { break }
    }
    throw DataError(path, writing: errno)
  }

  deinit {
    close(descriptor)
    unlink(temporary)
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
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw DataError(path, writing: errno)
    }
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
