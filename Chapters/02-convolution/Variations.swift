import Core
import Exercises
import Notebook

let variations = Variations(Recipe()) {
  Quick(images: 600) {
    ($0.length, $0.denoiserLength, $0.enlargementLength) = (.steps(10), .steps(10), .steps(5))
  }
  Length(\.length, \.denoiserLength, \.enlargementLength)
  Shares([
    "dense": 0.03, "pooled": 0.3, "strided": 0.1, "denoiser": 0.5, "kernel 3, stride 2": 0.03,
    "kernel 4, stride 2": 0.03, "resize, kernel 3": 0.03,
  ])
  Answers { $0.psnr = answered(by: Answer2_4.psnr) }
  Trap("noisy-target", "The denoiser is asked for the noisy picture instead of the clean one.") {
    $0.pairs = spoiltTwice
  }
}

// MARK: - A piece of this chapter with one mistake. The text shows it beside the right one.

/// A picture under noise, and the same picture as what it should become.
func spoiltTwice(_ x: Tensor) -> (given: Tensor, wanted: Tensor) {
  let spoilt = noisy(x)
  return (spoilt, spoilt)
}
