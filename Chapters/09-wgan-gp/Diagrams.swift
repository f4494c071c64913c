import Core
import Notebook

/// From the weights W, b and a of tanh(x·W + b)·a at some points to the penalty on its slope, and back.
func wayOfPenalty(_ points: Tensor, _ weights: [Parameter]) -> Diagram {
  let (w, b, a) = (weights[0].value.shape, weights[1].value.shape, weights[2].value.shape)
  return .graph(
    "A penalty, and the ways to it and back",
    boxes: [
      .init("x", label: "points x̂", "\(points.shape)", look: .still),
      .init("W", "\(w)", look: .moving), .init("b", "\(b)", look: .moving),
      .init("a", "\(a)", look: .moving), .init("h", label: "h = x̂·W + b", look: .operation),
      .init("f", label: "f = tanh(h)·a", "heights"),
      .init("t", label: "tanh′(h) ∘ a", look: .operation),
      .init("g", label: "g = (tanh′(h) ∘ a)·Wᵀ", "slopes of f by x̂", look: .operation),
      .init("n", label: "n = ‖g‖", look: .operation),
      .init("P", label: "P = (n − 1)²", "the penalty"),
    ],
    arrows: [
      .init("x", "h"), .init("W", "h", slopes: true), .init("b", "h", slopes: true),
      .init("h", "f"), .init("a", "f"), .init("h", "t", slopes: true),
      .init("a", "t", slopes: true), .init("t", "g", slopes: true), .init("W", "g", slopes: true),
      .init("g", "n", slopes: true), .init("n", "P", slopes: true),
    ])
}
