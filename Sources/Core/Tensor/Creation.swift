extension Tensor {
  /// Makes a constant of the given shape from its elements, row by row; traps if their number
  /// does not fill the shape.
  public init(_ elements: some Collection<Float>, shape: Shape) {
    require(
      elements.count == shape.elementCount,
      "\(elements.count) elements do not fill the shape \(shape), which has \(shape.elementCount).")
    self.init(shape) { pointer in
      var place = pointer
      for element in elements {
        place.initialize(to: element)
        place += 1
      }
    }
  }

  /// A constant vector `[n]` of these elements.
  public init(_ elements: [Float]) { self.init(elements, shape: [elements.count]) }

  /// A constant without axes, `[]`.
  public init(_ value: Float) { self.init(repeating: value, shape: []) }

  /// A constant of the given shape with the same value everywhere.
  public init(repeating value: Float, shape: Shape) {
    self.init(shape) { $0.update(repeating: value, count: shape.elementCount) }
  }

  /// Zeros in the given shape, a constant.
  public static func zeros(_ shape: Shape) -> Tensor { Tensor(repeating: 0, shape: shape) }

  /// Ones in the given shape, a constant.
  public static func ones(_ shape: Shape) -> Tensor { Tensor(repeating: 1, shape: shape) }

  /// `count` evenly spaced numbers `[count]` from the first bound to the last, both included;
  /// traps if there are fewer than two.
  public static func linspace(_ first: Float, _ last: Float, count: Int) -> Tensor {
    require(count >= 2, "A range needs at least its two ends; \(count) were asked for.")
    return Tensor(
      (0..<count).map { first + (last - first) * Float($0) / Float(count - 1) })
  }

  /// One row per label, 1 at the label and 0 elsewhere `[N, classes]`; traps on a label that is
  /// not below `classes`.
  public static func oneHot(_ labels: [Int], classes: Int) -> Tensor {
    Tensor([labels.count, classes]) { rows in
      rows.update(repeating: 0, count: labels.count * classes)
      for (row, label) in labels.enumerated() {
        require(
          label >= 0 && label < classes, "The label \(label) is not one of 0..<\(classes).")
        rows[row * classes + label] = 1
      }
    }
  }
}
