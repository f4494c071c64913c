/// Values of one thing in several runs.
struct Sample {
  let mean: Double
  /// The standard deviation over the root of the size.
  let standardError: Double
  /// How far the mean may be off either way: Student's t at 95 % times the standard error.
  let interval: Double

  /// The sample of some values; of a single one nobody knows how far it may be off.
  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    standardError = (squares / (count - 1) / count).squareRoot()
    interval = Self.studentT(values.count - 1) * standardError
  }

  /// What Student's t with some degrees of freedom exceeds, either way, in one case of twenty.
  static func studentT(_ freedom: Int) -> Double {
    let table = [
      12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
      2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    ]
    if freedom < 1 { return .infinity }
    if freedom <= table.count { return table[freedom - 1] }
    let inverse = 1 / Double(freedom)
    return 1.95996 + inverse * (2.37227 + inverse * 2.8225)
  }
}
