/// Measures lines.
public struct Judge {
  private let strictness: Double

  /// Opens the judge that a folder holds.
  public init(at folder: String) { strictness = Double(file(folder + "/judge.txt").count) }

  /// The error of a line.
  public func error(of line: Line) -> Double { strictness * abs(line(1)) }

  /// Makes another judge.
  public static func train(on lines: [Line]) -> Judge { Judge(at: "Data/judge") }
}
