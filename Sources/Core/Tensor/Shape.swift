/// The sizes of a tensor's axes, outermost first, stored inline: making one never allocates.
///
/// A shape of rank 0, written `[]`, is that of a scalar. Images are `[N, height, width, channels]`.
public struct Shape: Equatable, Sendable {
  /// The largest number of axes a tensor may have.
  public static let maximumRank = 6

  private var sizes: InlineArray<6, Int>

  /// The number of axes.
  public let rank: Int

  /// Makes a shape from the sizes of its axes; traps on a negative size or more than six axes.
  public init(_ axes: some Collection<Int>) {
    precondition(
      axes.count <= Self.maximumRank,
      "A tensor has at most \(Self.maximumRank) axes; \(Array(axes)) has \(axes.count).")
    sizes = InlineArray(repeating: 1)
    rank = axes.count
    for (axis, size) in axes.enumerated() {
      precondition(size >= 0, "An axis cannot have the size \(size), as in \(Array(axes)).")
      sizes[axis] = size
    }
  }

  /// The number of elements: the product of all sizes, 1 for a scalar.
  public var count: Int {
    var product = 1
    for axis in 0..<rank { product *= sizes[axis] }
    return product
  }

  public static func == (a: Shape, b: Shape) -> Bool {
    guard a.rank == b.rank else { return false }
    for axis in 0..<a.rank where a.sizes[axis] != b.sizes[axis] { return false }
    return true
  }
}

extension Shape: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { rank }

  /// The size of an axis, counted from 0; traps if there is no such axis.
  public subscript(axis: Int) -> Int {
    precondition(axis >= 0 && axis < rank, "There is no axis \(axis) in the shape \(self).")
    return sizes[axis]
  }
}

extension Shape: ExpressibleByArrayLiteral {
  public init(arrayLiteral axes: Int...) { self.init(axes) }
}

extension Shape: CustomStringConvertible {
  public var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}
