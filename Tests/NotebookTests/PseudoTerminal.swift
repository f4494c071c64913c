import Foundation
import Testing

/// A terminal without a screen, on which a test runs programs and reads what they show.
struct PseudoTerminal {
  /// The program's end.
  let program: FileHandle
  private let reader: Int32

  /// Opens a terminal of so many columns. No program that another test starts keeps it open.
  init(width: Int) throws {
    let (lock, number) = (UInt(0x4004_5431), UInt(0x8004_5430))  // TIOCSPTLCK and TIOCGPTN
    var (isLocked, index) = (Int32(0), UInt32(0))
    var size = winsize()
    size.ws_col = UInt16(width)
    reader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(
      reader >= 0 && ioctl(reader, lock, &isLocked) == 0 && ioctl(reader, number, &index) == 0
        && ioctl(reader, UInt(TIOCSWINSZ), &size) == 0)
    let descriptor = open("/dev/pts/\(index)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(descriptor >= 0)
    program = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// All that is shown, up to the end of the last program; closes the terminal.
  func readToEnd() -> String {
    try? program.close()
    defer { close(reader) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reader, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }
}
