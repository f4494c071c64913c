import CZlib
import Foundation
import Testing

@testable import Core

/// A folder for one test's files, removed with everything in it when the last reference is gone.
final class TemporaryFolder {
  let path: String

  /// The system's folder of temporary files; there may be a space in its name.
  fileprivate static let system = URL(fileURLWithPath: NSTemporaryDirectory())
    .resolvingSymlinksInPath().path

  init() {
    var template = Array("\(Self.system)/forger-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func add(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Files.write(bytes, to: file)
    return file
  }

  /// Writes a file that is only to be read, and the folders that its name goes through, without
  /// waiting for the disk; returns its path.
  @discardableResult
  func put(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// The one line that `body` fails with, without the names of temporary folders.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return String(describing: error).replacing(TemporaryFolder.system, with: "")
      .replacing(/\/forger-\w{6}/, with: "TMP")
  }
}

/// Compresses bytes into one gzip member.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  let bound = Int(deflateBound(&stream, UInt(bytes.count)))
  return input.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(bound)
      deflate(&stream, Z_FINISH)
      count = bound - Int(stream.avail_out)
    }
  }
}
