import ArgumentParser
import Core
import Foundation
import Notebook

/// `course bench`: times the training steps of five networks on this machine.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time training steps of five networks, beside a plain matrix product.",
    discussion: """
      Prints the median milliseconds of a step, its GFLOP/s, and these as a share of what the \
      product of two large square matrices reaches in the same run. With --shares, a second table says \
      what share of a step each part of it has, in runs of their own.
      """)

  @Argument(help: ArgumentHelp("The workloads to time. (default: all)", valueName: "workload"))
  var names: [String] = []

  @Flag(help: "Print one line of JSON for each workload.")
  var json = false

  @Flag(help: "Also print what share of a step each kind of kernel has.")
  var shares = false

  @Option(help: "Seconds for each workload.")
  var seconds = 5.0

  @Option(help: "Pictures in a step of training.")
  var batch = 128

  @Option(help: "Processor threads to use. (default: all)")
  var threads: Int?

  func validate() throws {
    guard 2...4096 ~= batch else {
      throw ValidationError("--batch must lie between 2 and 4096, not \(batch).")
    }
    let known = Workload.all(batch: batch).map(\.name)
    for name in names where !known.contains(name) {
      let known = known.joined(separator: ", ")
      throw ValidationError("There is no workload '\(name)'. The workloads: \(known).")
    }
    guard seconds >= 0 && seconds <= 3600 else {
      throw ValidationError("--seconds must lie between 0 and 3600, not \(seconds).")
    }
    if let threads, !(1...64).contains(threads) {
      throw ValidationError("--threads must be at least 1 and at most 64, not \(threads).")
    }
  }

  func run() throws {
    #if DEBUG
      note("Warning: this is a debug build. Better: swift run -c release course bench")
    #endif
    if let threads { Parallel.threads = threads }
    let peak = Self.peak(seconds: seconds / 2)
    let wanted = Workload.all(batch: batch).filter { names.isEmpty || names.contains($0.name) }
    var timings: [Timing] = []
    for workload in wanted {
      let step = workload.prepare()
      let time = Stopwatch(seconds: seconds, step).median
      let rate = workload.gigaflops / time
      let timing = Timing(
        workload: workload.name, milliseconds: time * 1e3, gigaflops: rate, share: rate / peak,
        peakMegabytes: Machine.peakMemory >> 20,
        shares: shares ? StepShares(seconds: seconds, step).shares : nil)
      if json { print(try timing.line) }
      timings.append(timing)
    }
    if !json { Self.printTable(timings, peak: peak) }
  }

  /// GFLOP/s of the product of two square matrices of 1,024 rows: the best of several.
  private static func peak(seconds: Double) -> Double {
    let n = 1024
    let random = RandomGenerator(seed: 1)
    let a = Tensor.uniform([n, n], using: random)
    let b = Tensor.uniform([n, n], using: random)
    let time = Stopwatch(seconds: seconds) { _ = matmul(a, b) }.best
    return 2 * Double(n * n * n) / time / 1e9
  }

  private static func printTable(_ timings: [Timing], peak: Double) {
    let style = NumberStyle.significant(3)
    let rows = timings.map { timing -> [any TableCell] in
      [
        timing.workload, Styled(timing.milliseconds, style), Styled(timing.gigaflops, style),
        Styled(timing.share, .percent(0)),
      ]
    }
    for line in TextTable(["workload", "ms a step", "GFLOP/s", "of the peak"], rows).lines {
      print(line)
    }
    let threads = Parallel.threads == 1 ? "1 thread" : "\(Parallel.threads) threads"
    print("\nThe peak: \(style.text(peak)) GFLOP/s, a matrix product of 1,024 rows, \(threads).")
    StepShares.printTable(timings.compactMap { row in row.shares.map { (row.workload, $0) } })
    print("Most memory at once: \(timings.last?.peakMegabytes ?? 0) MB.")
  }
}

/// How fast a workload is.
private struct Timing: Encodable {
  private enum CodingKeys: String, CodingKey {
    case workload
    case milliseconds = "ms_per_step"
    case gigaflops = "gflops"
    case share = "peak_fraction"
    case peakMegabytes = "peak_megabytes"
    case shares
  }

  let workload: String
  /// The median for a step.
  let milliseconds: Double
  /// In a second.
  let gigaflops: Double
  /// Of what the matrix product reaches.
  let share: Double
  /// Of this process, up to the end of this workload.
  let peakMegabytes: Int
  /// What share each part of a step has, if that was asked for.
  let shares: [String: Double]?

  /// One line of JSON.
  var line: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
