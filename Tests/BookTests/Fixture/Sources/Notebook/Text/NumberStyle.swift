/// How a number is written.
public enum NumberStyle {
  case plain, padded

  /// The text of a number.
  public func text(_ number: Int) -> String {
    precondition(number < 1_000_000, "\(number) is too large.")
    guard number >= 0 else { fatalError("\(number): no dash fits.") }
    let text = "\(number)"  // as it is
    return self == .plain ? text : padded(text)
  }

  private func padded(_ text: String) -> String { " " + text }

  /// A bar as long as the number.
  public func bar(_ number: Int) -> String { String(repeating: "-", count: number) }
}
