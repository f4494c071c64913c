import ExerciseChecks

enum Stub2_3: Exercise2_3 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) throws -> [Float] { throw NotAttempted() }
}

/// Lets the paint of the later pixel cover that of the earlier one.
enum Covering2_3: Exercise2_3 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) -> [Float] {
    let painted = (line.count - 1) * stride + filter.count + outputPadding
    var canvas = [Float](repeating: 0, count: painted)
    for (place, number) in line.enumerated() {
      for (offset, weight) in filter.enumerated() {
        canvas[place * stride + offset] = weight * number
      }
    }
    return Array(canvas.dropFirst(padding).dropLast(padding))
  }
}

/// Puts the pixel of the output padding in front.
enum WrongEnd2_3: Exercise2_3 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) -> [Float] {
    let whole = Solution2_3.transposedConvolution(
      of: line, with: filter, stride: stride, padding: 0, outputPadding: 0)
    return Array(whole.dropFirst(padding - outputPadding).dropLast(padding))
  }
}
