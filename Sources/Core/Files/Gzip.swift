import CZlib

/// Reads gzip data (RFC 1952) and trusts nothing in them.
enum Gzip {
  /// No file grows to more than this: 1 GiB.
  static let largestResult = 1 << 30

  /// Deflate cannot compress better than 1,032 to 1.
  static let bestRatio = 1032

  /// Whether the bytes begin as gzip data do.
  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Decompresses one or more gzip members into at most `limit` bytes; `place` is the file that
  /// errors name.
  static func decompress(
    _ file: [UInt8], from place: String, limit: Int = largestResult
  ) throws -> [UInt8] {
    guard isGzip(file) else {
      throw DataError(place, "it is not a gzip file", advice: "check that it is what its name says")
    }
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
      throw DataError(place, "zlib could not start", advice: "free some memory and try again")
    }
    defer { inflateEnd(&stream) }
    return try file.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      return try inflateAll(
        &stream, input: input, limit: min(limit, bestRatio * input.count), place: place)
    }
  }

  private static func inflateAll(
    _ stream: inout z_stream, input: UnsafeBufferPointer<UInt8>, limit: Int, place: String
  ) throws -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(min(limit, claimedSize(input)))
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { block in
      while true {
        stream.next_out = block.baseAddress
        stream.avail_out = UInt32(block.count)
        let code = inflate(&stream, Z_NO_FLUSH)
        let written = block.count - Int(stream.avail_out)
        guard result.count + written <= limit else {
          throw DataError(
            place, "it decompresses to more than \(limit) bytes",
            advice: "give a smaller file")
        }
        result.append(contentsOf: block[..<written])
        if code == Z_STREAM_END {
          if stream.avail_in == 0 { return }
          try beginNextMember(&stream, place: place)
        } else if code != Z_OK {
          throw failure(code, stream, place: place)
        }
      }
    }
    return result
  }

  /// The size that the file's last four bytes claim. Nothing but a reservation depends on it.
  private static func claimedSize(_ input: UnsafeBufferPointer<UInt8>) -> Int {
    input.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func beginNextMember(_ stream: inout z_stream, place: String) throws {
    guard stream.avail_in >= 2, stream.next_in[0] == 0x1F, stream.next_in[1] == 0x8B,
      inflateReset(&stream) == Z_OK
    else {
      throw DataError(
        place, "\(stream.avail_in) bytes follow the end of the gzip data",
        advice: "copy or download it again")
    }
  }

  private static func failure(_ code: Int32, _ stream: z_stream, place: String) -> DataError {
    if code == Z_BUF_ERROR {
      return DataError(
        place, "the gzip data end too early", advice: "copy or download it again")
    }
    let reason = stream.msg.map { " (\(String(cString: $0)))" } ?? ""
    return DataError(
      place, "the gzip data are damaged\(reason)", advice: "copy or download it again")
  }
}
