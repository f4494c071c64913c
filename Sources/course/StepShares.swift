import Core
import Notebook

/// What share of a training step the kernels of each kind have.
struct StepShares {
  /// The parts in the order of the table: the name in JSON, the table's heading.
  private static let parts: [(part: KernelProfile.Part, name: String, heading: String)] = [
    (.products, "products", "products"), (.convolutions, "convolutions", "conv."),
    (.normalization, "normalization", "norm."), (.elements, "elements", "elements"),
    (.reductions, "reductions", "sums"), (.pooling, "pooling", "pooling"),
    (.optimizers, "optimizers", "optimiser"), (.random, "random", "random"),
    (.waiting, "waiting", "waiting"),
  ]
  private static let rest = "rest"

  /// For each part's name, its seconds divided by those of the steps.
  let shares: [String: Double]

  /// Repeats a step for about so many seconds, five times at least, and measures its kernels.
  init(seconds: Double, _ step: () -> Void) {
    let times = KernelProfile.measure { _ = Stopwatch(seconds: seconds, step) }
    var shares = [Self.rest: times.rest / times.total]
    for (part, name, _) in Self.parts { shares[name] = times[part] / times.total }
    self.shares = shares
  }

  /// Prints a row for each workload, with the parts that any of them has.
  static func printTable(_ rows: [(workload: String, shares: [String: Double])]) {
    guard !rows.isEmpty else { return }
    let shown = (parts.map { ($0.name, $0.heading) } + [(rest, rest)]).filter { name, _ in
      rows.contains { $0.shares[name, default: 0] >= 0.005 }
    }
    let cells = rows.map { row -> [any TableCell] in
      [row.workload] + shown.map { Styled(row.shares[$0.0, default: 0], .percent(0)) }
    }
    print()
    for line in TextTable(["share of a step"] + shown.map(\.1), cells).lines { print(line) }
    print("Waiting: for other threads to end a kernel. Rest: graph, memory, all else.\n")
  }
}
