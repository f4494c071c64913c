/// An endless supply of shuffled batches: every image once, in a new order, before any comes again.
///
/// The order of each epoch follows from a key and the epoch's number, so all that a run must save
/// to resume exactly is the `cursor`. A batch always has `size` images; one that begins at the end
/// of an epoch ends in the next.
public final class Batches {
  /// Where the supply stands.
  public struct Cursor: Codable, Equatable, Sendable {
    /// Decides the order of every epoch.
    public var key: UInt64
    /// The images handed out so far.
    public var drawn: Int

    /// The place after `drawn` images in the supply whose order `key` decides.
    public init(key: UInt64, drawn: Int = 0) {
      self.key = key
      self.drawn = drawn
    }
  }

  /// The set that the batches are drawn from.
  public let dataset: Dataset
  /// The number of images in a batch.
  public let size: Int
  /// Where the supply stands: read it to save a run, write it to resume one.
  public var cursor: Cursor
  private var order: (epoch: Int, key: UInt64, indices: [Int])?

  /// Prepares batches of `size` images; draws the key from `random`. Traps on an empty set or size.
  public init(of dataset: Dataset, size: Int, using random: RandomGenerator) {
    require(
      size > 0 && dataset.count > 0,
      "Batches of \(size) images cannot be drawn from a set of \(dataset.count).")
    self.dataset = dataset
    self.size = size
    cursor = Cursor(key: random.next())
  }

  /// The number of whole batches in an epoch, at least 1.
  public var stepsPerEpoch: Int { max(1, dataset.count / size) }

  /// The epoch that the next image belongs to, from 0.
  public var epoch: Int { cursor.drawn / dataset.count }

  /// The places in `dataset` of the next batch's images, `size` of them; moves the cursor behind them.
  public func nextIndices() -> [Int] {
    var batch: [Int] = []
    while batch.count < size {
      let (epoch, place) = cursor.drawn.quotientAndRemainder(dividingBy: dataset.count)
      let taken = min(size - batch.count, dataset.count - place)
      batch += indices(ofEpoch: epoch)[place..<place + taken]
      cursor.drawn += taken
    }
    return batch
  }

  /// The next batch's images `[size, height, width, channels]`, with values in `scale`; moves the cursor
  /// behind them.
  public func next(scaledTo scale: ClosedRange<Float> = 0...1) -> Tensor {
    dataset.batch(nextIndices(), scaledTo: scale)
  }

  private func indices(ofEpoch epoch: Int) -> [Int] {
    if let order, order.epoch == epoch, order.key == cursor.key { return order.indices }
    let random = RandomGenerator(seed: cursor.key, stream: UInt64(epoch))
    let indices = random.permutation(dataset.count)
    order = (epoch, cursor.key, indices)
    return indices
  }
}

extension Batches: Stateful {
  /// The key of the order, and how many images were handed out.
  public var stateParts: [StatePart] {
    [
      .bits("key", get: { self.cursor.key }, set: { self.cursor.key = $0 }),
      .count("drawn", get: { self.cursor.drawn }, set: { self.cursor.drawn = $0 }),
    ]
  }
}
