/// The sizes of a tensor's axes, outermost first, stored inline: making one never allocates.
///
/// A shape of rank 0, written `[]`, is that of a scalar. Images are `[N, height, width, channels]`.
public struct Shape: Equatable, Sendable {
  /// The largest number of axes a tensor may have.
  public static let maximumRank = 6

  /// The largest product of sizes, those of zero aside: more than any memory holds, and so small that
  /// no place in a tensor, and no window around it, is beyond a machine word.
  public static let maximumCount = Int.bitWidth > 32 ? 1 << 40 : 1 << 28

  private var sizes: InlineArray<6, Int>

  /// The number of axes.
  public let rank: Int

  /// The number of elements: the product of all sizes, 1 for a scalar.
  public let elementCount: Int

  /// Makes a shape from the sizes of its axes; traps on a negative size, on more than six axes, and
  /// where the product of the sizes, those of zero aside, is above `maximumCount`.
  public init(_ axes: some Collection<Int>) {
    require(
      axes.count <= Self.maximumRank,
      "A tensor has at most \(Self.maximumRank) axes; \(Array(axes)) has \(axes.count).")
    sizes = InlineArray(repeating: 1)
    rank = axes.count
    var (product, isEmpty) = (1, false)
    for (axis, size) in axes.enumerated() {
      require(size >= 0, "An axis cannot have the size \(size), as in \(Array(axes)).")
      sizes[axis] = size
      if size == 0 { isEmpty = true }
      let (larger, overflows) = product.multipliedReportingOverflow(by: Swift.max(1, size))
      require(
        !overflows && larger <= Self.maximumCount,
        "No memory holds a tensor of the shape \(Array(axes)): choose smaller sizes.")
      product = larger
    }
    elementCount = isEmpty ? 0 : product
  }

  /// Whether both have the same axes of the same sizes.
  public static func == (a: Shape, b: Shape) -> Bool {
    guard a.rank == b.rank else { return false }
    for axis in 0..<a.rank where a.sizes[axis] != b.sizes[axis] { return false }
    return true
  }
}

extension Shape: RandomAccessCollection {
  /// The first axis, 0.
  public var startIndex: Int { 0 }

  /// One past the last axis.
  public var endIndex: Int { rank }

  /// The size of an axis, counted from 0; traps if there is no such axis.
  public subscript(axis: Int) -> Int {
    require(axis >= 0 && axis < rank, "There is no axis \(axis) among \(rank).")
    return sizes[axis]
  }
}

extension Shape: ExpressibleByArrayLiteral {
  /// Makes a shape from the sizes written out, as in `[128, 28, 28, 1]`.
  public init(arrayLiteral axes: Int...) { self.init(axes) }
}

extension Shape: CustomStringConvertible {
  /// The sizes as they are written in code: `[128, 28, 28, 1]`.
  public var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}

extension Shape {
  /// This shape with the given axes set to size 1: what a sum along them leaves in place.
  func reducing(_ axes: [Int]) -> Shape {
    Shape(indices.map { axes.contains($0) ? 1 : self[$0] })
  }

  /// This shape without the given axes.
  func removing(_ axes: [Int]) -> Shape {
    Shape(indices.filter { !axes.contains($0) }.map { self[$0] })
  }

  /// Counts an axis from the end where it is negative; traps if there is none such.
  func axis(_ axis: Int) -> Int {
    let fromStart = axis < 0 ? axis + rank : axis
    require(
      fromStart >= 0 && fromStart < rank, "There is no axis \(axis) in the shape \(self).")
    return fromStart
  }

  /// Counts axes from the end where they are negative; traps if there is none such, or one twice.
  func axes(_ axes: [Int]) -> [Int] {
    let fromStart = axes.map(axis)
    require(Set(fromStart).count == axes.count, "An axis comes twice in \(axes).")
    return fromStart
  }

  /// This shape with another size of one axis.
  func replacing(_ axis: Int, by size: Int) -> Shape {
    Shape(indices.map { $0 == axis ? size : self[$0] })
  }

  /// The shape folded to three axes: all before one, that one, and all behind it.
  func folded(around axis: Int) -> (outer: Int, middle: Int, inner: Int) {
    (self[..<axis].reduce(1, *), self[axis], self[(axis + 1)...].reduce(1, *))
  }

  /// The shape two operands share once axes of size 1 are stretched, aligned at their last axes;
  /// traps with both shapes where two sizes differ and neither is 1.
  func broadcast(with other: Shape) -> Shape {
    if self == other { return self }
    let rank = Swift.max(self.rank, other.rank)
    return Shape(
      (0..<rank).map { axis in
        let a = axis - (rank - self.rank)
        let b = axis - (rank - other.rank)
        let (x, y) = (a < 0 ? 1 : self[a], b < 0 ? 1 : other[b])
        require(
          x == y || x == 1 || y == 1,
          "The shapes \(self) and \(other) do not fit together: \(x) is neither \(y) nor 1.")
        return x == 1 ? y : x
      })
  }
}
