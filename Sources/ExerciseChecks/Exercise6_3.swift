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
    for (patch, expected, what) in [
      (0, [1, 2, 3, 5, 6, 7, 9, 10, 11], "the first patch"),
      (1, [2, 3, 4, 6, 7, 8, 10, 11, 12], "the second patch"),
      (2, [5, 6, 7, 9, 10, 11, 13, 14, 15], "the third patch"),
      (3, [6, 7, 8, 10, 11, 12, 14, 15, 16], "the fourth patch"),
    ] as [(Int, [Float], String)] {
      try expect(
        plain[patch], equals: expected, what,
        hint: "Three numbers from each of three rows; it moves to the right before it moves down.")
    }
    let strided = try Answer.patches(of: image, kernel: 4, stride: 2, padding: 1)
    try expect(
      strided.count, equals: 4, "the number of 4x4 patches with stride 2 and padding 1",
      hint: "The padding is on both sides: (4 + 2·1 - 4)/2 + 1 in each direction.")
    for (patch, expected, what) in [
      (0, [0, 0, 0, 0, 0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11], "the first of them"),
      (1, [0, 0, 0, 0, 2, 3, 4, 0, 6, 7, 8, 0, 10, 11, 12, 0], "the second of them"),
      (2, [0, 5, 6, 7, 0, 9, 10, 11, 0, 13, 14, 15, 0, 0, 0, 0], "the third of them"),
      (3, [6, 7, 8, 0, 10, 11, 12, 0, 14, 15, 16, 0, 0, 0, 0, 0], "the last of them"),
    ] as [(Int, [Float], String)] {
      try expect(
        strided[patch], equals: expected, what,
        hint: "The first begins above and left of the image, in the zeros; steps are 2 pixels long."
      )
    }
    try expect(
      Answer.patches(of: [[1, 2, 3], [4, 5, 6]], kernel: 2, stride: 1, padding: 0),
      equals: [[1, 2, 4, 5], [2, 3, 5, 6]], "the 2x2 patches of an image 3 wide and 2 high",
      hint: "Width and height may differ.")
  }
}
