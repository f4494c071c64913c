import Core

/// Finds out what made a training diverge.
struct Divergence {
  private let members: [any Stateful]
  private var drawn: [(part: StatePart, value: StatePart.Value)] = []

  /// Looks at the networks among what a training saves.
  init(_ members: [any Stateful]) { self.members = members }

  /// Remembers where chance and data stand before a step, so that the step can be made again.
  mutating func remember() {
    drawn = members.filter { $0 is RandomGenerator || $0 is Batches }
      .flatMap(\.stateParts).map { ($0, $0.value) }
  }

  /// The first parameter that is not finite, in words.
  var parameter: String? {
    for case (let index, let layer as any Layer) in members.enumerated() {
      for (name, parameter) in layer.namedParameters where !parameter.value.isFinite {
        return "the parameter \(name) of \(type(of: layer)) \(index + 1) is not finite"
      }
    }
    return nil
  }

  /// What is wrong with the last step, in words, if a measure is not finite. If all parameters are
  /// finite, makes the step once more to see which operation it was.
  func problem(in measures: KeyValuePairs<String, Float>, step: () -> Void) -> String? {
    guard let (measure, value) = measures.first(where: { !$0.value.isFinite }) else { return nil }
    let result = "\(measure) is \(NumberStyle.significant(1).text(value))"
    if let parameter { return "\(result), \(parameter)" }
    for (part, value) in drawn { part.put(value) }
    guard let operation = FiniteWatch.firstNotFinite(in: step) else { return result }
    return "\(result), the first operation with such a result is \(operation)"
  }
}
