import ArgumentParser

/// How the length of steps changes in a training.
public enum Pace: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// It does not.
  case constant
  /// Not in the first half; in the second it falls to a thousandth, evenly.
  case falling

  /// The length of a step where so much of the training is done, compared with the first one's.
  public func factor(at fraction: Double) -> Float {
    self == .constant ? 1 : 1e-3 + min(1, 2 * Float(1 - fraction))
  }
}
