import Synchronization

/// Spreads the work of one kernel over the processor's cores.
///
/// A kernel cuts its work into pieces by the shape of the data alone, never by the number of
/// threads, and no two pieces write to the same place: the result is the same, bit for bit, on
/// one core and on sixteen.
public enum Parallel {
  private static let wanted = Atomic(min(cores(), Crew.mostThreads))

  /// How many threads share a kernel's work, the calling one included. At first one for each core
  /// that this process may use; at least 1, at most 64.
  public static var threads: Int {
    get { wanted.load(ordering: .relaxed) }
    set { wanted.store(min(max(1, newValue), Crew.mostThreads), ordering: .relaxed) }
  }

  /// Calls `body` once for each number in `0..<pieces`, on several threads and in any order, and
  /// returns when all are done.
  ///
  /// Inside another `forEach`, or while a second thread is in one, the pieces run one after the
  /// other on the calling thread.
  static func forEach(_ pieces: Int, _ body: (Int) -> Void) {
    share(pieces) { next in
      while let piece = next() { body(piece) }
    }
  }

  /// Calls `body` once on each thread that takes part, for threads that have something to prepare.
  /// It is to take pieces until there are no more: `next` gives each of `0..<pieces` to one of them.
  ///
  /// - Parameter amongThreads: whether others than the calling thread may take part.
  static func share(
    _ pieces: Int, amongThreads: Bool = true, _ body: (_ next: () -> Int?) -> Void
  ) {
    if amongThreads, pieces > 1, threads > 1,
      Crew.shared.run(pieces, threads: threads, body)
    {
      return
    }
    guard pieces > 0 else { return }
    var rest = 0..<pieces
    body { rest.popFirst() }
  }

  /// Calls `body` with consecutive ranges that make up `0..<count`, each of at least `minimum`
  /// elements and, but for the last, a multiple of 16 long.
  ///
  /// Waking the other cores costs a microsecond or two: `minimum` elements should take longer.
  static func chunks(_ count: Int, minimum: Int = 16_384, _ body: (Range<Int>) -> Void) {
    let pieces = min(16, count / max(1, minimum))
    guard pieces > 1, threads > 1 else { return body(0..<count) }
    let size = ((count + pieces - 1) / pieces + 15) & ~15
    forEach((count + size - 1) / size) { piece in
      body(piece * size..<min(count, (piece + 1) * size))
    }
  }
}
