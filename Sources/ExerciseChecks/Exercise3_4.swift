import Core

/// Stops on a path, at equal distances.
public protocol Exercise3_4: SendableMetatype {
  /// The places of `count` stops on a path of small pieces, given the length of each: place 0 is the
  /// beginning, and the place behind the last piece is the end. The first stop is at the beginning, the
  /// last at the end, and between them each is the place nearest to where it should be.
  static func places(_ pieces: [Float], _ count: Int) throws -> [Int]
}

/// Checks an answer to exercise 3.4.
public func check<Answer: Exercise3_4>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.places([1, 1, 1, 1], 3), equals: [0, 2, 4], "three stops on four equal pieces",
      hint: "The last stop is the end: place 4 has four pieces before it.")
    try expect(
      Answer.places([3, 1, 1, 1], 3), equals: [0, 1, 4], "three stops on pieces of 3, 1, 1 and 1",
      hint: "Half of the way is 3, and that is the end of the first piece.")
    try expect(
      Answer.places([0.6, 0.6, 0.6, 0.6, 0.6], 4), equals: [0, 2, 3, 5],
      "four stops on five pieces of 0.6",
      hint: "Stops are due at 0, 1, 2 and 3; the places lie at 0, 0.6, 1.2, 1.8 and so on.")
    let pieces = (0..<600).map { 0.1 + Float($0 % 200) / 200 }
    let stops = try Answer.places(pieces, 31)
    let walked = pieces.reduce(into: [Float(0)]) { $0.append($0.last! + $1) }
    let places = stops.map { walked.indices.contains($0) ? walked[$0] : .nan }
    let steps = zip(places.dropFirst(), places).map { $0 - $1 }
    let mean = walked.last! / 30
    try expect(stops.count, equals: 31, "how many stops", hint: "As many as were asked for.")
    for (index, step) in steps.enumerated() {
      try expect(
        step, near: mean, within: 1.2, "the way from stop \(index) on a path of uneven pieces",
        hint: "Count the lengths of the pieces, and not the pieces.")
    }
  }
}
