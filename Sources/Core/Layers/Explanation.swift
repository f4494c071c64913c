/// One layer of a network, explained for an input of a given shape.
public struct Explanation {
  /// The layer itself.
  public let layer: any Layer
  /// Name, arithmetic and cost.
  public let summary: LayerSummary
  /// The shape of what the layer was given.
  public let input: Shape
  /// The shape of what it made of that.
  public let output: Shape

  /// The number of numbers that training changes.
  public var parameters: Int { layer.parameterCount }

  /// Floating-point operations on one of the input's samples, in millions; a product and the sum
  /// that it goes into are two.
  public var megaflops: Double {
    2 * Double(summary.multiplyAdds) / Double(max(1, input[0])) / 1e6
  }
}

extension Layer {
  /// Runs the layers on zeros of the shape `[N, …]`, in inference, and explains each; a `Sequential`
  /// inside is explained layer by layer. Traps, as the layer does, on a shape that does not fit.
  public func explained(for input: Shape) -> [Explanation] {
    guard let network = self as? Sequential else {
      let output = self(.zeros(input), mode: .inference).shape
      return [
        Explanation(layer: self, summary: summary(for: input), input: input, output: output)
      ]
    }
    return network.layers.reduce(into: []) { rows, layer in
      rows += layer.explained(for: rows.last?.output ?? input)
    }
  }
}
