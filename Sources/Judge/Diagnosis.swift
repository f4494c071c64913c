/// What a verdict means, in words, and where the book speaks of it.
public enum Diagnosis: Equatable, Sendable {
  /// More than half of the samples are of one class.
  case collapse(label: Int, share: Double)
  /// Classes with fewer than one sample in a hundred.
  case missing(labels: [Int])
  /// Real and fake are told apart nearly always, and the samples are poor.
  case discriminatorWinning(accuracy: Double)
  /// The samples are too dark or too bright to be digits. The classifier alone would not tell:
  /// it is sure that pure noise is an 8.
  case noise(meanGrey: Double)
  /// The judge often cannot tell which digit it sees.
  case blurred(meanTopProbability: Double)
  /// None of these.
  case healthy

  /// Names the worst that is wrong. `discriminatorAccuracy` is the share, 0 to 1, of real and fake
  /// images that the discriminator tells apart, where there is one.
  public init(_ verdict: Verdict, discriminatorAccuracy: Double? = nil) {
    let shares = verdict.shares
    let largest = shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
    let missing = shares.indices.filter { shares[$0] < 0.01 }
    if let accuracy = discriminatorAccuracy, accuracy > 0.98, verdict.frechetDistance > Self.poor {
      self = .discriminatorWinning(accuracy: accuracy)
    } else if !Self.greys.contains(verdict.meanGrey) {
      self = .noise(meanGrey: verdict.meanGrey)
    } else if shares[largest] > 0.5 {
      self = .collapse(label: largest, share: shares[largest])
    } else if !missing.isEmpty {
      self = .missing(labels: missing)
    } else if verdict.meanTopProbability < 0.85 {
      self = .blurred(meanTopProbability: verdict.meanTopProbability)
    } else {
      self = .healthy
    }
  }

  /// A Fréchet distance at which digits are hard to read.
  private static let poor = 60.0
  /// Mean grey values of sets of digits; 0.13 for all, 0.08 for ones, 0.17 for zeros.
  private static let greys = 0.05...0.25

  /// One line: what is wrong, and the section of the book to read.
  public var description: String {
    switch self {
    case .collapse(let label, let share):
      "collapse: \(Self.percent(share)) of samples are \(label) (section 4.7)"
    case .missing(let labels):
      "missing: no \(labels.map(String.init).joined(separator: ", no ")) (section 4.7)"
    case .discriminatorWinning(let accuracy):
      "discriminator winning: it is right \(Self.percent(accuracy)) of the time (section 4.7)"
    case .noise(let grey):
      "noise: the mean grey is \(Self.percent(grey)), that of digits 13 % (section 4.5)"
    case .blurred(let probability):
      "blurred: the judge is only \(Self.percent(probability)) sure of a digit (section 4.6)"
    case .healthy: "healthy"
    }
  }

  private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
}

extension Diagnosis: CustomStringConvertible {}
