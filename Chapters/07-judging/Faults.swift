import Core

/// The fresh digits that a condition on their place and label holds for, [N, 28, 28, 1].
func chosen(where isKept: (_ place: Int, _ label: Int) -> Bool) -> Tensor {
  let labels = fresh.labels ?? []
  return fresh.batch(labels.indices.filter { isKept($0, labels[$0]) })
}

/// Digits of the known set, drawn from its first `among`.
func copies(among count: Int) -> Tensor {
  known.batch((0..<fresh.count).map { _ in chance.integer(below: count) })
}

func withNoise(_ x: Tensor, _ deviation: Float) -> Tensor {
  (x + .normal(x.shape, standardDeviation: deviation, using: chance)).clamped(to: 0...1)
}

/// Each pixel becomes the mean of its neighbourhood, weighted 1 2 1 each way, so many times.
func blurred(_ x: Tensor, times: Int) -> Tensor {
  let brush = Tensor([1, 2, 1, 2, 4, 2, 1, 2, 1], shape: [3, 3, 1, 1]) * (1 / 16)
  return (0..<times).reduce(x) { picture, _ in conv(picture, brush, padding: 1) }
}

func movedRight(_ x: Tensor, by pixels: Int) -> Tensor {
  x.padded(along: 2, before: pixels, after: 0).slice(0..<28, along: 2)
}

/// Each pixel becomes the brightest of four: strokes grow by a pixel.
func thickened(_ x: Tensor) -> Tensor {
  let framed = x.padded(along: 1, before: 1, after: 0).padded(along: 2, before: 1, after: 0)
  return framed.maxPooled(window: 2, stride: 1)
}

/// Random pictures with the mean and the covariance of digits, and nothing else of them.
func gaussian() -> Tensor {
  let deviations = Tensor(
    components.variances.prefix(recipe.components).map { Float($0.squareRoot()) })
  let codes = Tensor.normal([fresh.count, recipe.components], using: chance) * deviations
  let pictures = matmul(codes, components.components) + components.mean
  return pictures.clamped(to: 0...1).reshaped([fresh.count, 28, 28, 1])
}
