import Core

/// Squared Euclidean distances between the rows of two sets, by matrix products, a block at a time: the
/// memory does not grow with the sets.
struct PairDistances {
  private let left: Tensor
  private let right: Tensor
  private static let (rows, columns) = (500, 2000)

  /// Prepares the distances from each row of `a` `[N, d]` to each row of `b` `[M, d]`.
  ///
  /// ‖a − b‖² is one product, of (−2a, ‖a‖², 1) and (b, 1, ‖b‖²).
  init(_ a: Tensor, _ b: Tensor) {
    require(
      a.rank == 2 && b.rank == 2 && a.shape[1] == b.shape[1],
      "There are no distances between rows of \(a.shape) and of \(b.shape).")
    let (a, b) = (a.detached(), b.detached())
    func lengths(_ x: Tensor) -> Tensor { x.squared().sum(along: 1, keepingAxis: true) }
    left = .concatenated([-2 * a, lengths(a), .ones([a.shape[0], 1])], along: 1)
    right = .concatenated([b, .ones([b.shape[0], 1]), lengths(b)], along: 1)
  }

  /// Calls `body` for parts of rows: the number of the row, that of the first column, and the squared
  /// distances from there on, none below zero. Rounding leaves some 1e-6 of the squared lengths.
  func forEachPart(_ body: (_ row: Int, _ column: Int, UnsafeBufferPointer<Float>) -> Void) {
    for firstRow in stride(from: 0, to: left.shape[0], by: Self.rows) {
      let rows = left.slice(firstRow..<min(firstRow + Self.rows, left.shape[0]))
      for column in stride(from: 0, to: right.shape[0], by: Self.columns) {
        let columns = right.slice(column..<min(column + Self.columns, right.shape[0]))
        let block = matmul(rows, columns, transposing: .right).relu().scalars
        block.withUnsafeBufferPointer { block in
          for row in 0..<rows.shape[0] {
            let part = block[row * columns.shape[0]..<(row + 1) * columns.shape[0]]
            body(firstRow + row, column, UnsafeBufferPointer(rebasing: part))
          }
        }
      }
    }
  }

  /// For each row of `a` the place of the nearest row of `b`, and the squared distance to it.
  func nearest() -> (places: [Int], distances: [Float]) {
    var places = [Int](repeating: 0, count: left.shape[0])
    var distances = [Float](repeating: .infinity, count: left.shape[0])
    forEachPart { row, column, part in
      var (place, least) = (-1, distances[row])
      for i in part.indices where part[i] < least { (place, least) = (i, part[i]) }
      if place >= 0 { (places[row], distances[row]) = (column + place, least) }
    }
    return (places, distances)
  }

  /// For each row of a set its squared distance to the `k`-th nearest other row; traps unless there are
  /// so many.
  static func radii(_ set: Tensor, k: Int) -> [Float] {
    require(
      k > 0 && set.shape[0] > k, "Among \(set.shape[0]) rows, none has \(k) neighbours.")
    var nearest = [Float](repeating: .infinity, count: set.shape[0] * k)  // ascending, k a row
    nearest.withUnsafeMutableBufferPointer { nearest in
      PairDistances(set, set).forEachPart { row, column, part in
        let list = UnsafeMutableBufferPointer(rebasing: nearest[row * k..<(row + 1) * k])
        for i in part.indices where part[i] < list[k - 1] && column + i != row {
          insert(part[i], into: list)
        }
      }
    }
    return (0..<set.shape[0]).map { nearest[$0 * k + k - 1] }
  }

  /// Puts a number in its place in an ascending list, whose last goes.
  private static func insert(_ number: Float, into list: UnsafeMutableBufferPointer<Float>) {
    var place = list.count - 1
    while place > 0, list[place - 1] > number {
      list[place] = list[place - 1]
      place -= 1
    }
    list[place] = number
  }
}
