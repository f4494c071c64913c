import Synchronization

/// Spreads the work of one kernel over the processor's cores.
///
/// A kernel cuts its work into pieces by the shape of the data alone, never by the number of
/// threads, and no two pieces write to the same place: the result is the same, bit for bit, on
/// one core and on sixteen.
///
/// The compiler holds what pieces do to what is safe on several threads at once: they capture
/// nothing that can change. Memory, which it cannot judge, is handed to them as `sharing`.
public enum Parallel {
  private static let wanted = Atomic(min(cores(), ThreadPool.mostThreads))

  /// Into how many threads a kernel's work is divided, the calling one included. At first one for
  /// each core that this process may use; at least 1, at most 64. Threads beyond the cores that the
  /// process may use take no part, since they would only take turns with the others.
  public static var threads: Int {
    get { wanted.load(ordering: .relaxed) }
    set { wanted.store(min(max(1, newValue), ThreadPool.mostThreads), ordering: .relaxed) }
  }

  /// Calls `body` once for each number in `0..<pieces`, on several threads and in any order, and
  /// returns when all are done.
  ///
  /// Inside another `forEach`, or while a second thread is in one, the pieces run one after the
  /// other on the calling thread.
  static func forEach(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    forEach(pieces, sharing: ()) { piece, _ in body(piece) }
  }

  /// The same, with memory that all pieces use: pointers, or structures that hold some. The caller
  /// promises that it stays until the end and that no two pieces write to the same place.
  static func forEach<Memory>(
    _ pieces: Int, sharing memory: Memory, _ body: @Sendable (Int, Memory) -> Void
  ) {
    share(pieces, sharing: memory) { next, memory in
      while let piece = next() { body(piece, memory) }
    }
  }

  /// Calls `body` once on each thread that takes part, for threads that have something to prepare.
  /// It is to take pieces until there are no more: `next` gives each of `0..<pieces` to one of them.
  ///
  /// - Parameter amongThreads: whether others than the calling thread may take part.
  static func share<Memory>(
    _ pieces: Int, amongThreads: Bool = true, sharing memory: Memory,
    _ body: @Sendable (_ next: () -> Int?, Memory) -> Void
  ) {
    nonisolated(unsafe) let memory = memory
    let isShared = withoutActuallyEscaping(body) { body in
      amongThreads && pieces > 1 && threads > 1
        && ThreadPool.shared.run(pieces, threads: threads) { next in body(next, memory) }
    }
    guard !isShared, pieces > 0 else { return }
    var rest = 0..<pieces
    body({ rest.popFirst() }, memory)
  }

  /// Calls `body` with consecutive ranges that make up `0..<count`, each of at least `minimum`
  /// elements and, but for the last, a multiple of 16 long, and with the memory that they share.
  ///
  /// Waking the other cores costs a microsecond or two: `minimum` elements should take longer.
  static func chunks<Memory>(
    _ count: Int, minimum: Int = 16_384, sharing memory: Memory,
    _ body: @Sendable (Range<Int>, Memory) -> Void
  ) {
    let pieces = min(16, count / max(1, minimum))
    guard pieces > 1, threads > 1 else { return body(0..<count, memory) }
    let size = ((count + pieces - 1) / pieces + 15) & ~15
    forEach((count + size - 1) / size, sharing: memory) { piece, memory in
      body(piece * size..<min(count, (piece + 1) * size), memory)
    }
  }
}
