/// Layers applied one after the other.
public final class Sequential: Layer {
  /// The layers, first to last.
  public let layers: [any Layer]

  /// Makes a network from layers written one below the other, and draws their first values.
  public init(using random: RandomGenerator, @LayerBuilder _ layers: () -> [any Layer]) {
    self.layers = layers()
    initialize(using: random)
  }

  /// Makes a part of a network, whose first values the whole will draw. Used before that, it traps.
  public init(@LayerBuilder _ layers: () -> [any Layer]) { self.layers = layers() }

  /// A network of layers that keep the values they have.
  public init(_ layers: [any Layer]) { self.layers = layers }

  /// The layers under their numbers.
  public var members: Members { Members(layers) }

  /// Its name: the layers speak for themselves.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("Sequential") }

  /// Applies all layers in turn. A layer that multiplies by weights applies the ReLU behind it while
  /// each result is still in the processor's cache: one pass over memory less, forward and back.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    var (result, index) = (x, 0)
    while index < layers.count {
      if index + 1 < layers.count, let slope = layers[index + 1].rectifierSlope,
        let both = layers[index].rectified(result, slope: slope)
      {
        result = both
        index += 2
      } else {
        result = layers[index](result, mode: mode)
        index += 1
      }
    }
    return result
  }

  /// Some of the layers, sharing their parameters: `network[..<2]` is its first two.
  public subscript(range: some RangeExpression<Int>) -> Sequential {
    Sequential(Array(layers[range]))
  }
}

/// Collects the layers of a `Sequential`.
@resultBuilder
public enum LayerBuilder {
  /// One layer.
  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }

  /// Layers one below the other.
  public static func buildBlock(_ parts: [any Layer]...) -> [any Layer] { parts.flatMap { $0 } }

  /// Layers that are there on a condition.
  public static func buildOptional(_ part: [any Layer]?) -> [any Layer] { part ?? [] }

  /// The layers of the first branch.
  public static func buildEither(first part: [any Layer]) -> [any Layer] { part }

  /// The layers of the second branch.
  public static func buildEither(second part: [any Layer]) -> [any Layer] { part }

  /// Layers from a loop.
  public static func buildArray(_ parts: [[any Layer]]) -> [any Layer] { parts.flatMap { $0 } }
}
