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
}

/// One layer of a network, explained for an input of a given shape.
public struct Explanation {
  /// Name, arithmetic and cost.
  public let summary: LayerSummary
  /// The shape of what the layer was given.
  public let input: Shape
  /// The shape of what it made of that.
  public let output: Shape
  /// The number of numbers that training changes.
  public let parameters: Int
  /// The shortest of three runs without gradients, in milliseconds.
  public let milliseconds: Double

  /// Floating-point operations on one of the input's samples, in millions; a product and the sum
  /// that it goes into are two.
  public var megaflops: Double {
    2 * Double(summary.multiplyAdds) / Double(max(1, input[0])) / 1e6
  }
}

extension Layer {
  /// The name of the layer's type, and no arithmetic: what a layer says that does not know better.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("\(Self.self)") }

  /// Runs the layers on zeros of the shape `[N, …]`, in inference, and explains each; a `Sequential`
  /// inside is explained layer by layer. Traps, as the layer does, on a shape that does not fit.
  public func explained(for input: Shape) -> [Explanation] {
    guard let network = self as? Sequential else { return [explainedAlone(for: input)] }
    return network.layers.reduce(into: []) { rows, layer in
      rows += layer.explained(for: rows.last?.output ?? input)
    }
  }

  private func explainedAlone(for input: Shape) -> Explanation {
    let x = Tensor.zeros(input)
    var (output, best) = (input, Double.infinity)
    for _ in 0..<3 {
      let began = ContinuousClock.now
      output = self(x, mode: .inference).shape
      best = min(best, (ContinuousClock.now - began) / .milliseconds(1))
    }
    return Explanation(
      summary: summary(for: input), input: input, output: output, parameters: parameterCount,
      milliseconds: best)
  }
}

// MARK: - What each layer says

extension Dense {
  /// `[N, in]` times `[in, out]`.
  public func summary(for input: Shape) -> LayerSummary {
    LayerSummary(
      "Dense(\(weight.shape[0]), \(weight.shape[1]))",
      multiplyAdds: input[0] * weight.shape.elementCount)
  }
}

extension Conv2D {
  /// ⌊(size + 2·padding − kernel)/stride⌋ + 1 along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let kernel = weight.shape[0]
    func outputs(_ size: Int) -> Int { (size + 2 * padding - kernel) / stride + 1 }
    let formula = sides(of: input) { size in
      let span = size + 2 * padding - kernel
      let quotient = "(\(size) + 2·\(padding) − \(kernel))/\(stride)"
      let whole = span.isMultiple(of: stride) ? quotient : "⌊\(quotient)⌋"
      return "\(whole) + 1 = \(outputs(size))"
    }
    let places = input[0] * outputs(input[1]) * outputs(input[2])
    return LayerSummary(
      "Conv2D(\(weight.shape[2]), \(weight.shape[3]))", formula: formula,
      multiplyAdds: places * weight.shape.elementCount)
  }
}

extension ConvTransposed2D {
  /// (size − 1)·stride − 2·padding + kernel + outputPadding along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let kernel = weight.shape[0]
    let formula = sides(of: input) { size in
      let outputs = (size - 1) * stride - 2 * padding + kernel + outputPadding
      let added = outputPadding == 0 ? "" : " + \(outputPadding)"
      return "(\(size) − 1)·\(stride) − 2·\(padding) + \(kernel)\(added) = \(outputs)"
    }
    let places = input[0] * input[1] * input[2]
    return LayerSummary(
      "ConvTransposed2D(\(weight.shape[3]), \(weight.shape[2]))", formula: formula,
      multiplyAdds: places * weight.shape.elementCount)
  }
}

extension MaxPool2D {
  /// ⌈(size − window)/stride⌉ + 1 along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let formula = sides(of: input) { size in
      let span = size - window
      let quotient = "(\(size) − \(window))/\(stride)"
      let whole = span.isMultiple(of: stride) ? quotient : "⌈\(quotient)⌉"
      return "\(whole) + 1 = \((span + stride - 1) / stride + 1)"
    }
    return LayerSummary("MaxPool2D", formula: formula)
  }
}

extension AveragePool2D {
  /// size/block along each side.
  public func summary(for input: Shape) -> LayerSummary {
    LayerSummary(
      "AveragePool2D", formula: sides(of: input) { "\($0)/\(size) = \($0 / size)" })
  }
}

extension Upsample2D {
  /// size·factor along each side.
  public func summary(for input: Shape) -> LayerSummary {
    LayerSummary("Upsample2D", formula: sides(of: input) { "\($0)·\(size) = \($0 * size)" })
  }
}

extension Flatten {
  /// The product of all axes but the first.
  public func summary(for input: Shape) -> LayerSummary {
    let axes = input.dropFirst().map(String.init).joined(separator: "·")
    return LayerSummary("Flatten", formula: "\(axes) = \(input.dropFirst().reduce(1, *))")
  }
}

extension Reshape {
  /// The product of all axes but the first.
  public func summary(for input: Shape) -> LayerSummary {
    let product = axes.map(String.init).joined(separator: "·")
    return LayerSummary("Reshape", formula: "\(input.dropFirst().reduce(1, *)) = \(product)")
  }
}

/// The formula for an image's side, or both, height first, where they differ.
private func sides(of image: Shape, _ formula: (Int) -> String) -> String {
  image[1] == image[2] ? formula(image[1]) : formula(image[1]) + ", " + formula(image[2])
}
