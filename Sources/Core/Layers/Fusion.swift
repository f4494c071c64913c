// A layer that multiplies by weights can apply a ReLU while each result is still in the core's
// cache: one pass over memory less, forward and back. `Sequential` looks for such pairs.

/// A layer whose result a leaky ReLU may follow in the same pass.
protocol AffineLayer: Layer {
  /// Applies the layer, then a leaky ReLU with the given slope; 1 leaves the result as it is.
  func callAsFunction(_ x: Tensor, slope: Float) -> Tensor
}

/// A layer that scales negative numbers and does nothing else.
protocol RectifyingLayer: Layer {
  /// What negative numbers are multiplied by.
  var slope: Float { get }
}

extension LeakyReLU: RectifyingLayer {}

extension ReLU: RectifyingLayer {
  var slope: Float { 0 }
}
