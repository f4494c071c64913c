import Core
import ExerciseChecks
import Exercises
import Notebook

let variations = Variations(Recipe()) {
  Quick(images: 600) {
    ($0.pathSteps, $0.moonSteps, $0.gameSteps) = (20, 20, 10)
    ($0.points, $0.testPoints, $0.widths) = (100, 200, [])
  }
  Length(\.gameSteps)
  Answers { writeEngine(&$0) }
  Trap("assigned", "A slope replaces the one that was there; it should be added.") {
    $0.rules.collected = collectAssigning
  }
  Trap("visited-twice", "A value is visited as often as it is used.") {
    $0.rules.order = historyWithRepeats
  }
}

// MARK: - The engine that the reader has written

extension Value: Calculus {
  static func matrixProduct(_ a: Value, _ b: Value) -> Value { matmul(a, b) }
}

private func writeEngine(_ recipe: inout Recipe) {
  recipe.rules.places = answered(by: Answer0_1.places)
  recipe.rules.product = { a, b, dy in both(orStop { try Answer0_2.product(a, b, dy) }) }
  recipe.rules.quotient = { a, b, dy in both(orStop { try Answer0_2.quotient(a, b, dy) }) }
  recipe.rules.matrixProduct = { a, b, dy in
    both(orStop { try Answer0_2.matrixProduct(a, b, dy) })
  }
  recipe.rules.exponential = { x, y, dy in orStop { try Answer0_3.exponential(x, y, dy) } }
  recipe.rules.logarithm = { x, y, dy in orStop { try Answer0_3.logarithm(x, y, dy) } }
  recipe.rules.tanh = { x, y, dy in orStop { try Answer0_3.tanh(x, y, dy) } }
  recipe.rules.squareRoot = { x, y, dy in orStop { try Answer0_3.squareRoot(x, y, dy) } }
  recipe.rules.order = { last in orStop { try Answer0_4.order(of: last) { $0.sources } } }
  recipe.rules.collected = { order in
    orStop {
      try Answer0_5.slopes(order) {
        $0.sources
      } rule: { value, dy in
        value.rule(value, dy)
      }
    }
  }
  recipe.adaptive = { slope, memory, step, beta1 in
    orStop {
      try Answer0_7.move(
        slope: slope, mean: &memory.mean, square: &memory.square, step: step, beta1: beta1,
        beta2: 0.999)
    }
  }
}

private func both(_ slopes: (Value, Value)) -> [Value] { [slopes.0, slopes.1] }

// MARK: - Pieces with one mistake each. The text shows them beside the right ones.

func collectAssigning(_ order: [Value]) -> [ObjectIdentifier: Value] {
  guard let last = order.last else { return [:] }
  var slopes: [ObjectIdentifier: Value] = [last.id: 1]
  for value in order.reversed() {
    guard let dy = slopes[value.id] else { continue }
    for (source, slope) in zip(value.sources, value.rule(value, dy)) {
      slopes[source.id] = slope
    }
  }
  return slopes
}

func historyWithRepeats(of last: Value) -> [Value] {
  var order: [Value] = []
  func visit(_ value: Value) {
    value.sources.forEach(visit)
    order.append(value)
  }
  visit(last)
  return order
}
