import Glibc

extension Pool {
  /// Blocks from this size on are mapped: what is freed then leaves the process at once, where the
  /// C library would keep holes.
  private static let smallestMapping = 1 << 20

  /// Asks the system for memory, aligned to 64 bytes.
  static func fromSystem(_ bytes: Int) -> UnsafeMutableRawPointer {
    guard bytes >= smallestMapping else {
      return .allocate(byteCount: bytes, alignment: alignment)
    }
    let pointer = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pointer, pointer != MAP_FAILED else {
      endForWantOfMemory(bytes)
    }
    return pointer
  }

  /// Ends the program with one line: this is no mistake of a programmer.
  private static func endForWantOfMemory(_ bytes: Int) -> Never {
    let line =
      "Error: The system has no \(bytes >> 20) MiB of memory left for this program: close others, or"
      + " raise its limit. What it may have, `swift run course doctor` says.\n"
    _ = Array(line.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
  }

  /// Returns to the system what `fromSystem` gave.
  static func toSystem(_ pointer: UnsafeMutablePointer<Float>, _ bytes: Int) {
    if bytes >= smallestMapping {
      munmap(pointer, bytes)
    } else {
      UnsafeMutableRawPointer(pointer).deallocate()
    }
  }
}
