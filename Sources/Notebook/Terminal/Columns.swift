extension Character {
  /// The columns that a terminal gives it: 2 for most characters of East Asia and pictures, 0 for
  /// what does not print, 1 for others.
  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    let isPicture = unicodeScalars.dropFirst().contains { $0.value == 0xFE0F }
    if isPicture || Self.wide.contains(where: { $0.contains(first.value) }) { return 2 }
    switch first.properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// Where the characters of two columns are (Unicode Annex 11, W and F, rounded to whole blocks).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x2_0000...0x3_FFFD,
  ]
}

extension String {
  /// As much of its beginning as fits into so many columns of a terminal.
  func prefix(columns: Int) -> String {
    var (text, room) = ("", columns)
    for character in self {
      room -= character.columns
      if room < 0 { break }
      text.append(character)
    }
    return text
  }
}
