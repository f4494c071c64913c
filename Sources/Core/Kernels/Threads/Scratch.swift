/// Memory that a thread keeps between kernels, so that a warm training step allocates none.
enum Scratch: Int, CaseIterable {
  /// For what a thread packs for itself, inside one piece of parallel work.
  case own
  /// For what one thread packs before the parallel work begins, and all of them then read.
  case shared
  /// For results that are not final yet.
  case partial
  /// For reading where there is nothing: never written, so always zeros.
  case zeros
  /// For what one thread finds out about a shape, and all of them then read.
  case maps
  /// For where pixels are.
  case starts
  /// For where rows of a result go.
  case offsets

  private static let alignment = 64

  /// What a thread keeps for one case.
  struct Block {
    var pointer: UnsafeMutableRawPointer?
    var bytes = 0
  }

  /// Memory for `count` floats, or other plain values, aligned to 64 bytes: this thread's until the
  /// next call with the same case. It holds what is left from earlier use, at first zeros.
  func take<Value: BitwiseCopyable>(
    _ count: Int, of type: Value.Type = Float.self
  ) -> UnsafeMutablePointer<Value> {
    memory(count * MemoryLayout<Value>.stride).bindMemory(to: type, capacity: count)
  }

  private func memory(_ bytes: Int) -> UnsafeMutableRawPointer {
    let blocks = Self.blocksOfThisThread()
    let block = blocks[rawValue]
    if let pointer = block.pointer, block.bytes >= bytes { return pointer }
    block.pointer?.deallocate()
    let bytes = max(bytes + bytes / 4, 4_096)
    let pointer = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
    pointer.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    blocks[rawValue] = Block(pointer: pointer, bytes: bytes)
    return pointer
  }
}
