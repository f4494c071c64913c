import Core

/// Exercise 2.5: a transposed convolution by hand, along one line of pixels.
public protocol Exercise2_5: SendableMetatype {
  /// Every number paints the filter, times itself, a stride further; `padding` pixels are cut off
  /// at both ends, and `outputPadding` more are kept at the far end.
  static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) throws -> [Float]
}

/// Checks an answer to exercise 2.5.
public func check<Answer: Exercise2_5>(_: Answer.Type) -> Outcome {
  let line: [Float] = [1, 3, 0, 2]
  return outcome {
    for filter: [Float] in [[1, 2, 4], [1, 2, 4, 8]] {
      for (stride, padding, outputPadding) in [
        (1, 0, 0), (3, 0, 0), (2, 1, 0), (2, 1, 1), (3, 0, 1),
      ] {
        try expect(
          Answer.transposedConvolution(
            of: line, with: filter, stride: stride, padding: padding, outputPadding: outputPadding),
          equals: middle(line, filter, stride, padding, outputPadding),
          "[1, 3, 0, 2], kernel \(filter.count), stride \(stride), padding \(padding), output "
            + "padding \(outputPadding)",
          hint: "Paint onto zeros that are long enough, then cut. Paint adds up where it overlaps.")
      }
    }
  }
}

/// The same through the core, in the middle line of an image: a filter of which only one row is not
/// zero leaves every line to itself.
private func middle(
  _ line: [Float], _ filter: [Float], _ stride: Int, _ padding: Int, _ outputPadding: Int
) -> [Float] {
  let k = filter.count
  var square = [Float](repeating: 0, count: k * k)
  square.replaceSubrange(padding * k..<(padding + 1) * k, with: filter)
  let result = convTransposed(
    Tensor(line, shape: [1, 1, line.count, 1]), Tensor(square, shape: [k, k, 1, 1]), stride: stride,
    padding: padding, outputPadding: outputPadding)
  return rows(of: result)[0]
}
