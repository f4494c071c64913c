/// How a fence is bound to something that can be checked.
enum FenceBinding: String, CaseIterable {
  case code, output, diff, compile, fails, sketch, unchecked, console, formula, naked

  init(_ marker: Marker?, language: String) {
    self =
      switch (marker?.verb, language) {
      case ("code", _): .code
      case ("output", _): .output
      case ("diff", "diff"): .diff
      case ("compile", "swift"): .compile
      case ("fails", "swift"): .fails
      case ("sketch", "swift"): .sketch
      case ("unchecked", let language) where language != "swift": .unchecked
      case (_, "console"): .console
      case (_, "math"): .formula
      default: .naked
      }
  }
}

extension Check {
  /// The largest part of the Swift fences that may be sketches.
  static let largestShareOfSketches = 0.03

  static let fences = Check(name: "fences", subject: "no listing is bound to nothing") { book, _ in
    let naked = book.documents.flatMap { document in
      document.fences.compactMap { fence in
        document.problem(fence.marker, fence.language, fence.body, fence.block)
      }
    }
    return naked + book.tooManySketches
  }
}

extension Document {
  fileprivate func problem(
    _ marker: Marker?, _ language: String, _ body: [String], _ block: Block
  ) -> Finding? {
    let binding = FenceBinding(marker, language: language)
    if binding == .naked {
      let mend =
        language == "swift"
        ? "put `code:`, `compile`, `fails` or `sketch` in a comment above it"
        : "put `output:`, or `unchecked` and why, in a comment above it"
      let name = language.isEmpty ? "unnamed" : language
      return Finding(path, block.line, "This \(name) listing is bound to nothing.", mend: mend)
    }
    if binding == .console, let output = body.firstIndex(where: { !$0.hasPrefix("$ ") }) {
      return Finding(
        path, block.line + 1 + output, "`\(body[output])` is output that is bound to nothing.",
        mend: "show it below, in an `output:` block of a golden")
    }
    if [.fails, .sketch, .unchecked].contains(binding), marker?.quoted?.isEmpty ?? true {
      let what = binding == .fails ? "the diagnostic" : "the reason"
      return Finding(
        path, block.line, "The comment `\(binding.rawValue)` does not quote \(what).",
        mend: "write `\(binding.rawValue) \"…\"`")
    }
    return nil
  }
}

extension Book {
  /// The number of fences in Swift, and of those that are sketches.
  var swiftFences: (all: Int, sketches: Int) {
    let markers = documents.flatMap(\.fences).filter { $0.language == "swift" }.map(\.marker)
    return (markers.count, markers.count { $0?.verb == "sketch" })
  }

  fileprivate var tooManySketches: [Finding] {
    let (all, sketches) = swiftFences
    guard Double(sketches) > Check.largestShareOfSketches * Double(all) else { return [] }
    let places = documents.flatMap { document in
      document.fences.filter { $0.marker?.verb == "sketch" }.map { (document.path, $0.block.line) }
    }
    return places.suffix(1).map { path, line in
      Finding(
        path, line, "\(sketches) of \(all) Swift listings are sketches: more than 3 %.",
        mend: "bind or compile some of them")
    }
  }
}
