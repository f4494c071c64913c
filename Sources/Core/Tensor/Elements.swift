extension Tensor {
  /// All elements, row by row.
  public var scalars: [Float] { read { Array(UnsafeBufferPointer(start: $0, count: count)) } }

  /// Whether no element is infinite or not a number.
  public var isFinite: Bool {
    read { UnsafeBufferPointer(start: $0, count: count).allSatisfy { $0.isFinite } }
  }

  /// The only element; traps if there are more.
  public var scalar: Float {
    require(count == 1, "A tensor of shape \(shape) is not a single number.")
    return read { $0[0] }
  }

  /// The element at the given place, one index for each axis; traps outside the shape.
  public subscript(indices: Int...) -> Float {
    require(
      indices.count == rank, "\(indices.count) indices do not fit the shape \(shape).")
    var offset = 0
    for (axis, index) in indices.enumerated() {
      require(
        index >= 0 && index < shape[axis], "The place \(indices) is outside the shape \(shape).")
      offset = offset * shape[axis] + index
    }
    return read { $0[offset] }
  }
}

extension Tensor: CustomStringConvertible {
  /// Shape and elements, the middle ones left out where there are more than eight.
  public var description: String {
    let shown = (count > 8 ? scalars.prefix(4) + [] : scalars[...]).map(Self.rounded)
    let rest = count > 8 ? ["…"] + scalars.suffix(4).map(Self.rounded) : []
    return "Tensor\(shape)(" + (shown + rest).joined(separator: ", ") + ")"
  }

  /// Four significant digits, without trailing zeros.
  private static func rounded(_ value: Float) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    var scale = 1.0
    while Swift.abs(Double(value)) * scale < 1000 && scale < 1e12 { scale *= 10 }
    while Swift.abs(Double(value)) * scale >= 10_000 && scale > 1e-12 { scale /= 10 }
    let digits = (Double(value) * scale).rounded() / scale
    return "\(digits)"
  }
}
