import Glibc

/// Memory that a thread keeps between kernels, so that a warm training step allocates none.
enum Scratch: Int, CaseIterable {
  /// For what a thread packs for itself, inside one piece of parallel work.
  case own
  /// For what one thread packs before the parallel work begins, and all of them then read.
  case shared
  /// For results that are not final yet.
  case partial

  private static let alignment = 64
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let failure = pthread_key_create(&key) { blocks in
      let blocks = blocks!.assumingMemoryBound(to: Block.self)
      for slot in Scratch.allCases { blocks[slot.rawValue].pointer?.deallocate() }
      blocks.deallocate()
    }
    require(failure == 0, "The system has no thread-specific key left for scratch memory.")
    return key
  }()

  private struct Block {
    var pointer: UnsafeMutablePointer<Float>?
    var capacity = 0
  }

  /// At least `count` floats, aligned to 64 bytes, that are this thread's until the next call with
  /// the same slot. They hold numbers left from earlier use, at first zeros.
  func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
    let blocks = Self.blocksOfThisThread()
    let block = blocks[rawValue]
    if let pointer = block.pointer, block.capacity >= count { return pointer }
    block.pointer?.deallocate()
    let capacity = max(count + count / 4, 16_384)
    let pointer = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Float>.stride, alignment: Self.alignment
    ).bindMemory(to: Float.self, capacity: capacity)
    pointer.initialize(repeating: 0, count: capacity)
    blocks[rawValue] = Block(pointer: pointer, capacity: capacity)
    return pointer
  }

  private static func blocksOfThisThread() -> UnsafeMutablePointer<Block> {
    if let blocks = pthread_getspecific(key) { return blocks.assumingMemoryBound(to: Block.self) }
    let blocks = UnsafeMutablePointer<Block>.allocate(capacity: allCases.count)
    blocks.initialize(repeating: Block(), count: allCases.count)
    pthread_setspecific(key, blocks)
    return blocks
  }
}
