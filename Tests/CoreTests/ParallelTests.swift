import Glibc
import Synchronization
import Testing

@testable import Core

/// Runs `body` with a number of threads, even if that is more than there are cores, and puts the old
/// number back.
func with<Result>(
  threads: Int, exceedingCores mayExceed: Bool = true, _ body: () -> Result
) -> Result {
  let before = Parallel.threads
  defer {
    Parallel.threads = before
    ThreadPool.mayExceedCores.store(false, ordering: .relaxed)
  }
  Parallel.threads = threads
  ThreadPool.mayExceedCores.store(mayExceed, ordering: .relaxed)
  return body()
}

@Suite(.serialized)
struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8, 2, 1])
  func everyPieceRunsOnce(threads: Int) {
    with(threads: threads) {
      for pieces in [0, 1, 2, 3, 17, 1000] {
        var runs = [Int](repeating: 0, count: pieces)
        runs.withUnsafeMutableBufferPointer { runs in
          Parallel.forEach(pieces, sharing: runs) { $1[$0] += 1 }
        }
        #expect(runs.allSatisfy { $0 == 1 })
      }
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func eachThreadPreparesOnce(threads: Int) {
    with(threads: threads) {
      for pieces in [0, 1, 2, 40] {
        let prepared = Atomic(0)
        let run = Atomic(0)
        Parallel.share(pieces, sharing: ()) { next, _ in
          prepared.add(1, ordering: .relaxed)
          while next() != nil { run.add(1, ordering: .relaxed) }
        }
        #expect(run.load(ordering: .relaxed) == pieces)
        #expect((min(1, pieces)...min(threads, pieces)).contains(prepared.load(ordering: .relaxed)))
      }
    }
  }

  @Test
  func manyShortRegionsInARow() {
    with(threads: 2) {
      let count = Atomic(0)
      for _ in 0..<20_000 { Parallel.forEach(3) { _ in count.add(1, ordering: .relaxed) } }
      #expect(count.load(ordering: .relaxed) == 60_000)
    }
  }

  @Test
  func workersWakeAfterSleeping() {
    with(threads: 4) {
      let count = Atomic(0)
      for _ in 0..<20 {
        usleep(2_000)
        Parallel.forEach(5) { _ in count.add(1, ordering: .relaxed) }
      }
      #expect(count.load(ordering: .relaxed) == 100)
    }
  }

  @Test
  func nestedRegionsRun() {
    with(threads: 2) {
      let count = Atomic(0)
      Parallel.forEach(7) { _ in
        Parallel.forEach(5) { _ in count.add(1, ordering: .relaxed) }
      }
      #expect(count.load(ordering: .relaxed) == 35)
    }
  }

  @Test
  func severalCallersAtOnce() async {
    let total = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let count = Atomic(0)
          for _ in 0..<500 { Parallel.forEach(4) { _ in count.add(1, ordering: .relaxed) } }
          return count.load(ordering: .relaxed)
        }
      }
      var total = 0
      for await count in group { total += count }
      return total
    }
    #expect(total == 8_000)
  }

  @Test(arguments: [0, 1, 99, 100, 101, 4_000, 100_003])
  func chunksCoverTheRange(count: Int) {
    with(threads: 2) {
      var seen = [Int](repeating: 0, count: count)
      seen.withUnsafeMutableBufferPointer { seen in
        Parallel.chunks(count, minimum: 50, sharing: seen) { range, seen in
          for i in range { seen[i] += 1 }
        }
      }
      #expect(seen.allSatisfy { $0 == 1 })
    }
  }

  /// Counts the threads that take part in a job that leaves each of them time to do so.
  private func threadsAtWork() -> Int {
    let helpers = Atomic(0)
    Parallel.share(400, sharing: ()) { next, _ in
      helpers.add(1, ordering: .relaxed)
      while next() != nil { usleep(100) }
    }
    return helpers.load(ordering: .relaxed)
  }

  @Test
  func threadsWithoutACoreTakeNoPart() {
    with(threads: 64, exceedingCores: false) {
      #expect(threadsAtWork() <= UsableCores.current.count)
    }
    with(threads: 5) { #expect((1...5).contains(threadsAtWork())) }
  }
}
