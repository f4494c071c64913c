import Core
import Notebook

/// What this chapter trains with.
struct Recipe {
  var neck = 32
  var batch = 200
  var rate: Float = 1e-3
  var length = TrainingLength.epochs(20)
  var neckLength = TrainingLength.epochs(5)
  var trialLength = TrainingLength.epochs(1)
  var loss = crossEntropy
}
let notebook = Notebook("01-autoencoder", "The autoencoder", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)

notebook.cell("Sixty thousand digits")
let (training, test) = notebook.images()
let pixels = training.valuesPerImage
notebook.value("training-images", training.count, "training images")
notebook.value("test-images", test.count, "test images")
notebook.value("pixels", pixels, "pixels in each")
notebook.picture(test.batch(0..<10), columns: 10, as: "digits")

notebook.cell("A net with a neck")
/// A picture goes in, squeezes through a code of `neck` numbers, and comes out as logits.
func autoencoder(neck: Int) -> Sequential {
  Sequential(using: random) {
    Dense(pixels, neck)  // [N, neck]
    ReLU()
    Dense(neck, pixels)  // [N, 784]
  }
}

let network = autoencoder(neck: recipe.neck)
let encoder = network[..<2]
notebook.shapes("layer", of: network, for: [1, pixels], always: true)
notebook.diagram(.net("The autoencoder", network, for: [1, pixels]), as: "network")

notebook.cell("The price of a grey pixel")
/// The mean cross-entropy per pixel.
func crossEntropy(_ logits: Tensor, _ target: Tensor) -> Tensor {
  binaryCrossEntropy(logits: logits, target: target)
}
/// What the loss comes to where every pixel x is answered by exactly x: -x ln x - (1-x) ln(1-x).
func entropy(_ images: Tensor) -> Tensor {
  let x = images.clamped(to: 1e-6...1 - 1e-6)
  return -(x * x.logarithm() + (1 - x) * (1 - x).logarithm()).mean()
}

/// The mean of a measure over all test images, a thousand at a time.
func testMean(_ measure: (Tensor) -> Tensor) -> Float {
  let sums = test.ranges(of: 1000).map { range in
    Float(range.count) * measure(test.batch(range).flattened()).scalar
  }
  return sums.reduce(0, +) / Float(test.count)
}
let floor = testMean(entropy)
notebook.value("untrained", testMean { recipe.loss(network($0), $0) }, "test loss before training")
notebook.value("floor", floor, "the floor: test loss of perfect answers")

notebook.cell("Six thousand small steps")
/// A network that learns to answer each picture with itself, and what that takes.
struct Lesson {
  let network: Sequential
  let optimizer: Adam
  let batches: Batches

  init(_ network: Sequential, rate: Float = 1e-3) {
    self.network = network
    batches = Batches(of: training, size: recipe.batch, using: random)
    optimizer = Adam(network, learningRate: rate)
  }

  /// One step; returns the loss before it.
  func step() -> Float {
    let x = batches.next().flattened()  // [200, 784]
    return optimizer.minimize(recipe.loss(network(x), x))
  }
}

let epoch = max(1, training.count / recipe.batch)
let steps = recipe.length.steps(perEpoch: epoch)
let lesson = Lesson(network, rate: recipe.rate)
let history = notebook.train("training", lesson, steps: steps) { _ in ["loss": lesson.step()] }
notebook.plot(
  Plot(
    "The loss falls towards its floor", x: "step", y: "loss per pixel, nats",
    .line("training", history["loss"]), .rule("floor", at: floor)),
  as: "loss")

notebook.cell("The test, and an honest rival")
let rival = PrincipalComponents(of: training, keeping: recipe.neck)

/// The picture nearest to x among all mixtures of the 32 directions, [N, 784].
func throughPCA(_ x: Tensor) -> Tensor {
  let code = matmul(x - rival.mean, rival.components, transposing: .right)  // [N, 32]
  return matmul(code, rival.components) + rival.mean
}
/// The mean loss and squared error per pixel on the test images.
func examine(_ network: Sequential) -> (loss: Float, error: Float) {
  (
    testMean { recipe.loss(network($0), $0) },
    testMean { meanSquaredError(network($0).sigmoid(), $0) }
  )
}
let result = examine(network)
notebook.value("test-loss", result.loss, "test loss", key: true)
notebook.value("test-error", result.error, "squared error per pixel", key: true)
let rivalError = testMean { meanSquaredError(throughPCA($0), $0) }
let clippedError = testMean { meanSquaredError(throughPCA($0).clamped(to: 0...1), $0) }
notebook.value("pca-error", rivalError, "squared error of PCA", key: true)
notebook.value("pca-clipped-error", clippedError, "squared error of PCA, cut to black and white")
/// Ten test digits, and below them what each function makes of them.
func rows(_ functions: [(Tensor) -> Tensor]) -> Tensor {
  let digits = test.batch(0..<10)
  return .concatenated([digits] + functions.map { $0(digits.flattened()).reshaped(digits.shape) })
}

notebook.picture(
  rows([{ network($0).sigmoid() }, throughPCA]), columns: 10, as: "reconstructions")

notebook.cell("What the code holds")
// snippet.codes
/// What an encoder makes of all test images, a thousand at a time, [N, neck].
func testCodes(_ encoder: Sequential) -> Tensor {
  .concatenated(test.ranges(of: 1000).map { encoder(test.batch($0).flattened()).detached() })
}

let codes = testCodes(encoder)
let units = (1...recipe.neck).map(String.init)
notebook.plot(
  Plot(
    "The codes of two digits", x: "unit", y: "value",
    .bars("the seven", labels: units, codes.slice(0..<1).scalars),
    .bars("the two", labels: units, codes.slice(1..<2).scalars)),
  as: "code")
// snippet.end
/// The number of units that are 0 in every code.
func deadUnits(_ codes: Tensor) -> Int {
  codes.max(along: 0).scalars.count { $0 == 0 }
}
let silent = Float(codes.scalars.count { $0 == 0 }) / Float(codes.count)
notebook.value("dead", deadUnits(codes), "dead units")
notebook.value("silent", silent, "zeros among the numbers of all codes", style: .percent(1))
let strokes = network.parameters[2].value.detached()  // [32, 784], the last layer's weights
let strongest = strokes.abs().scalars.max() ?? 1
notebook.picture(
  strokes.reshaped([recipe.neck] + test.batch(0..<1).shape.dropFirst()), columns: 8,
  range: -strongest...strongest, as: "strokes")

notebook.cell("Deeper, narrower, wider")
/// Four dense layers around the same neck; `rectified` puts a ReLU on the code, as before.
func deeperNetwork(rectified: Bool) -> Sequential {
  Sequential(using: random) {
    Dense(pixels, 128)  // [N, 128]
    ReLU()
    Dense(128, recipe.neck)  // [N, 32]
    if rectified { ReLU() }
    Dense(recipe.neck, 128)  // [N, 128]
    ReLU()
    Dense(128, pixels)  // [N, 784], logits
  }
}
// snippet.compare
let withReLU = deeperNetwork(rectified: true)
let rectified = Lesson(withReLU)
notebook.train("deeper, ReLU on the code", rectified, steps: steps) { _ in
  ["loss": rectified.step()]
}
let withoutReLU = deeperNetwork(rectified: false)
let unrectified = Lesson(withoutReLU)
notebook.train("deeper, no ReLU on the code", unrectified, steps: steps) { _ in
  ["loss": unrectified.step()]
}
notebook.plot(
  Plot(
    "How far each unit of the code ever goes", x: "unit", y: "largest value on the test digits",
    .bars("784-32-784", labels: units, codes.max(along: 0).scalars),
    .bars("deeper", labels: units, testCodes(withReLU[..<4]).max(along: 0).scalars)),
  as: "units")
// snippet.end

/// A row of a table: how a network does on the test images, recorded under `name`.
func row(_ title: String, as name: String, _ network: Sequential, _ encoder: Sequential)
  -> [any TableCell]
{
  let (loss, error) = examine(network)
  let dead = deadUnits(testCodes(encoder))
  _ = notebook.recorded("\(name)-loss", loss)
  _ = notebook.recorded("\(name)-error", error)
  _ = notebook.recorded("\(name)-dead", Double(dead), style: .fixed(0))
  return [title, network.parameterCount, loss, error, dead]
}
notebook.print()
notebook.table(
  ["network", "parameters", "test loss", "squared error", "dead units"],
  [
    row("784-32-784", as: "shallow", network, encoder),
    row("784-128-32-128-784", as: "relu", withReLU, withReLU[..<4]),
    row("the same, no ReLU on the code", as: "deeper", withoutReLU, withoutReLU[..<3]),
  ])
notebook.write(model: withoutReLU)

// snippet.sweep
let widths = [2, 8, 32, 128]
let necks = widths.map { width in
  let network = autoencoder(neck: width)
  let lesson = Lesson(network)
  let steps = recipe.neckLength.steps(perEpoch: epoch)
  notebook.train("neck of \(width)", lesson, steps: steps) { _ in ["loss": lesson.step()] }
  return network
}
notebook.picture(
  rows(necks.map { network in { network($0).sigmoid() } }), columns: 10, as: "necks")
// snippet.end
notebook.print()
notebook.table(
  ["network", "parameters", "test loss", "squared error", "dead units"],
  zip(widths, necks).map { row("784-\($0)-784", as: "neck-\($0)", $1, $1[..<2]) })

notebook.cell("Mean or sum")
/// A fresh net after one epoch; its loss is the mean over the pixels times `factor`.
func oneEpoch(
  _ name: String, times factor: Float, _ optimizer: (Sequential) -> any Optimizer
) -> Sequential {
  let network = autoencoder(neck: recipe.neck)
  let optimizer = optimizer(network)
  let batches = Batches(of: training, size: recipe.batch, using: random)
  notebook.train(name, steps: recipe.trialLength.steps(perEpoch: epoch)) { _ in
    let x = batches.next().flattened()
    return ["loss": optimizer.minimize(factor * recipe.loss(network(x), x))]
  }
  return network
}
let total = Float(pixels)  // turns the mean over the pixels into their sum
let trials = [
  ("SGD, mean", "sgd-mean", oneEpoch("SGD, mean", times: 1) { SGD($0, learningRate: 0.1) }),
  ("SGD, sum", "sgd-sum", oneEpoch("SGD, sum", times: total) { SGD($0, learningRate: 0.1) }),
  ("Adam, mean", "adam-mean", oneEpoch("Adam, mean", times: 1) { Adam($0) }),
  ("Adam, sum", "adam-sum", oneEpoch("Adam, sum", times: total) { Adam($0) }),
]
notebook.print()
notebook.table(
  ["after one epoch", "parameters", "test loss", "squared error", "dead units"],
  trials.map { row($0.0, as: $0.1, $0.2, $0.2[..<2]) })

notebook.finish()
