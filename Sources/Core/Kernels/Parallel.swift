import Glibc
import Synchronization

/// Spreads the work of one kernel over the processor's cores.
///
/// A kernel cuts its work into pieces by the shape of the data alone, never by the number of
/// threads, and no two pieces write to the same place: the result is the same, bit for bit, on
/// one core and on sixteen.
public enum Parallel {
  private static let wanted = Atomic(cores())

  /// How many threads share a kernel's work, the calling one included. At first one for each core
  /// that this process may use; at least 1.
  public static var threads: Int {
    get { wanted.load(ordering: .relaxed) }
    set { wanted.store(max(1, newValue), ordering: .relaxed) }
  }

  /// Calls `body` once for each number in `0..<pieces`, on several threads and in any order, and
  /// returns when all are done.
  ///
  /// Inside another `forEach`, or while a second thread is in one, the pieces run one after the
  /// other on the calling thread.
  static func forEach(_ pieces: Int, _ body: (Int) -> Void) {
    if pieces > 1, threads > 1, Crew.shared.run(pieces, threads: threads, body) { return }
    for piece in 0..<pieces { body(piece) }
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

  /// The cores that are switched on.
  fileprivate static func cores() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// Threads that wait for pieces of work.
///
/// A training step of a small network has dozens of parallel regions, microseconds apart, and a
/// thread takes tens of microseconds to wake. So an idle worker first watches for work for a short
/// while, and only then goes to sleep, where it costs nothing.
private final class Crew: @unchecked Sendable {
  static let shared = Crew()

  /// Pieces of the current job that nobody has claimed. Claiming one is a single atomic decrement;
  /// it is never above zero unless `job` and `total` are in place.
  private let unclaimed = Atomic(0)
  /// Pieces of the current job that are not done. Their owner waits until none is left, so a
  /// worker that has claimed a piece may rely on `job`.
  private let unfinished = Atomic(0)
  /// Whether some thread owns the crew. Everything below is its owner's, or under `lock`.
  private let owned = Atomic(false)
  private var job: ((Int) -> Void)?
  private var total = 0
  private var workers: [pthread_t] = []

  /// Workers with a number beyond this one go home.
  private let staff = Atomic(0)
  private let sleepers = Atomic(0)
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let alarm = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// For how many nanoseconds a thread watches before it lets go of its core.
  private static let patience = 50_000
  private let cores = Parallel.cores()

  private init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(alarm, nil)
  }

  /// Runs a job, or returns false at once if the crew already has one.
  func run(_ pieces: Int, threads: Int, _ body: (Int) -> Void) -> Bool {
    let (free, _) = owned.compareExchange(
      expected: false, desired: true, ordering: .acquiringAndReleasing)
    guard free else { return false }
    if workers.count != threads - 1 { hire(threads - 1) }
    withoutActuallyEscaping(body) { body in
      job = body
      total = pieces
      unfinished.store(pieces, ordering: .relaxed)
      unclaimed.store(pieces, ordering: .sequentiallyConsistent)
      if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wakeAll() }
      _ = work()
      waitForOthers()
      job = nil
    }
    owned.store(false, ordering: .releasing)
    return true
  }

  /// Claims and runs pieces until none is left; says whether there was one.
  private func work() -> Bool {
    var found = false
    var left = unclaimed.load(ordering: .acquiring)
    while left > 0 {
      let (claimed, now) = unclaimed.weakCompareExchange(
        expected: left, desired: left - 1, ordering: .acquiringAndReleasing)
      guard claimed else {
        left = now
        continue
      }
      found = true
      job!(total - left)
      unfinished.subtract(1, ordering: .acquiringAndReleasing)
      left = unclaimed.load(ordering: .acquiring)
    }
    return found
  }

  /// Waits for the pieces that workers are still busy with.
  private func waitForOthers() {
    let start = Self.now()
    while unfinished.load(ordering: .acquiring) > 0 {
      if Self.now() - start > Self.patience { sched_yield() }
    }
  }

  /// A worker's life.
  private func serve(number: Int) {
    var idleSince = Self.now()
    while number < staff.load(ordering: .relaxed) {
      if work() {
        idleSince = Self.now()
      } else if staff.load(ordering: .relaxed) >= cores || Self.now() - idleSince > Self.patience {
        sleep(number: number)
        idleSince = Self.now()
      }
    }
  }

  /// Nanoseconds on a clock that never goes back.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private func sleep(number: Int) {
    pthread_mutex_lock(lock)
    // In this order: whoever publishes work first stores `unclaimed`, then looks for sleepers.
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while unclaimed.load(ordering: .sequentiallyConsistent) == 0,
      number < staff.load(ordering: .relaxed)
    {
      pthread_cond_wait(alarm, lock)
    }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(lock)
  }

  private func wakeAll() {
    pthread_mutex_lock(lock)
    pthread_cond_broadcast(alarm)
    pthread_mutex_unlock(lock)
  }

  /// Starts or dismisses workers until there are `count`; fewer if the system allows no more.
  private func hire(_ count: Int) {
    staff.store(count, ordering: .sequentiallyConsistent)
    wakeAll()
    while workers.count > count { pthread_join(workers.removeLast(), nil) }
    while workers.count < count {
      var thread = pthread_t()
      let number = UnsafeMutableRawPointer(bitPattern: workers.count + 1)
      let failure = pthread_create(&thread, nil, { Crew.shared.begin($0) }, number)
      guard failure == 0 else { return }
      workers.append(thread)
    }
  }

  private func begin(_ number: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    serve(number: Int(bitPattern: number) - 1)
    return nil
  }
}
