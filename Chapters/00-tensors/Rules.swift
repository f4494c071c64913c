/// All that the engine knows of calculus: how a slope goes back through each operation.
struct Rules {
  typealias OfOne = (_ x: Value, _ y: Value, _ dy: Value) -> Value
  typealias OfTwo = (_ a: Value, _ b: Value, _ dy: Value) -> [Value]

  var sum: OfTwo = { _, _, dy in [dy, dy] }
  var difference: OfTwo = { _, _, dy in [dy, -1 * dy] }
  var product: OfTwo = { a, b, dy in [dy * b, dy * a] }
  var quotient: OfTwo = { a, b, dy in [dy / b, -1 * dy * a / (b * b)] }
  var matrixProduct: OfTwo = { a, b, dy in [matmul(dy, b.transposed), matmul(a.transposed, dy)] }
  var exponential: OfOne = { _, y, dy in dy * y }
  var logarithm: OfOne = { x, _, dy in dy / x }
  var tanh: OfOne = { _, y, dy in dy * (1 - y * y) }
  var squareRoot: OfOne = { _, y, dy in dy / (2 * y) }
  var places = places(of:in:)
  var order = history(of:)
  var collected = collect(_:)
}

/// The rules that the operations follow.
var rules = Rules()

/// A value and all that it was computed from, each once and behind its own sources.
func history(of last: Value) -> [Value] {
  var (order, seen): ([Value], Set<ObjectIdentifier>) = ([], [])
  func visit(_ value: Value) {
    guard seen.insert(value.id).inserted else { return }
    value.sources.forEach(visit)
    order.append(value)
  }
  visit(last)
  return order
}

/// The slopes of the last value by itself and by all that it was computed from, by their identity.
func collect(_ order: [Value]) -> [ObjectIdentifier: Value] {
  guard let last = order.last else { return [:] }
  var slopes: [ObjectIdentifier: Value] = [last.id: 1]
  for value in order.reversed() {
    guard let dy = slopes[value.id] else { continue }
    for (source, slope) in zip(value.sources, value.rule(value, dy)) {
      slopes[source.id] = slopes[source.id].map { $0 + slope } ?? slope
    }
  }
  return slopes
}

/// The slopes of a number by each of some values: values, which have slopes themselves. Only what lies
/// between them and the number is walked.
func slopes(of number: Value, by values: [Value]) -> [Value] {
  guard number.shape == [] else { fatalError("Slopes are of a number, not of \(number.shape).") }
  var between = Set(values.map(\.id))
  let order = rules.order(number).filter { value in
    if value.sources.contains(where: { between.contains($0.id) }) { between.insert(value.id) }
    return between.contains(value.id)
  }
  let slopes = rules.collected(order)
  return values.map { slopes[$0.id] ?? 0 * $0 }
}
