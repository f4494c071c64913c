import Synchronization

/// Keeps the memory of tensors that have died, for tensors of the same size to come.
///
/// A training step makes the same shapes again and again: after the first step no memory is asked
/// of the system. Blocks are aligned to 64 bytes, a cache line and the widest vector register.
public enum Pool {
  private struct State: @unchecked Sendable {
    var free: [Int: [UnsafeMutablePointer<Float>]] = [:]
    var bytesKept = 0
    var bytesInUse = 0
    var peakBytesInUse = 0
    var systemAllocations = 0
  }

  private static let state = Mutex(State())
  static let alignment = 64

  /// More than this many unused bytes are given back to the system.
  private static let mostBytesKept = 128 << 20

  /// When more than this is kept and none of it has the size that is asked for, all of it is given
  /// back: a training step that is warm finds every size, so the work has changed.
  private static let mostBytesKeptUnfit = 32 << 20

  /// A larger block is given back at once, and when one is asked for, so is all that was kept: a
  /// training step has none, only a look at a whole data set, which comes when the steps are over.
  private static let largestBlockKept = 16 << 20

  /// When true, memory is filled with NaN as it is handed out, so that reading it before writing, or
  /// reading past its end, shows in the result. For tests.
  public static let fillsWithNaN = Atomic(false)

  /// Bytes that living tensors hold.
  public static var bytesInUse: Int { state.withLock { $0.bytesInUse } }

  /// The most bytes that living tensors have held at once.
  public static var peakBytesInUse: Int { state.withLock { $0.peakBytesInUse } }

  /// How often memory was asked of the system: constant once a training step is warm.
  public static var systemAllocations: Int { state.withLock { $0.systemAllocations } }

  /// The number of floats set aside for `count` of them: whole cache lines, at least one.
  private static func capacity(for count: Int) -> Int { max(16, (count + 15) & ~15) }

  /// Hands out uninitialised memory for `count` floats.
  static func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let capacity = capacity(for: count)
    let bytes = capacity * MemoryLayout<Float>.stride
    let pointer = state.withLock { state -> UnsafeMutablePointer<Float> in
      state.bytesInUse += bytes
      state.peakBytesInUse = max(state.peakBytesInUse, state.bytesInUse)
      if let kept = state.free[capacity]?.popLast() {
        state.bytesKept -= bytes
        return kept
      }
      if bytes > largestBlockKept || state.bytesKept > mostBytesKeptUnfit { giveBackAll(&state) }
      state.systemAllocations += 1
      return fromSystem(bytes).bindMemory(to: Float.self, capacity: capacity)
    }
    if fillsWithNaN.load(ordering: .relaxed) { pointer.update(repeating: .nan, count: capacity) }
    return pointer
  }

  /// Takes back what `take` handed out for `count` floats.
  static func giveBack(_ pointer: UnsafeMutablePointer<Float>, _ count: Int) {
    let capacity = capacity(for: count)
    let bytes = capacity * MemoryLayout<Float>.stride
    state.withLock { state in
      state.bytesInUse -= bytes
      guard bytes <= largestBlockKept, state.bytesKept + bytes <= mostBytesKept else {
        return toSystem(pointer, bytes)
      }
      state.free[capacity, default: []].append(pointer)
      state.bytesKept += bytes
    }
  }

  /// Gives the system all that is kept for later.
  private static func giveBackAll(_ state: inout State) {
    for (capacity, blocks) in state.free {
      for block in blocks { toSystem(block, capacity * MemoryLayout<Float>.stride) }
    }
    state.free = [:]
    state.bytesKept = 0
  }
}
