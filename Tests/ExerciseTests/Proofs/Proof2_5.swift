import ExerciseChecks
import Testing

@Test func exercise2_5IsProved() {
  let proof = Proof(
    stub: check(Stub2_5.self), solution: check(Solution2_5.self),
    mistakes: (check(Covering2_5.self), "expected [1.0, 5.0, 10.0, 14.0, 4.0, 8.0]"),
    (check(WrongEnd2_5.self), "stride 2, padding 1, output padding 1"),
    (check(CutLess2_5.self), "stride 3, padding 0, output padding 1"))
  #expect(proof.problems == [])
}

enum Solution2_5: Exercise2_5 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) -> [Float] {
    let painted = (line.count - 1) * stride + filter.count + outputPadding
    var canvas = [Float](repeating: 0, count: painted)
    for (place, number) in line.enumerated() {
      for (offset, weight) in filter.enumerated() {
        canvas[place * stride + offset] += weight * number
      }
    }
    return Array(canvas.dropFirst(padding).dropLast(padding))
  }
}

enum Stub2_5: Exercise2_5 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) throws -> [Float] { throw NotAttempted() }
}

/// Lets the paint of the later pixel cover that of the earlier one.
enum Covering2_5: Exercise2_5 {
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
enum WrongEnd2_5: Exercise2_5 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) -> [Float] {
    let whole = Solution2_5.transposedConvolution(
      of: line, with: filter, stride: stride, padding: 0, outputPadding: 0)
    return Array(whole.dropFirst(padding - outputPadding).dropLast(padding))
  }
}

/// Takes the output padding for less to cut, which has an end where nothing is cut.
enum CutLess2_5: Exercise2_5 {
  nonisolated static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) -> [Float] {
    let whole = Solution2_5.transposedConvolution(
      of: line, with: filter, stride: stride, padding: 0, outputPadding: 0)
    return Array(whole.dropFirst(padding).dropLast(max(0, padding - outputPadding)))
  }
}
