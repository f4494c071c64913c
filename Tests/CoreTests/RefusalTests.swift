import Testing

@testable import Core

/// A call that makes no sense, and what the program says of it before it stops.
private struct Refusal {
  let words: String
  let call: () -> Void
}

private let images = Tensor.zeros([1, 6, 6, 1])
private let filters = Tensor.zeros([3, 3, 1, 1])

private let refusals = [
  Refusal(words: "An axis comes twice in [0, 0].") {
    _ = Tensor.ones([2, 3]).mean(along: [0, 0])
  },
  Refusal(words: "An axis comes twice in [1, -1].") {
    _ = Tensor.ones([2, 3]).sum(along: [1, -1])
  },
  Refusal(words: "A tensor of shape [3, 0] has no mean along [1].") {
    _ = Tensor.zeros([3, 0]).mean(along: 1)
  },
  Refusal(words: "There is no largest element along the empty axis 1 of [3, 0].") {
    _ = Tensor.zeros([3, 0]).max(along: 1)
  },
  Refusal(words: "There is no largest element in the empty rows of [3, 0].") {
    _ = Tensor.zeros([3, 0]).argmax()
  },
  Refusal(words: "Logits of shape [0, 1] have no mean cross-entropy.") {
    _ = binaryCrossEntropy(logits: .zeros([0, 1]), target: 1)
  },
  Refusal(words: "No memory holds a tensor of the shape [4294967296, 4294967296]") {
    _ = Tensor.zeros([1 << 32, 1 << 32])
  },
  Refusal(words: "An axis cannot have the size -1, as in [1, -1].") {
    _ = Tensor.oneHot([0], classes: -1)
  },
  Refusal(words: "[0, 3] has 0 elements: no size of axis 0 follows from the others, [1, 0].") {
    _ = Tensor.zeros([0, 3]).reshaped([-1, 0])
  },
  Refusal(words: "9223372036854775807 and 1 are no counts of zeros to pad with.") {
    _ = Tensor.zeros([2]).padded(along: 0, before: .max, after: 1)
  },
  Refusal(words: "A convolution cannot have kernel 3, stride 1 and padding 9223372036854775807.") {
    _ = conv(images, filters, padding: .max)
  },
  Refusal(words: "A convolution cannot have kernel 3, stride 4611686018427387904 and padding 0.") {
    _ = convTransposed(images, filters, stride: 1 << 62)
  },
  Refusal(words: "A convolution cannot have kernel 4611686018427387904, stride 1 and padding 0.") {
    _ = convFilter(images, images, kernel: 1 << 62)
  },
  Refusal(words: "A window of 0 with stride 1 does not fit images of shape [1, 6, 6, 1].") {
    _ = images.maxPooled(window: 0, stride: 1)
  },
  Refusal(words: "can be enlarged, not [1, 6, 6, 1] by 4611686018427387904.") {
    _ = images.upsampled(by: 1 << 62)
  },
  Refusal(words: "A gradient of shape [3] does not fit a parameter of [2].") {
    let layer = Dense(1, 2)
    SGD(layer).step([.zeros([1, 2]), .zeros([3])])
  },
]

@Suite("What makes no sense is refused in words, before memory is touched")
struct RefusalTests {
  @Test func refused() async {
    for number in refusals.indices {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { [number = number as Int] in
        await MainActor.run { refusals[number].call() }
      }
      let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(words.contains(refusals[number].words), "\(words)")
    }
  }
}
