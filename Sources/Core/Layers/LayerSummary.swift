/// What a layer says of itself: its name, how the size of its output follows, what that costs.
public struct LayerSummary: Equatable, Sendable {
  /// The kind of layer, with its numbers of channels where it has them: `Conv2D(1, 16)`.
  public let name: String
  /// The arithmetic of the output's size, filled in: `(28 + 2·1 − 4)/2 + 1 = 14`; empty where
  /// nothing is to be computed.
  public let formula: String
  /// Products of weights that are added up, for the whole input.
  public let multiplyAdds: Int

  /// Describes a layer; most multiply by no weights and keep the shape.
  public init(_ name: String, formula: String = "", multiplyAdds: Int = 0) {
    self.name = name
    self.formula = formula
    self.multiplyAdds = multiplyAdds
  }

  /// The formula for an image's side, or both, height first, where they differ.
  static func sides(of image: Shape, _ formula: (Int) -> String) -> String {
    image[1] == image[2] ? formula(image[1]) : formula(image[1]) + ", " + formula(image[2])
  }
}
