/// An exercise of the book, with the reader's answer to it.
public struct Exercise: Sendable {
  /// Its number in the book, such as `4.2`.
  public let number: String
  /// The section to read for it, such as `4.3`.
  public let section: String
  /// The processor time that the answer may take, in seconds.
  public let patience: Int
  /// The reader's answer, checked.
  public let outcome: @Sendable () -> Outcome

  /// Names an exercise; `outcome` checks the reader's answer, which may take `patience` seconds.
  public init(
    _ number: String, section: String, patience: Int = 10,
    outcome: @escaping @Sendable () -> Outcome
  ) {
    self.number = number
    self.section = section
    self.patience = patience
    self.outcome = outcome
  }
}

/// How far the reader has come: the line that ends every run of the exercises.
public struct Tally: Sendable, CustomStringConvertible {
  private var outcomes: [(number: String, outcome: Outcome)] = []
  private var sequel: String?

  /// Counts nothing yet.
  public init() {}

  /// Adds the outcome of an exercise; they may come in any order.
  public mutating func add(_ number: String, _ outcome: Outcome) {
    outcomes.append((number, outcome))
  }

  /// Names the exercise that comes next where all that are counted pass.
  public mutating func goOn(with number: String) { sequel = number }

  /// How many answers are wrong.
  public var failing: Int { outcomes.count - count(.passed) - count(.notAttempted) }

  /// The first exercise, in the order of the book, that does not pass; else the one that `goOn` named.
  public var next: String? {
    let first = outcomes.filter { $0.outcome != .passed }.map(\.number).min { a, b in
      let parts = { (number: String) in number.split(separator: ".").compactMap { Int($0) } }
      return parts(a).lexicographicallyPrecedes(parts(b))
    }
    return first ?? sequel
  }

  private func count(_ outcome: Outcome) -> Int { outcomes.count { $0.outcome == outcome } }

  /// `exercises: 3 passed, 1 failing, 20 not attempted (next: 2.2)`.
  public var description: String {
    let ending = next.map { " (next: \($0))" } ?? ""
    return "exercises: \(count(.passed)) passed, \(failing) failing, "
      + "\(count(.notAttempted)) not attempted\(ending)"
  }
}
