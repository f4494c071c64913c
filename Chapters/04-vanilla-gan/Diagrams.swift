import Notebook

/// Where the discriminator's slopes flow: to its own weights, and no further.
func lessonOfDetective(_ game: Game, batch: Int) -> Diagram {
  .graph(
    "The detective's move",
    boxes: [
      .init("noise", label: "noise z", "[\(batch), \(recipe.latent)]"),
      .init("generator", "stands still", look: .still),
      .init("fakes", "[\(batch), 784]", "detached()"),
      .init("real", label: "real pictures", "[\(batch), 784]"),
      .init(
        "discriminator", "\(game.discriminator.parameterCount.grouped) weights move",
        look: .moving),
      .init("loss", "real should get 0.9,", "fakes 0"),
    ],
    arrows: [
      .init("noise", "generator"), .init("generator", "fakes"), .init("fakes", "discriminator"),
      .init("real", "discriminator"), .init("discriminator", "loss", slopes: true),
    ])
}

/// Where the generator's slopes flow: through the discriminator and the pictures, to its weights.
func lessonOfForger(_ game: Game, batch: Int) -> Diagram {
  .graph(
    "The forger's move",
    boxes: [
      .init("noise", label: "noise z", "[\(batch), \(recipe.latent)]"),
      .init(
        "generator", "\(game.generator.parameterCount.grouped) weights move", look: .moving),
      .init("fakes", "[\(batch), 784]", "a slope for every pixel"),
      .init("discriminator", "stands still", look: .still),
      .init("loss", "fakes should get 1"),
    ],
    arrows: [
      .init("noise", "generator"), .init("generator", "fakes", slopes: true),
      .init("fakes", "discriminator", slopes: true), .init("discriminator", "loss", slopes: true),
    ])
}
