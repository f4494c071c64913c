/// How long a training is: so many steps, or so many passes over its images.
public enum TrainingLength: Equatable, Sendable {
  /// So many steps.
  case steps(Int)
  /// So many passes; half a pass is .5.
  case epochs(Double)

  /// The steps that this comes to where one pass is `epoch` steps; at least one.
  public func steps(perEpoch epoch: Int) -> Int {
    switch self {
    case .steps(let count): count
    case .epochs(let passes): max(1, Int(passes * Double(epoch)))
    }
  }
}
