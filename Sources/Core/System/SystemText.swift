import Glibc

/// The short texts in which the system tells about itself.
enum SystemText {
  private static let longest = 1 << 20

  /// The text of a file such as those under `/proc`, whose size is not known before; nil if it
  /// cannot be read, and no more than its first MiB.
  static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < longest {
      var buffer = [UInt8](repeating: 0, count: 16_384)
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
