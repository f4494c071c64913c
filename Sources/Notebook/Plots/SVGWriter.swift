import Foundation

/// Writes the elements of an SVG picture: the same elements give the same bytes.
struct SVGWriter {
  private var body = ""
  let width: Double
  let height: Double

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Colours for light pages, and for dark ones where the reader's page is dark. Colours of series
  /// are of middle brightness and read on both (after Okabe and Ito, for the colour-blind too).
  private static let style = """
    text { font: 13px system-ui, 'Helvetica Neue', Arial, sans-serif; fill: #3d444d }
    .title { font-size: 16px; font-weight: 600 }
    .grid { stroke: #8b949e; stroke-opacity: 0.25; stroke-width: 1 }
    .axis { stroke: #6e7781; stroke-width: 1 }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
    .rule { fill: none; stroke-width: 1.5; stroke-dasharray: 6 4 }
    .area { fill-opacity: 0.3; stroke-width: 1.5; stroke-linejoin: round }
    .dot { fill-opacity: 0.6 }
    @media (prefers-color-scheme: dark) { text { fill: #c9d1d9 } .axis { stroke: #8b949e } }
    """

  static let colours = ["#2a7fd4", "#dd6b20", "#1f9e72", "#c2559d", "#b38600", "#7a7fd0"]

  /// Adds an element with attributes and, between its tags, a text.
  mutating func add(
    _ element: String, _ attributes: [(name: String, value: String)], text: String? = nil
  ) {
    let list = attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
    body +=
      text.map { "<\(element)\(list)>\(Self.escaped($0))</\(element)>\n" }
      ?? "<\(element)\(list)/>\n"
  }

  /// The whole picture, with a title for those who hear it.
  func document(title: String) -> String {
    let size = "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
    let box = "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(box) role=\"img\">\n"
      + "<title>\(Self.escaped(title))</title>\n<style>\n\(Self.style)\n</style>\n\(body)</svg>\n"
  }

  /// A length with at most two digits after the point.
  static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    let trimmed = String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    return trimmed == "-0" ? "0" : trimmed
  }

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;")
      .replacingOccurrences(of: "\"", with: "&quot;")
  }
}
