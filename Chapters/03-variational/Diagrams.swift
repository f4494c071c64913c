import Notebook

/// What the loss of one picture is made of.
func wayOfAPicture() -> Diagram {
  .graph(
    "From a picture to its loss",
    boxes: [
      .init("x", label: "picture x", "784"), .init("encoder", look: .moving),
      .init("mean", label: "μ", "20"), .init("width", label: "ln σ²", "20"),
      .init("noise", label: "noise ε", "20, N(0, 1)", look: .still),
      .init("z", label: "z = μ + σ·ε", look: .operation), .init("decoder", look: .moving),
      .init("surprise", "sum over 784 pixels"), .init("divergence", "KL to N(0, 1)"),
      .init("loss", label: "+", look: .operation),
    ],
    arrows: [
      .init("x", "encoder"), .init("encoder", "mean", slopes: true),
      .init("encoder", "width", slopes: true), .init("mean", "z", slopes: true),
      .init("width", "z", slopes: true), .init("noise", "z"), .init("z", "decoder", slopes: true),
      .init("decoder", "surprise", slopes: true), .init("mean", "divergence", slopes: true),
      .init("width", "divergence", slopes: true), .init("surprise", "loss", slopes: true),
      .init("divergence", "loss", slopes: true),
    ])
}
