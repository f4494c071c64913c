// What the core takes from an operating system (`Core/System`), once more for where there is none: in
// a browser, or on a bare machine, with one thread and memory that is not shared.

/// A value that several threads might share; here there is one.
final class Mutex<Value> {
  private var value: Value

  /// Begins with a value.
  init(_ value: Value) { self.value = value }

  /// Runs `body` on the value.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result { body(&value) }
}

extension Mutex: @unchecked Sendable {}

extension Pool {
  /// Allocates memory, aligned to 64 bytes.
  static func fromSystem(_ bytes: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: bytes, alignment: alignment)
  }

  /// Frees what `fromSystem` gave.
  static func toSystem(_ pointer: UnsafeMutablePointer<Float>, _ bytes: Int) {
    UnsafeMutableRawPointer(pointer).deallocate()
  }
}

extension Scratch {
  private nonisolated(unsafe) static let blocks: UnsafeMutablePointer<Block> = {
    let blocks = UnsafeMutablePointer<Block>.allocate(capacity: allCases.count)
    blocks.initialize(repeating: Block(), count: allCases.count)
    return blocks
  }()

  /// The blocks of the only thread.
  static func blocksOfThisThread() -> UnsafeMutablePointer<Block> { blocks }
}

/// Nobody to share the work with.
enum ThreadPool {
  case nobody

  static let shared = ThreadPool.nobody
  static let mostThreads = 1

  /// Runs nothing: the calling thread does all.
  func run(_ pieces: Int, threads: Int, _ body: @Sendable (() -> Int?) -> Void) -> Bool { false }
}

extension Parallel {
  /// The one core.
  static func cores() -> Int { 1 }
}

extension KernelProfile {
  /// There is no clock.
  static func now() -> Int { 0 }
}
