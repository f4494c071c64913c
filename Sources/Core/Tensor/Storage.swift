/// The memory behind one or more tensors: floats, aligned to 64 bytes, not initialised.
///
/// It comes from the `Pool` and returns there when the last tensor that shares it is gone.
final class Storage {
  let pointer: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    pointer = Pool.take(count)
  }

  deinit { Pool.giveBack(pointer, count) }
}
