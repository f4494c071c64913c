import Core
import Exercises
import Notebook

let variations = Variations(Recipe(), flags: FilmFlags.self) {
  Quick(images: 600) {
    ($0.plainLength, $0.planeLength, $0.length) = (.steps(20), .steps(20), .steps(20))
    ($0.samples, $0.weighed, $0.draws, $0.spots, $0.frames) = (200, 50, 20, 20, 12)
  }
  Length(\.plainLength, \.planeLength, \.length)
  Shares(["plain": 0.2, "plane": 0.2, "twenty": 0.6])
  Answers {
    $0.divergence = answered(by: Answer3_2.divergence)
    $0.point = answered(by: Answer3_1.point)
    $0.places = answered(by: Answer3_4.places)
    $0.logMean = answered(by: Answer3_3.logMean)
  }
  Trap("mean-loss", "The surprise is a mean over pixels, the price of the code a sum.") {
    $0.surprise = surpriseOfPixels
  }
  Trap("cut-slope", "The point of the cloud is a constant: no slope comes back through it.") {
    $0.point = drawnAndCut
  }
  Trap("free-code", "The code costs nothing: an autoencoder again.") { $0.beta = 0 }
  Trap("dear-code", "Not always a mistake: the code costs four times as much.") { $0.beta = 4 }
}

// MARK: - The pieces of this chapter, each with one thing changed. The text shows them beside the others.

/// What is left of the surprise, the mean over all pixels, in nats.
func surpriseOfPixels(_ logits: Tensor, _ x: Tensor) -> Tensor {
  binaryCrossEntropy(logits: logits, target: x)
}

/// A point of each cloud as a sampler would hand it over: a number without a history.
func drawnAndCut(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
  (mean + (logVariance / 2).exponential() * noise).detached()
}
