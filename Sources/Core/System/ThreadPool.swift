import Glibc
import Synchronization

/// Threads that wait for pieces of work.
///
/// A training step of a small network has dozens of parallel regions, microseconds apart, and a
/// thread takes tens of microseconds to wake. So an idle worker first watches for work for a short
/// while, and only then goes to sleep, where it costs nothing.
///
/// Each thread has a share of a job's pieces, always the same part: what it wrote in one region is
/// still in its cache when the next region reads it. Who has done all of a share takes from the end
/// of another's.
final class ThreadPool: @unchecked Sendable {
  static let shared = ThreadPool()
  static let mostThreads = 64

  /// For each thread, the pieces of the current job that nobody has claimed. One is never without
  /// pieces unless `job` is in place.
  private let shares = Lines(count: mostThreads)
  /// Pieces of the current job that are not done. Their owner waits until none is left, so a
  /// worker that has claimed a piece may rely on `job`.
  private let unfinished = Lines(count: 1)
  /// Whether some thread owns the pool. Everything below is its owner's, or under `lock`.
  private let owned = Atomic(false)
  private var job: (@Sendable (() -> Int?) -> Void)?
  private var workers: [pthread_t] = []
  /// How many threads may take part, the owner included, and when to ask for that again.
  private var most = mostThreads
  private var nextQuestion = 0

  /// Workers with a number beyond this one go home.
  private let staff = Lines(count: 1)
  private let sleepers = Lines(count: 1)
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let alarm = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// For how many nanoseconds a thread watches before it lets go of its core.
  private static let patience = 50_000
  /// Cores are given and taken away while a program runs: after so many nanoseconds it asks again.
  private static let pauseBetweenQuestions = 1_000_000_000
  /// Whether threads that have no core of their own take part all the same; for tests.
  static let mayExceedCores = Atomic(false)

  private init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(alarm, nil)
  }

  /// Runs a job, or returns false at once if the pool already has one, or no thread but the calling
  /// one. The job is called once on each thread that has claimed a piece, and gets this piece and
  /// further ones by the function that it is given. It is forgotten when this returns.
  func run(_ pieces: Int, threads: Int, _ body: @escaping @Sendable (() -> Int?) -> Void) -> Bool {
    let (free, _) = owned.compareExchange(
      expected: false, desired: true, ordering: .acquiringAndReleasing)
    guard free else { return false }
    defer { owned.store(false, ordering: .releasing) }
    let wanted = min(threads, mostNow())
    if workers.count != wanted - 1 { hire(wanted - 1) }
    let threads = workers.count + 1
    guard threads > 1 else { return false }
    job = body
    unfinished[0].store(pieces, ordering: .relaxed)
    for thread in 0..<threads {
      let share = Share(pieces * thread / threads..<pieces * (thread + 1) / threads)
      shares[thread].store(share.rawValue, ordering: .sequentiallyConsistent)
    }
    if sleepers[0].load(ordering: .sequentiallyConsistent) > 0 { wakeAll() }
    _ = work(0)
    waitForOthers()
    job = nil
    return true
  }

  /// How many threads make use of the cores that there are; asks the system now and then.
  private func mostNow() -> Int {
    if Self.mayExceedCores.load(ordering: .relaxed) { return Self.mostThreads }
    let now = Self.now()
    if now > nextQuestion {
      nextQuestion = now + Self.pauseBetweenQuestions
      most = UsableCores.current.count
    }
    return most
  }

  /// Claims a piece for a thread: the next of its own, or the last of somebody else's.
  private func claim(for thread: Int) -> Int? {
    if let piece = claim(from: thread, { $0.takeFirst() }) { return piece }
    let count = staff[0].load(ordering: .relaxed) + 1
    for step in 1..<max(1, count) {
      if let piece = claim(from: (thread + step) % count, { $0.takeLast() }) { return piece }
    }
    return nil
  }

  @inline(__always)
  private func claim(from owner: Int, _ take: (inout Share) -> Int) -> Int? {
    var value = shares[owner].load(ordering: .acquiring)
    while true {
      var share = Share(rawValue: value)
      if share.isEmpty { return nil }
      let piece = take(&share)
      let (claimed, now) = shares[owner].weakCompareExchange(
        expected: value, desired: share.rawValue, ordering: .acquiringAndReleasing)
      if claimed { return piece }
      value = now
    }
  }

  /// Claims and runs pieces until none is left; says whether there was one.
  private func work(_ thread: Int) -> Bool {
    guard let first = claim(for: thread) else { return false }
    // The job cannot end before this thread says that its pieces are done; and it must not end
    // while this thread still holds it.
    let job = job!
    var done = 0
    job {
      let piece = done == 0 ? first : claim(for: thread)
      if piece != nil { done += 1 }
      return piece
    }
    _ = consume job
    unfinished[0].subtract(done, ordering: .acquiringAndReleasing)
    return true
  }

  /// Waits for the pieces that workers are still busy with.
  private func waitForOthers() {
    let waiting = KernelProfile.beginWaiting()
    defer { KernelProfile.endWaiting(waiting) }
    let start = Self.now()
    while unfinished[0].load(ordering: .acquiring) > 0 {
      if Self.now() - start > Self.patience { sched_yield() }
    }
  }

  /// A worker's life.
  private func serve(_ thread: Int) {
    var idleSince = Self.now()
    while thread <= staff[0].load(ordering: .relaxed) {
      if work(thread) {
        idleSince = Self.now()
      } else if Self.mayExceedCores.load(ordering: .relaxed)
        || Self.now() - idleSince > Self.patience
      {
        sleep(thread)
        idleSince = Self.now()
      }
    }
  }

  /// Nanoseconds on a clock that never goes back.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private func sleep(_ thread: Int) {
    pthread_mutex_lock(lock)
    // In this order: whoever publishes work first stores the shares, then looks for sleepers.
    sleepers[0].add(1, ordering: .sequentiallyConsistent)
    while !isWorkLeft, thread <= staff[0].load(ordering: .relaxed) {
      pthread_cond_wait(alarm, lock)
    }
    sleepers[0].subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(lock)
  }

  private var isWorkLeft: Bool {
    (0...staff[0].load(ordering: .relaxed)).contains { thread in
      !Share(rawValue: shares[thread].load(ordering: .sequentiallyConsistent)).isEmpty
    }
  }

  private func wakeAll() {
    pthread_mutex_lock(lock)
    pthread_cond_broadcast(alarm)
    pthread_mutex_unlock(lock)
  }

  /// Starts or dismisses workers until there are `count`. If the system allows no more, there will be
  /// fewer until the cores are asked for again.
  private func hire(_ count: Int) {
    staff[0].store(count, ordering: .sequentiallyConsistent)
    wakeAll()
    while workers.count > count { pthread_join(workers.removeLast(), nil) }
    while workers.count < count {
      var thread = pthread_t()
      let number = UnsafeMutableRawPointer(bitPattern: workers.count + 1)
      let failure = pthread_create(&thread, nil, { ThreadPool.shared.begin($0) }, number)
      guard failure == 0 else {
        most = workers.count + 1
        return staff[0].store(workers.count, ordering: .sequentiallyConsistent)
      }
      workers.append(thread)
    }
  }

  private func begin(_ number: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    serve(Int(bitPattern: number))
    return nil
  }
}

extension KernelProfile {
  /// Nanoseconds on a clock that never goes back.
  static func now() -> Int { ThreadPool.now() }
}

extension Parallel {
  /// The cores that this process makes use of.
  static func cores() -> Int { UsableCores.current.count }
}

/// Consecutive pieces, in one number: claiming one of them is a single atomic exchange.
private struct Share {
  /// The first piece in the lower half, the end in the upper.
  private(set) var rawValue: Int

  init(rawValue: Int) { self.rawValue = rawValue }

  init(_ pieces: Range<Int>) { rawValue = pieces.upperBound << 32 | pieces.lowerBound }

  private var first: Int { rawValue & 0xFFFF_FFFF }
  private var end: Int { rawValue >> 32 }

  var isEmpty: Bool { first >= end }

  mutating func takeFirst() -> Int {
    rawValue += 1
    return first - 1
  }

  mutating func takeLast() -> Int {
    rawValue -= 1 << 32
    return end
  }
}

/// Numbers that threads share, each alone on its cache lines. Side by side on one line, a change of
/// either would take both away from every other core.
private struct Lines: @unchecked Sendable {
  /// Two lines of 64 bytes, since processors fetch them in pairs.
  private static let stride = 128 / MemoryLayout<Atomic<Int>>.stride
  private let numbers: UnsafeMutablePointer<Atomic<Int>>

  /// Zeros that are never given back.
  init(count: Int) {
    numbers = UnsafeMutableRawPointer.allocate(byteCount: 128 * count, alignment: 128)
      .bindMemory(to: Atomic<Int>.self, capacity: Self.stride * count)
    for index in 0..<Self.stride * count { (numbers + index).initialize(to: Atomic(0)) }
  }

  subscript(index: Int) -> Atomic<Int> {
    @inline(__always) _read { yield numbers[Self.stride * index] }
  }
}
