import Runs

/// Reads the expression of a `holds` comment. From the loosest to the tightest: `or`, `and`, `not`,
/// comparisons, `+ -`, `* /`, a sign, and what stands alone.
struct ExpressionParser {
  private let text: String
  private let tokens: [ExpressionToken]
  private var next = 0
  /// How many parentheses, signs and negations may still come, so that none nest without an end.
  private var patience = 100

  /// Reads all of a text. Throws with what is wrong and where.
  static func parse(_ text: String) throws -> Expression {
    var parser = try ExpressionParser(text)
    let expression = try parser.disjunction()
    if let word = parser.word { throw CourseError("Nothing can follow before `\(word)`") }
    guard !expression.reads.isEmpty else {
      throw CourseError("It reads no value of a run, so no run can contradict it")
    }
    guard expression.isTruth else { throw CourseError("It compares nothing: write `a < b`") }
    return expression
  }

  private init(_ text: String) throws {
    self.text = text
    tokens = try ExpressionToken.all(in: text)
  }

  /// The next word as written; nil at the end.
  private var word: String? { next < tokens.count ? String(text[tokens[next].range]) : nil }

  /// Goes on if the next word is one of these; returns which.
  private mutating func take(_ words: String...) -> String? {
    guard let word, words.contains(word), tokens[next].kind == .word || tokens[next].kind == .sign
    else { return nil }
    next += 1
    return word
  }

  private mutating func takeNumber() throws -> Double {
    if next < tokens.count, case .number(let number) = tokens[next].kind {
      next += 1
      return number
    }
    throw CourseError("A number is missing before `\(word ?? "the end")`")
  }

  private mutating func nest() throws {
    patience -= 1
    if patience < 0 { throw CourseError("It has too many parentheses and signs") }
  }

  private mutating func disjunction() throws -> Expression {
    var left = try conjunction()
    while take("or") != nil { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws -> Expression {
    var left = try negation()
    while take("and") != nil { left = .and(left, try negation()) }
    return left
  }

  private mutating func negation() throws -> Expression {
    if take("not") != nil {
      try nest()
      return .not(try negation())
    }
    return try comparison()
  }

  private mutating func comparison() throws -> Expression {
    let first = try side()
    var rest: [(Expression.Relation, Expression.Side)] = []
    while let sign = take("<", "<=", "≤", ">", ">=", "≥", "=", "≠", "≈", "overlaps") {
      let plain = sign == "≤" ? "<=" : sign == "≥" ? ">=" : sign
      rest.append((Expression.Relation(rawValue: plain) ?? .equal, try side()))
    }
    if rest.isEmpty { return first.expression }
    var tolerance: Expression.Tolerance?
    if take("within") != nil {
      let number = try takeNumber()
      tolerance = take("%") == nil ? .absolute(number) : .relative(number / 100)
    }
    if rest.contains(where: { $0.0 == .near }) != (tolerance != nil) {
      throw CourseError("`≈` needs a tolerance: `a ≈ b within 0.01`, or `within 5 %`")
    }
    return .comparison(first, rest, tolerance)
  }

  private mutating func side() throws -> Expression.Side {
    let start = next
    let expression = try sum()
    let range = tokens[start].range.lowerBound..<tokens[next - 1].range.upperBound
    return .init(expression: expression, text: String(text[range]).replacing("\n", with: " "))
  }

  private mutating func sum() throws -> Expression {
    var left = try product()
    while let sign = take("+", "-") {
      left = .arithmetic(sign == "+" ? .plus : .minus, left, try product())
    }
    return left
  }

  private mutating func product() throws -> Expression {
    var left = try signed()
    while let sign = take("*", "/") {
      left = .arithmetic(sign == "*" ? .times : .over, left, try signed())
    }
    return left
  }

  private mutating func signed() throws -> Expression {
    if take("-") != nil {
      try nest()
      return .negative(try signed())
    }
    return try single()
  }

  private mutating func single() throws -> Expression {
    if take("(") != nil {
      try nest()
      let inner = try disjunction()
      try close()
      return inner
    }
    guard let word else { throw CourseError("Something is missing at the end") }
    let token = tokens[next]
    if case .number(let number) = token.kind {
      next += 1
      return .number(number)
    }
    let reserved = ["and", "or", "not", "within", "from", "to", "at", "overlaps"]
    guard token.kind == .word, !reserved.contains(word) else {
      throw CourseError("A value is missing before `\(word)`")
    }
    next += 1
    if take("(") != nil {
      try nest()
      return try call(word)
    }
    if word.contains(".txt#") { return try printed(word) }
    if word.hasSuffix(".svg") { return .curve(try curve(word)) }
    let statistic = take("mean", "error", "interval")
    return .value(try ValueReference(name: word, statistic: statistic))
  }

  private mutating func close() throws {
    if take(")") == nil { throw CourseError("A `)` is missing before `\(word ?? "the end")`") }
  }

  private mutating func call(_ name: String) throws -> Expression {
    guard Expression.functions.contains(name) else {
      throw CourseError(
        "`\(name)` computes nothing. " + suggestion(for: name, among: Expression.functions))
    }
    var arguments = [try sum()]
    while take(",") != nil { arguments.append(try sum()) }
    try close()
    guard name != "abs" || arguments.count == 1 else { throw CourseError("`abs` takes one number") }
    return .call(name, arguments)
  }

  private mutating func takeQuoted() -> String? {
    guard next < tokens.count, case .quoted(let words) = tokens[next].kind else { return nil }
    next += 1
    return words
  }

  private mutating func printed(_ place: String) throws -> Expression {
    guard let words = takeQuoted() else {
      throw CourseError("`\(place)` needs the words before the number: `\(place) \"words\" 1`")
    }
    let number = try takeNumber()
    guard number >= 1, number <= 100, number == number.rounded() else {
      throw CourseError("`\(number)` counts no number of a line: write 1 for the first")
    }
    return .printed(.init(place: place, words: words, number: Int(number)))
  }

  private mutating func curve(_ path: String) throws -> CurveReference {
    let series = takeQuoted()
    let names = CurveReference.Statistic.Name.allCases.map(\.rawValue)
    guard let word, let name = CurveReference.Statistic.Name(rawValue: word) else {
      throw CourseError(
        "`\(path)` is a curve: say what to read of it. There are: "
          + names.map { "`\($0)`" }.joined(separator: ", "))
    }
    next += 1
    var shares = 0.0...1.0
    if name == .at {
      let share = try takeNumber()
      guard (0...1).contains(share) else {
        throw CourseError("`at \(share)` is no share of the way: write one from 0 to 1")
      }
      shares = share...share
    } else if take("from") != nil {
      let low = try takeNumber()
      guard take("to") != nil else { throw CourseError("`from \(low)` needs a `to`") }
      let high = try takeNumber()
      guard 0 <= low, low < high, high <= 1 else {
        throw CourseError("`from \(low) to \(high)` are no shares of the way from 0 to 1")
      }
      shares = low...high
    }
    return CurveReference(path: path, series: series, statistic: .init(name: name, shares: shares))
  }
}

extension Expression {
  /// Whether it can be true or false.
  var isTruth: Bool {
    switch self {
    case .comparison: true
    case .and(let a, let b), .or(let a, let b): a.isTruth && b.isTruth
    case .not(let inner): inner.isTruth
    default: false
    }
  }
}
