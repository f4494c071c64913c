import Foundation
import Runs

/// Evaluates the expressions of `holds` comments on what the runs have left: receipts, plots, and
/// printed lines.
final class ClaimReader {
  /// What one side of a comparison is: a number, or a mean that may be off by so much.
  struct Quantity {
    let number: Double
    var interval = 0.0
    var isInterval = false

    var description: String {
      let text = String(format: "%.5g", number)
      return isInterval ? text + String(format: " ± %.3g", interval) : text
    }
  }

  private let book: Book
  private let document: Document
  private var plots: [String: PlotReader] = [:]

  /// Evaluates expressions of one text.
  init(_ book: Book, _ document: Document) { (self.book, self.document) = (book, document) }

  /// Whether an expression is true, and the comparisons that decide it, with the values of all
  /// sides. Throws if it cannot be evaluated.
  func evaluate(_ expression: Expression) throws -> (holds: Bool, because: String) {
    switch expression {
    case .comparison(let first, let rest, let tolerance):
      return try compare([first] + rest.map(\.1), rest.map(\.0), tolerance)
    case .not(let inner):
      let (holds, because) = try evaluate(inner)
      return (!holds, because)
    case .and(let a, let b), .or(let a, let b):
      let (left, right) = (try evaluate(a), try evaluate(b))
      let isAnd = if case .and = expression { true } else { false }
      let holds = isAnd ? left.holds && right.holds : left.holds || right.holds
      let deciding = [left, right].filter { $0.holds == holds }
      return (holds, deciding.map(\.because).joined(separator: "; "))
    default: throw CourseError("A number alone is neither true nor false")
    }
  }

  private func compare(
    _ sides: [Expression.Side], _ relations: [Expression.Relation],
    _ tolerance: Expression.Tolerance?
  ) throws -> (Bool, String) {
    let quantities = try sides.map { try quantity($0.expression) }
    var holds = true
    var (names, numbers) = (sides[0].text, quantities[0].description)
    for (index, relation) in relations.enumerated() {
      let (a, b) = (quantities[index], quantities[index + 1])
      holds = try holds && Self.holds(a, relation, b, tolerance)
      names += " \(relation.rawValue) \(sides[index + 1].text)"
      numbers += " \(relation.rawValue) \(b.description)"
    }
    return (holds, "`\(names)` is \(numbers)")
  }

  private static func holds(
    _ a: Quantity, _ relation: Expression.Relation, _ b: Quantity,
    _ tolerance: Expression.Tolerance?
  ) throws -> Bool {
    let needsNumbers = ![.less, .greater, .overlaps].contains(relation)
    if needsNumbers, a.isInterval || b.isInterval {
      throw CourseError(
        "Several runs are a mean with its interval: compare by `<`, `>` or `overlaps`, or write "
          + "`mean` behind them")
    }
    let gap = a.interval + b.interval
    switch relation {
    case .less: return a.number + gap < b.number
    case .greater: return a.number > b.number + gap
    case .lessOrEqual: return a.number <= b.number
    case .greaterOrEqual: return a.number >= b.number
    case .equal: return a.number == b.number
    case .unequal: return a.number != b.number
    case .overlaps: return abs(a.number - b.number) <= gap
    case .near:
      switch tolerance {
      case .absolute(let amount): return abs(a.number - b.number) <= amount
      case .relative(let share): return abs(a.number - b.number) <= share * abs(b.number)
      case nil: return a.number == b.number
      }
    }
  }

  private func number(_ expression: Expression) throws -> Double {
    let quantity = try quantity(expression)
    if quantity.isInterval {
      throw CourseError("Write `mean` behind several runs to compute with them")
    }
    return quantity.number
  }

  private func quantity(_ expression: Expression) throws -> Quantity {
    switch expression {
    case .number(let number): return Quantity(number: number)
    case .value(let reference): return try quantity(reference)
    case .curve(let reference): return Quantity(number: try value(reference))
    case .printed(let reference): return Quantity(number: try value(reference))
    case .negative(let inner): return Quantity(number: -(try number(inner)))
    case .arithmetic(let operation, let a, let b):
      let (a, b) = (try number(a), try number(b))
      switch operation {
      case .plus: return Quantity(number: a + b)
      case .minus: return Quantity(number: a - b)
      case .times: return Quantity(number: a * b)
      case .over: return Quantity(number: a / b)
      }
    case .call(let name, let arguments):
      let numbers = try arguments.map(number)
      switch name {
      case "least": return Quantity(number: numbers.min() ?? .nan)
      case "most": return Quantity(number: numbers.max() ?? .nan)
      default: return Quantity(number: abs(numbers[0]))
      }
    case .comparison, .not, .and, .or: throw CourseError("A comparison is no number")
    }
  }

  private func quantity(_ reference: ValueReference) throws -> Quantity {
    if reference.runs.count > 1, reference.statistic == nil {
      let sample = Sample(try book.values(reference, in: document).map(\.value))
      return Quantity(number: sample.mean, interval: sample.interval, isInterval: true)
    }
    return Quantity(number: try book.value(reference, in: document).value)
  }

  // MARK: - Curves and printed numbers

  private func value(_ reference: CurveReference) throws -> Double {
    let parts = reference.path.split(separator: ":", maxSplits: 1).map(String.init)
    let named = parts.count == 2 ? try book.chapter(named: parts[0]) : nil
    guard let chapter = named ?? book.chapter(of: document) else {
      throw CourseError("Say whose `\(reference.path)` it is: `01-autoencoder:\(reference.path)`")
    }
    let (plot, name) = (try plot(parts.last ?? "", of: chapter), reference.path)
    let names = plot.curves.keys.sorted()
    guard let series = reference.series ?? (names.count == 1 ? names[0] : nil),
      let curve = plot.curves[series]
    else {
      throw CourseError(
        "`\(name)` has no curve \(reference.series.map { "\"\($0)\"" } ?? "without a name"). "
          + suggestion(for: reference.series ?? "", among: names))
    }
    guard let value = curve.value(reference.statistic) else {
      throw CourseError("`\(name)` has no point in that part of its way")
    }
    return value
  }

  private func plot(_ name: String, of chapter: Chapter) throws -> PlotReader {
    let path = "\(chapter.folder)/figures/\(name)"
    if let plot = plots[path] { return plot }
    let made = Set(chapter.receipts.runs.values.flatMap { $0.figures.keys })
    guard made.contains(name), let text = book.repository.text(path) else {
      throw CourseError(
        "No run of \(chapter.name) made `\(name)`. "
          + suggestion(for: name, among: made.filter { $0.hasSuffix(".svg") }))
    }
    let plot = PlotReader(text)
    plots[path] = plot
    return plot
  }

  private func value(_ reference: PrintedReference) throws -> Double {
    let parts = reference.place.split(separator: "#", maxSplits: 1).map(String.init)
    let path = BookRepository.resolve(parts[0], from: document.folder)
    guard path.contains("/figures/") || path.hasSuffix("/golden.txt"),
      let text = book.repository.text(path)
    else { throw CourseError("There is no golden and no transcript `\(path)`") }
    guard let cell = Golden(text).cell(parts.count == 2 ? parts[1] : "") else {
      throw CourseError("There is no cell `\(reference.place)`")
    }
    guard let line = cell.first(where: { $0.contains(reference.words) }),
      let words = line.firstRange(of: reference.words)
    else { throw CourseError("No line of `\(reference.place)` holds \"\(reference.words)\"") }
    let numbers = line[words.upperBound...].split(separator: " ").compactMap { word in
      Double(word.filter { !",%:;()[]".contains($0) })
    }
    guard reference.number <= numbers.count else {
      throw CourseError("Behind \"\(reference.words)\" stand \(numbers.count) numbers")
    }
    return numbers[reference.number - 1]
  }
}
