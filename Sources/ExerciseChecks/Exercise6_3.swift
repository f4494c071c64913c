/// Exercise 6.3: the patches that a convolution sees.
public protocol Exercise6_3: SendableMetatype {
  /// The patches of a grey image, row by row from the top left, each laid out flat, row by row;
  /// around the image there are zeros.
  static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) throws -> [[Float]]
}

/// Checks an answer to exercise 6.3.
public func check<Answer: Exercise6_3>(_: Answer.Type) -> Outcome {
  outcome {
    let image: [[Float]] = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]]
    let plain = try Answer.patches(of: image, kernel: 3, stride: 1, padding: 0)
    try expect(
      plain.count, equals: 4, "the number of 3x3 patches in a 4x4 image",
      hint: "There are (4 + 2·padding - kernel)/stride + 1 in each direction.")
    try expect(
      plain[0], equals: [1, 2, 3, 5, 6, 7, 9, 10, 11], "the first patch",
      hint: "Three numbers from each of three rows.")
    try expect(
      plain[1], equals: [2, 3, 4, 6, 7, 8, 10, 11, 12], "the second patch",
      hint: "The patch moves to the right before it moves down.")
    let strided = try Answer.patches(of: image, kernel: 4, stride: 2, padding: 1)
    try expect(
      strided.count, equals: 4, "the number of 4x4 patches with stride 2 and padding 1",
      hint: "The padding is on both sides: (4 + 2·1 - 4)/2 + 1 in each direction.")
    try expect(
      strided[0], equals: [0, 0, 0, 0, 0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11],
      "the first of them", hint: "It begins one pixel above and left of the image, in the zeros.")
    try expect(
      strided[3], equals: [6, 7, 8, 0, 10, 11, 12, 0, 14, 15, 16, 0, 0, 0, 0, 0],
      "the last of them", hint: "Both steps are 2 pixels long.")
  }
}
