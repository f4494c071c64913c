import Core
import Foundation
import Notebook

/// What this chapter is made with.
struct Recipe {
  var rules = Rules()
  var adaptive = adam(_:_:_:_:)
  var pathSteps = 300
  var moonSteps = 300
  var points = 400
  var testPoints = 2000
  var widths = [16, 64, 256]
  var gameSteps = 1500
}
let notebook = Notebook("00-tensors", "From an empty file", variations)
let recipe = notebook.recipe
rules = recipe.rules
let dice = Dice(seed: notebook.seed)

notebook.cell("Numbers with a shape")
let table = Value([1, 2, 3, 4, 5, 6], [2, 3])
let row = Value([10, 20, 30], [3])
let column = Value([100, 200], [2, 1])
func line(_ name: String, _ value: Value) -> [any TableCell] {
  let numbers = value.numbers.map { NumberStyle.significant(4).text($0) }
  return [name, "\(value.shape)", numbers.joined(separator: " ")]
}
notebook.table(
  ["", "shape", "numbers"],
  [
    line("table", table), line("row", row), line("column", column),
    line("table + row", table + row), line("table + column", table + column),
    line("row + column", row + column), line("table, summed to a column", table.sum(to: [2, 1])),
    line("table, mean along 0", table.mean(along: 0)), line("table, transposed", table.transposed),
    line("table by its transpose", matmul(table, table.transposed)),
  ])

notebook.cell("A graph that remembers")
let a = Value(2, "a")
let b = Value(3, "b")
let y = (a * b + 1) * a
let past = history(of: y)
let pastSlopes = slopes(of: y, by: past)
func box(_ value: Value) -> String { "\(past.firstIndex { $0 === value } ?? -1)" }
notebook.diagram(
  .graph(
    "Values, and the slopes of the last one by each", .right,
    boxes: zip(past, pastSlopes).map { value, slope in
      let (number, slope) = (value.numbers[0], slope.numbers[0])
      return .init(
        box(value), label: value.name, "value \(Int(number))", "slope \(Int(slope))",
        look: value.sources.isEmpty ? .plain : .operation)
    },
    arrows: past.flatMap { value in value.sources.map { .init(box($0), box(value)) } }),
  as: "graph")
for (name, value) in [("a", a), ("b", b)] {
  let slope = slopes(of: y, by: [value])[0].numbers[0]
  notebook.value("slope-\(name)", slope, "slope by \(name)", style: .fixed(0))
}

notebook.cell("The slope of a slope")
let pair = [dice.normal([3, 4]), dice.normal([4])].map { ($0 * $0 + 0.5).detached }
let matrices = [dice.normal([3, 4]), dice.normal([4, 3])]
let operations: [(name: String, x: [Value], f: Function)] = [
  ("+", pair, { ($0[0] + $0[1]).tanh() }), ("−", pair, { ($0[0] - $0[1]).tanh() }),
  ("×", pair, { $0[0] * $0[1] }), ("÷", pair, { $0[0] / $0[1] }),
  ("matmul", matrices, { matmul($0[0], $0[1]).tanh() }),
  ("exp", pair, { ($0[0] + $0[1]).exponential() }),
  ("log", pair, { ($0[0] + $0[1]).logarithm() }), ("tanh", matrices, { $0[0].tanh() }),
  ("root", pair, { ($0[0] + $0[1]).squareRoot().tanh() }),
  ("leaky", matrices, { $0[0].leakyReLU() * $0[0] }),
  ("mean", pair, { ($0[0] * $0[0].mean(along: 0)).mean(along: 1) }),
  ("join", pair, { Value.concatenated([$0[0], $0[0] * $0[1]]).tanh() }),
]
let errors = operations.map { _, x, f in
  let (u, v) = (directions(x), directions(x))
  let slope: Function = { x in change(squares(f), at: x, along: u) }
  return (slopeError(squares(f), at: x, along: v), slopeError(slope, at: x, along: v))
}
let largest = (errors.map(\.0).max() ?? 1, errors.map(\.1).max() ?? 1)
notebook.value("first-error", largest.0, "largest error of a slope", style: .significant(1))
notebook.value("second-error", largest.1, "of a slope's slope", style: .significant(1))
let tall: Function = { x in matmul(x[0], x[1]).tanh().exponential().sum() }
let along = directions(matrices)
let sizes = sequence(first: 1.0) { $0 / 10.0.squareRoot() }.prefix(25)
let misses = zip(0..., sizes).map { number, h in
  Point(-Double(number) / 2, log10(slopeError(tall, at: matrices, along: along, h: h)))
}
notebook.plot(
  Plot(
    "How small is a small step?", x: "power of ten of h", y: "power of ten of the error",
    .line("", misses)), as: "differences")

notebook.cell("How weights begin")
func size(_ x: Value) -> Float { Float((x * x).mean().squareRoot().numbers[0]) }

/// How large the numbers behind each of ten layers are, and the slopes that come back to them.
func signals(_ factor: Double) -> (numbers: [Float], slopes: [Float]) {
  var layers = [dice.normal([100, 64])]
  for number in 0..<10 {
    let weights = dice.normal([64, 64], deviation: factor * (2 / 1.04 / 64).squareRoot())
    layers.append(matmul(layers[number], weights).leakyReLU())
  }
  let end = (layers[10] * dice.normal([100, 64])).sum()
  return (layers.map(size), slopes(of: end, by: layers).map(size))
}
let (small, right, large) = (signals(0.5), signals(1), signals(2))
notebook.value("small-end", small.numbers[10], "after ten layers, weights too small")
notebook.value("right-end", right.numbers[10], "right")
notebook.value("large-end", large.numbers[10], "too large")
notebook.plot(
  Plot(
    "Numbers through ten layers", x: "layer", y: "root of the mean square", scale: .logarithmic,
    .line("half as large", small.numbers), .line("right", right.numbers),
    .line("twice as large", large.numbers)), as: "numbers-forward")
notebook.plot(
  Plot(
    "Slopes on their way back", x: "layer", y: "root of the mean square", scale: .logarithmic,
    .line("half as large", small.slopes), .line("right", right.slopes),
    .line("twice as large", large.slopes)), as: "slopes-back")

notebook.cell("Four ways downhill")
notebook.value(
  "plain-end", descend(from: (-1.5, 2), steps: recipe.pathSteps), "height after plain steps")

let rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]
let ways = [("SGD", plain), ("momentum", momentum), ("RMSProp", rmsProp), ("Adam", byAdam())].map {
  (name: String, motion: @escaping Motion) in
  let paths = rates.map { path(motion, rate: $0) }
  let last = paths.map { $0.heights.last.map { $0.isFinite ? $0 : .infinity } ?? .infinity }
  let best = rates.indices.min { last[$0] < last[$1] } ?? 0
  return (name: name, rate: rates[best], path: paths[best])
}
notebook.print()
notebook.table(
  ["", "best rate", "power of ten of the height at the end"],
  ways.map { way in
    let end = way.path.heights.last ?? .nan
    _ = notebook.recorded("\(way.name)-end", end)
    return [way.name, Styled(way.rate, .significant(1)), Styled(end, .fixed(1))]
  })
let levels = [0.5, 5, 20, 50].flatMap { level($0, -1) + level($0, 1) }
notebook.plot(
  Plot(
    "Ways down a bent valley", x: "x", y: "y", yRange: -1...4,
    .line(ways[0].name, ways[0].path.places), .line(ways[1].name, ways[1].path.places),
    .line(ways[2].name, ways[2].path.places), .line(ways[3].name, ways[3].path.places),
    .line("height 0.5, 5, 20, 50", levels)), as: "valley")
notebook.plot(
  Plot(
    "How far down", x: "step", y: "power of ten of the height",
    .line(ways[0].name, ways[0].path.heights), .line(ways[1].name, ways[1].path.heights),
    .line(ways[2].name, ways[2].path.heights), .line(ways[3].name, ways[3].path.heights)),
  as: "heights")

notebook.cell("Two moons")
/// Points on two half circles that reach into each other, and which of them each is on.
func moons(_ count: Int) -> (points: Value, labels: Value) {
  let labels = (0..<count).map { Double($0 % 2) }
  let places = labels.flatMap { label in
    let angle = Double.pi * dice.uniform()
    let (x, y) = (cos(angle), sin(angle))
    return label == 0 ? [x, y] : [1 - x, 0.5 - y]
  }
  let points = Value(places, [count, 2]) + dice.normal([count, 2], deviation: 0.1)
  return (points.detached, Value(labels, [count, 1]))
}

let (points, labels) = moons(recipe.points)
let net = Net([2, 16, 16, 1]) { $0.tanh() }
let teacher = Optimizer(net.weights, rate: 0.02, byAdam())
let lesson = notebook.train("moons", steps: recipe.moonSteps) { _ in
  ["loss": Float(teacher.minimize(crossEntropy(net(points), labels)))]
}
// snippet.total
var total: Value = 0
for _ in 0..<20 { total = total + crossEntropy(net(points), labels) }
notebook.value("kept", history(of: total).count, "values that a sum of 20 losses remembers")
// snippet.end
let (fresh, truth) = moons(recipe.testPoints)
let rightly = zip(net(fresh).numbers, truth.numbers).count { ($0 > 0) == ($1 == 1) }
notebook.value(
  "accuracy", Double(rightly) / Double(recipe.testPoints), "of fresh points on the right moon",
  style: .percent(2))
notebook.plot(Plot("Two moons", of: lesson, y: "cross-entropy, nats"), as: "moons-loss")
func moon(_ label: Double) -> [Point] {
  points.numbers.indices.filter { $0 % 2 == 0 && labels.numbers[$0 / 2] == label }
    .map { Point(points.numbers[$0], points.numbers[$0 + 1]) }
}

/// Where the net changes its mind on the way up a column of places at x.
func border(at x: Double) -> [Point] {
  let heights: [Double] = (0..<100).map { Double($0 - 40) / 40 }
  let places = Value(heights.flatMap { [x, $0] }, [heights.count, 2])
  let logits = net(places).numbers
  return heights.indices.dropLast().filter { logits[$0] * logits[$0 + 1] < 0 }
    .map { Point(x, heights[$0]) }
}
let borders = (0..<150).flatMap { border(at: Double($0) / 40 - 1.4) }
notebook.plot(
  Plot(
    "Where the net changes its mind", x: "x", y: "y", .scatter("one moon", moon(0)),
    .scatter("the other", moon(1)), .scatter("as likely as not", borders)), as: "moons")

notebook.cell("The same net on the core")
func tensor(_ value: Value) -> Tensor {
  Tensor(value.numbers.map { Float($0) }, shape: Shape(value.shape))
}

/// A net of the core with the weights of one of ours.
func twin(of net: Net) -> Sequential {
  let width = net.layers[0].biases.numbers.count
  let twin = Sequential {
    Dense(2, width)
    Tanh()
    Dense(width, width)
    Tanh()
    Dense(width, 1)
  }
  for (parameter, weight) in zip(twin.parameters, net.weights) { parameter.assign(tensor(weight)) }
  return twin
}

/// One step of a new net of ours and one of its twin, to be made again and again.
func steps(width: Int) -> (net: Net, twin: Sequential, ours: () -> Double, core: () -> Float) {
  let net = Net([2, width, width, 1]) { $0.tanh() }
  let (twin, teacher) = (twin(of: net), Optimizer(net.weights, rate: 0.02, byAdam()))
  let (optimizer, x, t) = (Adam(twin, learningRate: 0.02), tensor(points), tensor(labels))
  return (
    net, twin, { teacher.minimize(crossEntropy(net(points), labels)) },
    { optimizer.minimize(binaryCrossEntropy(logits: twin(x), target: t)) }
  )
}
let both = steps(width: 16)
let lossGap = abs(both.ours() - Double(both.core()))
let weightGaps = zip(both.net.weights, both.twin.parameters).flatMap { weight, parameter in
  zip(weight.numbers, parameter.value.scalars).map { abs($0 - Double($1)) }
}
notebook.value("loss-gap", lossGap, "difference of the losses", style: .significant(1))
notebook.value(
  "weight-gap", weightGaps.max() ?? .nan, "largest difference of a weight after a step",
  style: .significant(1))

/// Seconds that something takes, the shortest of five times.
func seconds(_ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  return (0..<5).map { _ in clock.measure(body) / .seconds(1) }.min() ?? .nan
}
func tell(_ name: String, _ number: Double, _ label: String) {
  notebook.value(name, number, label, style: .significant(2))
}
let cores = Parallel.threads
for width in recipe.widths {
  let (both, square) = (steps(width: width), dice.normal([width, width]))
  let factor = tensor(square)
  let (ours, all) = (seconds { _ = both.ours() }, seconds { _ = both.core() })
  Parallel.threads = 1
  let one = seconds { _ = both.core() }
  let product = seconds { _ = matmul(square, square) } / seconds { _ = matmul(factor, factor) }
  Parallel.threads = cores
  tell("ours-\(width)", 1000 * ours, "width \(width): ms a step of ours")
  tell("core-\(width)", 1000 * all, "ms a step of the core's")
  tell("ratio-\(width)", ours / all, "times as fast")
  tell("product-\(width)", product, "times as fast, a product of matrices on one core")
  tell("threads-\(width)", one / all, "times as fast on all cores as on one, a step")
}

notebook.cell("A forger of your own")
/// Mean, standard deviation, skewness and excess kurtosis of each row, [N, size] to [N, 4].
func statistics(_ rows: Value) -> Value {
  let mean = rows.mean(along: 1)
  let deviation = (((rows - mean) * (rows - mean)).mean(along: 1) + 1e-6).squareRoot()
  let z = (rows - mean) / deviation
  let squared = z * z
  return .concatenated([
    mean, deviation, (z * squared).mean(along: 1), (squared * squared).mean(along: 1) - 3,
  ])
}

let forger = Net([1, 5, 5, 1]) { $0.tanh() }
let averages = Net([1, 5, 5, 1]) { $0.tanh() }
let detective = Net([4, 10, 10, 1]) { $0.leakyReLU() }
let forgerOptimizer = Optimizer(forger.weights, rate: 0.01, byAdam(0.5))
let detectiveOptimizer = Optimizer(detective.weights, rate: 0.01, byAdam(0.5))
func forge(_ net: Net, rows: Int) -> Value {
  net(dice.normal([rows * 100, 1])).reshaped([rows, 100])
}
let game = notebook.train("game", steps: recipe.gameSteps) { step in
  for optimizer in [forgerOptimizer, detectiveOptimizer] {
    optimizer.rate = 0.01 * (1 - step.fraction)
  }
  for _ in 0..<3 {
    let real = dice.normal([8, 100], mean: 4, deviation: 1.25)
    let fake = forge(forger, rows: 8).detached
    detectiveOptimizer.minimize(
      crossEntropy(detective(statistics(real)), 1) + crossEntropy(detective(statistics(fake)), 0))
  }
  let fake = statistics(forge(forger, rows: 8))  // [8, 4]
  forgerOptimizer.minimize(crossEntropy(detective(fake), 1))
  follow(averages.weights, forger.weights, decay: step.number == 1 ? 0 : 0.995)
  let means = fake.mean(along: 0).numbers
  return ["mean": Float(means[0]), "deviation": Float(means[1])]
}
let forged = statistics(forge(averages, rows: 100).reshaped([1, 10_000])).numbers
notebook.value("forged-mean", forged[0], "mean, 4 is wanted", style: .fixed(2), key: true)
notebook.value(
  "forged-deviation", forged[1], "deviation, 1.25 is wanted", style: .fixed(2), key: true)
notebook.plot(Plot("The forger's numbers", of: game, y: "of 100 numbers"), as: "numbers")
notebook.finish()
