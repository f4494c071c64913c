import Synchronization

/// Measures which kernels a computation spends its time in. While nothing is measured, a kernel that
/// begins asks one flag, which takes about a nanosecond.
public enum KernelProfile {
  /// A part of a computation.
  public enum Part: Int, CaseIterable, Sendable {
    /// Products of matrices.
    case products
    /// Convolutions, transposed ones, and the gradients of their filters.
    case convolutions
    /// What batch and layer normalisation need of whole layers: moments, scale and shift, derivatives.
    case normalization
    /// What is done to each element, or to pairs of elements, and copies in another order.
    case elements
    /// Sums, and largest elements.
    case reductions
    /// Windows and blocks of pixels.
    case pooling
    /// The optimisers' passes over parameters.
    case optimizers
    /// Random numbers.
    case random
    /// The calling thread's waiting, in any kernel, for pieces that other threads still work on.
    case waiting
  }

  /// Seconds of the calling thread in each part, and in all: what belongs to no part is the graph, the
  /// allocation of memory, and whatever else `body` does between kernels.
  public struct Times: Sendable {
    /// Seconds that `body` took.
    public let total: Double
    fileprivate let parts: [Int]

    /// Seconds in a part.
    public subscript(part: Part) -> Double { Double(parts[part.rawValue]) / 1e9 }

    /// Seconds in no part.
    public var rest: Double { Part.allCases.reduce(total) { $0 - self[$1] } }
  }

  private static let isOn = Atomic(false)
  /// Whether a kernel is being timed: only one is at a time, and who times it owns `nanoseconds`.
  private static let isBusy = Atomic(false)
  private nonisolated(unsafe) static var nanoseconds = [Int](
    repeating: 0, count: Part.allCases.count)

  /// Runs `body` and measures it. Kernels count that run on the calling thread, others at the same time
  /// do not: nothing else should compute meanwhile.
  public static func measure(_ body: () -> Void) -> Times {
    for index in nanoseconds.indices { nanoseconds[index] = 0 }
    let start = now()
    isOn.store(true, ordering: .sequentiallyConsistent)
    body()
    isOn.store(false, ordering: .sequentiallyConsistent)
    return Times(total: Double(now() - start) / 1e9, parts: nanoseconds)
  }

  /// Begins a kernel. A kernel within another belongs to that one.
  @inline(__always)
  static func begin(_ part: Part) -> Span {
    isOn.load(ordering: .relaxed) ? Span.begun(part) : Span(part: part)
  }

  /// Begins to wait within a kernel: zero while nothing is measured.
  @inline(__always)
  static func beginWaiting() -> Int { isOn.load(ordering: .relaxed) ? now() : 0 }

  /// Ends the waiting that began then.
  @inline(__always)
  static func endWaiting(_ start: Int) {
    if start > 0, isBusy.load(ordering: .relaxed) {
      nanoseconds[Part.waiting.rawValue] += now() - start
    }
  }

  /// One run of a kernel.
  struct Span {
    fileprivate let part: Part
    /// When it began, and how much had been waited by then; zero if it is not measured.
    fileprivate var start = 0
    fileprivate var waited = 0

    fileprivate init(part: Part) { self.part = part }

    @inline(never)
    fileprivate static func begun(_ part: Part) -> Span {
      var span = Span(part: part)
      let (isFree, _) = isBusy.compareExchange(
        expected: false, desired: true, ordering: .acquiringAndReleasing)
      guard isFree else { return span }
      span.start = now()
      span.waited = nanoseconds[Part.waiting.rawValue]
      return span
    }

    /// Ends the kernel.
    @inline(__always)
    func end() { if start > 0 { finish() } }

    @inline(never)
    private func finish() {
      let waited = nanoseconds[Part.waiting.rawValue] - waited
      nanoseconds[part.rawValue] += now() - start - waited
      isBusy.store(false, ordering: .releasing)
    }
  }
}
