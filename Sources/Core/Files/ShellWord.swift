extension String {
  /// The text as one word of a command line: in quotes where a POSIX shell would take it for more, and
  /// without characters that a terminal would obey.
  public var shellQuoted: String {
    let isHarmless = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./,:=@%+".utf8.contains(byte)
      }
    }
    if isHarmless && !isEmpty && !hasPrefix("=") { return self }
    let isPlain = unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    // `$(…)` takes the ends of lines away that come last, so such a word stays as it is.
    if isPlain || unicodeScalars.last == "\n" {
      return "'"
        + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    return "\"$(printf %b '\(utf8.map(Self.escaped).joined())')\""
  }

  /// A byte as `printf %b` takes it, without characters that a terminal would obey.
  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\\"): return "\\\\"
    case 0x20...0x7E where byte != UInt8(ascii: "'"): return String(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 8)
      return "\\0" + String(repeating: "0", count: 3 - digits.count) + digits
    }
  }
}
