/// What a terminal can show, as far as the environment and the system tell.
struct Screen: CustomStringConvertible {
  /// How pictures may be drawn in text.
  enum Shades { case characters, greys, trueColour }

  /// Whether it obeys codes that move the cursor and erase: TERM names no such terminal otherwise.
  let movesCursor: Bool
  /// Whether it shows blocks, which are not among the characters of every encoding.
  let drawsBlocks: Bool
  let shades: Shades
  /// Its columns as they are now.
  let width: () -> Int
  /// Whether it is this program's to draw on now, and not that of another in the foreground.
  let isOurs: () -> Bool

  /// A terminal in an environment; `width` is what it tells, nil if it does not.
  init(
    _ environment: [String: String], width: @escaping () -> Int?,
    isOurs: @escaping () -> Bool = { true }
  ) {
    movesCursor = !["", "dumb", "unknown"].contains(environment["TERM"] ?? "")
    drawsBlocks = Self.isUTF8(environment)
    shades = movesCursor && drawsBlocks ? Self.shades(environment) : .characters
    // A width that the reader asks for counts if it is the smaller one: it may be an old one.
    let wish = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    self.width = { min(width() ?? wish ?? 80, wish ?? .max) }
    self.isOurs = isOurs
  }

  /// Whether texts are in UTF-8, by the first of the variables that is set (POSIX, section 8.2).
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let words = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
    let encoding = words.first { !$0.isEmpty }?.lowercased() ?? ""
    return encoding.contains("utf-8") || encoding.contains("utf8")
  }

  /// The colours, by NO_COLOR (no-color.org), CLICOLOR and COLORTERM.
  private static func shades(_ environment: [String: String]) -> Shades {
    if environment["NO_COLOR"]?.isEmpty == false || environment["CLICOLOR"] == "0" {
      return .characters
    }
    return ["truecolor", "24bit"].contains(environment["COLORTERM"]) ? .trueColour : .greys
  }

  /// Its columns and how pictures look on it.
  var description: String {
    let look =
      switch shades {
      case .characters: "characters"
      case .greys: "24 greys"
      case .trueColour: "colours"
      }
    let bar = movesCursor ? "a bar" : "lines"
    return "\(width()) columns, pictures in \(look), progress as \(bar)"
  }
}
