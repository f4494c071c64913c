import ArgumentParser
import Core
import Foundation
import Notebook

/// `course bench`: how long a training step takes here.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time training steps: milliseconds, GFLOP/s, share of the matrix product's peak.",
    discussion: "Medians. Rates count direct multiplication, so they may pass the peak.")

  @Argument(help: "Workloads. (default: all)")
  var workloads: [String] = []

  @Flag(help: "Print one line of JSON for each workload.")
  var json = false

  @Option(help: "Processor threads to use. (default: all)")
  var threads: Int?

  @Option(help: "Seconds to measure each workload for.")
  var seconds = 4.0

  func validate() throws {
    let names = Workload.all.map(\.name)
    if let wrong = workloads.first(where: { !names.contains($0) }) {
      throw ValidationError(
        "There is no workload '\(wrong)'. The workloads: \(names.joined(separator: ", ")).")
    }
    if let threads, threads < 1 {
      throw ValidationError("--threads must be at least 1, not \(threads).")
    }
    if !(seconds > 0 && seconds < 3600) {
      throw ValidationError("--seconds must be more than 0 and below 3600, not \(seconds).")
    }
  }

  func run() throws {
    if let threads { Parallel.threads = threads }
    warnOfDebugBuild()
    let peak = measurePeak()
    var rows: [[any TableCell]] = []
    for workload in Workload.all where workloads.isEmpty || workloads.contains(workload.name) {
      let time = median(of: workload)
      let rate = workload.gigaflops / time
      if json {
        let numbers = String(
          format: #""ms_per_step": %.4f, "gflops": %.2f, "peak_fraction": %.4f"#, time * 1e3, rate,
          rate / peak)
        print(#"{"workload": "\#(workload.name)", \#(numbers)}"#)
      } else {
        note("\(workload.name): \(digits(time * 1e3)) ms")
        rows.append([
          workload.name, Styled(time * 1e3, .significant(3)), Styled(rate, .significant(3)),
          Styled(rate / peak, .fixed(2)),
        ])
      }
    }
    guard !json else { return }
    TextTable(["workload", "ms a step", "GFLOP/s", "of the peak"], rows).lines.forEach { print($0) }
    print("\nPeak of the matrix product: \(digits(peak)) GFLOP/s, \(Parallel.threads) threads.")
    print("\(Machine.processor), peak memory \(Machine.peakMemory >> 20) MB.")
  }

  /// The faster of our product on all threads and OpenBLAS on one, counted once for each thread.
  private func measurePeak() -> Double {
    let work = 2.0 * 1024 * 1024 * 1024
    let own = (0..<5).map { _ in Peak.secondsOfProduct(size: 1024, clock: clock) }.min()!
    let blas = (0..<3).map { _ in Peak.secondsOfBLAS(size: 1024, clock: clock) }.min()!
    return max(work / own, Double(Parallel.threads) * work / blas) * 1e-9
  }

  /// The median time of a step, in seconds, after three steps of warming up.
  private func median(of workload: Workload) -> Double {
    let step = workload.prepare(RandomGenerator(seed: 1))
    for _ in 0..<3 { step() }
    var times: [Double] = []
    let end = clock() + seconds
    while times.count < 5 || (clock() < end && times.count < 5000) {
      let start = clock()
      step()
      times.append(clock() - start)
    }
    return times.sorted()[times.count / 2]
  }

  /// Seconds on a clock that never goes back.
  private func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private func digits(_ number: Double) -> String { NumberStyle.significant(4).text(number) }

  private func note(_ line: String) { Console.standard.notice(line) }

  private func warnOfDebugBuild() {
    #if DEBUG
      note("Warning: this is a debug build. Better: swift run -c release course bench")
    #endif
  }
}
