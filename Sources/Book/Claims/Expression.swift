/// What a `holds` comment says: comparisons of recorded numbers, joined by `and`, `or` and `not`.
indirect enum Expression {
  /// How two sides are compared.
  enum Relation: String {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "="
    case unequal = "≠"
    case near = "≈"
    /// Means that cannot be told apart, for their intervals overlap.
    case overlaps
  }

  enum Operation: String {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  /// How far apart the sides of `≈` may be: so much, or so much of the right side.
  enum Tolerance {
    case absolute(Double)
    case relative(Double)
  }

  /// A side of a comparison, with its words.
  struct Side {
    let expression: Expression
    let text: String
  }

  case number(Double)
  case value(ValueReference)
  case curve(CurveReference)
  case printed(PrintedReference)
  case negative(Expression)
  case arithmetic(Operation, Expression, Expression)
  /// `abs(x)`, `least(a, b, …)`, `most(a, b, …)`.
  case call(String, [Expression])
  /// One or more comparisons in a row: `a < b < c`.
  case comparison(Side, [(Relation, Side)], Tolerance?)
  case not(Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)

  /// The names that may stand before a parenthesis.
  static let functions = ["abs", "least", "most"]

  /// Everything that it reads of runs: values, curves and printed numbers.
  var reads: [Expression] {
    switch self {
    case .number: []
    case .value, .curve, .printed: [self]
    case .negative(let inner), .not(let inner): inner.reads
    case .arithmetic(_, let a, let b), .and(let a, let b), .or(let a, let b): a.reads + b.reads
    case .call(_, let arguments): arguments.flatMap(\.reads)
    case .comparison(let first, let rest, _):
      first.expression.reads + rest.flatMap { $0.1.expression.reads }
    }
  }

  /// The values of runs that it reads.
  var values: [ValueReference] {
    reads.compactMap { if case .value(let reference) = $0 { reference } else { nil } }
  }
}

/// A number that a run printed: `golden.txt#9.1 "clip 1" 3`, the third number behind these words in
/// the first line of the cell that holds them.
struct PrintedReference {
  /// The file and the cell.
  let place: String
  let words: String
  /// Which number it is, counted from 1.
  let number: Int
}
