/// Where words go.
enum Console {
  static func show(_ line: String) { print(line) }
}
