import Testing

@testable import Core

/// What a program that trapped said last.
private func message(_ result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}

@Suite("A shape that does not fit stops the program and is told what would")
struct ShapeErrorTests {
  @Test("a kernel larger than the image")
  func kernel() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = conv(.zeros([2, 5, 4, 1]), .zeros([7, 7, 1, 3]), padding: 1)
    }
    #expect(
      message(result).contains(
        "A kernel of 7 does not fit images of 5 by 4 with padding 1: a kernel of at most 6, or a "
          + "padding of at least 2, would."))
    #expect(conv(.zeros([2, 5, 4, 1]), .zeros([6, 6, 1, 3]), padding: 1).shape == [2, 2, 1, 3])
    #expect(conv(.zeros([2, 5, 4, 1]), .zeros([7, 7, 1, 3]), padding: 2).shape == [2, 3, 2, 3])
  }

  @Test("filters for other channels")
  func channels() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = Conv2D(3, 8, kernel: 3)(.zeros([2, 5, 5, 1]))
    }
    #expect(
      message(result).contains("Filters [3, 3, 3, 8] take 3 channels; [2, 5, 5, 1] has 1."))
  }

  @Test("images without a channel axis")
  func rank() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = Conv2D(1, 8, kernel: 3)(.zeros([2, 5, 5]))
    }
    #expect(
      message(result).contains("Images are [N, height, width, channels], not [2, 5, 5]."))
  }

  @Test("an output padding that the stride does not leave room for")
  func outputPadding() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = convTransposed(.zeros([1, 7, 7, 2]), .zeros([3, 3, 1, 2]), stride: 2, outputPadding: 2)
    }
    #expect(
      message(result).contains(
        "An output padding of 2 does not go with stride 2: 0 to 1 would."))
  }

  @Test("a padding that eats the whole image")
  func padding() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = convTransposed(.zeros([1, 1, 1, 2]), .zeros([3, 3, 1, 2]), padding: 2)
    }
    #expect(
      message(result).contains(
        "A kernel of 3, stride 1, padding 2 would leave nothing of [1, 1, 1, 2]: a smaller padding "
          + "would."))
  }

  @Test("images and outputs that do not belong together")
  func filter() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = convFilter(.zeros([1, 6, 6, 1]), .zeros([1, 5, 5, 2]), kernel: 3)
    }
    #expect(
      message(result).contains(
        "Outputs [1, 5, 5, 2] are not those of images [1, 6, 6, 1] under a kernel of 3, stride 1, "
          + "padding 0, which are 4 by 4."))
  }

  @Test("a window larger than the image, and blocks that do not fill it")
  func pooling() async {
    let window = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = Tensor.zeros([1, 2, 5, 1]).maxPooled(window: 3)
    }
    #expect(
      message(window).contains(
        "A window of 3 with stride 3 does not fit images of shape [1, 2, 5, 1]."))
    let blocks = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = Tensor.zeros([1, 4, 5, 1]).averagePooled()
    }
    #expect(message(blocks).contains("Blocks of 2 by 2 do not fill images of shape [1, 4, 5, 1]."))
  }
}
