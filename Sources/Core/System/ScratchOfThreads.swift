import Glibc

extension Scratch {
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

  /// The blocks of the calling thread, one for each case; they go when the thread does.
  static func blocksOfThisThread() -> UnsafeMutablePointer<Block> {
    if let blocks = pthread_getspecific(key) { return blocks.assumingMemoryBound(to: Block.self) }
    let blocks = UnsafeMutablePointer<Block>.allocate(capacity: allCases.count)
    blocks.initialize(repeating: Block(), count: allCases.count)
    pthread_setspecific(key, blocks)
    return blocks
  }
}
