import Core
import Notebook

/// What this chapter trains with.
struct Recipe {
  var batch = 100
  var length = TrainingLength.epochs(2)
  var denoiserLength = TrainingLength.epochs(4)
  var enlargementLength = TrainingLength.epochs(0.5)
  var pairs = spoiltAndClean
  var psnr = decibels
}
let notebook = Notebook("02-convolution", "Convolution", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)
let (training, test) = notebook.images()
let clean = test.batch(0..<test.count)  // [10000, 28, 28, 1]

notebook.cell("Nine weights for every pixel")
/// Four filters of 3 by 3 weights, [3, 3, 1, 4]: they answer to edges on a stroke's left or right,
/// to edges above or below it, to brightness, and to whatever differs from its surroundings.
let stencils = Tensor.concatenated(
  [
    [1, 0, -1, 2, 0, -2, 1, 0, -1],
    [1, 2, 1, 0, 0, 0, -1, -2, -1],
    [0.5, 1, 0.5, 1, 2, 1, 0.5, 1, 0.5],
    [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  ].map { Tensor($0, shape: [3, 3, 1, 1]) / 4 }, along: 3)

let digits = clean.slice(0..<3)  // [3, 28, 28, 1]
let maps = conv(digits, stencils, padding: 1)  // [3, 28, 28, 4]
notebook.print("images \(digits.shape), filters \(stencils.shape), maps \(maps.shape)")

/// Each channel of [N, h, w, c] as a picture of its own, [N·c, h, w, 1].
func channels(of x: Tensor) -> Tensor {
  x.transposed([0, 3, 1, 2]).reshaped([-1, x.shape[1], x.shape[2], 1])
}
notebook.picture(
  channels(of: .concatenated([2 * digits - 1, maps], along: 3)), columns: 5, range: -1...1,
  as: "stencils")
notebook.diagram(
  .window(
    "Nine weights on a stroke",
    over: 255 * clean.slice(0..<1).slice(6..<11, along: 1).slice(4..<9, along: 2),
    filter: 4 * stencils.slice(0..<1, along: 3), at: [(0, 0), (1, 2)]), as: "window")

notebook.cell("One sum, three faces")
let x = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 3, 3, 1])
let w = Tensor([1, 2, 3, 4], shape: [2, 2, 1, 1])
let z = Tensor([1, 0, 0, 1], shape: [1, 2, 2, 1])
let byOutputs = conv(x, w)  // [1, 2, 2, 1]
let byImages = convTransposed(z, w)  // [1, 3, 3, 1]
let byFilters = convFilter(x, z, kernel: 2)  // [2, 2, 1, 1]

for (name, face) in [
  ("conv(x, w)", byOutputs), ("convTransposed(z, w)", byImages), ("convFilter(x, z)", byFilters),
] {
  notebook.print("\(name): \(face.scalars.map { Int($0) })")
}
// snippet.inner
/// Two tensors of one shape, multiplied number by number and added up.
func inner(_ a: Tensor, _ b: Tensor) -> Float { (a * b).sum().scalar }

notebook.value("outputs-face", inner(byOutputs, z), "<conv(x, w), z>")
notebook.value("images-face", inner(x, byImages), "<x, convTransposed(z, w)>")
notebook.value("filters-face", inner(w, byFilters), "<w, convFilter(x, z)>")
// snippet.end
notebook.diagram(.window("Reading", over: x, filter: w, at: [(0, 0), (1, 1)]), as: "reading")
notebook.diagram(.stamp("Painting", of: z, filter: w, at: [(0, 0), (1, 1)]), as: "painting")
let image = x.tracked()
let filter = w.tracked()
let slopes = gradients(of: (conv(image, filter) * z).sum(), withRespectTo: [image, filter])
let agree = slopes[0].scalars == byImages.scalars && slopes[1].scalars == byFilters.scalars
notebook.print("the gradients of the sum are the other two faces: \(agree)")

notebook.cell("The size of everything")
/// Pooling down to a code of [4, 4, 8], enlargement back.
let pooled = Sequential(using: random) {
  Conv2D(1, 16, kernel: 3, padding: 1)
  ReLU()
  MaxPool2D()  // [N, 14, 14, 16]
  Conv2D(16, 8, kernel: 3, padding: 1)
  ReLU()
  MaxPool2D()  // [N, 7, 7, 8]
  Conv2D(8, 8, kernel: 3, padding: 1)
  ReLU()
  MaxPool2D()  // [N, 4, 4, 8]
  Conv2D(8, 8, kernel: 3, padding: 1)
  ReLU()
  Upsample2D()  // [N, 8, 8, 8]
  Conv2D(8, 8, kernel: 3, padding: 1)
  ReLU()
  Upsample2D()  // [N, 16, 16, 8]
  Conv2D(8, 16, kernel: 3)  // [N, 14, 14, 16]
  ReLU()
  Upsample2D()  // [N, 28, 28, 16]
  Conv2D(16, 1, kernel: 3, padding: 1)  // logits
}
/// Strides down to a code of [4, 4, code], transposed convolutions back.
func stridedNetwork(_ first: Int, _ second: Int, code: Int) -> Sequential {
  Sequential(using: random) {
    Conv2D(1, first, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, first]
    LeakyReLU()
    Conv2D(first, second, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, second]
    LeakyReLU()
    Conv2D(second, code, kernel: 4)  // [N, 4, 4, code]
    ConvTransposed2D(code, second, kernel: 4)
    LeakyReLU()
    ConvTransposed2D(second, first, kernel: 4, stride: 2, padding: 1)
    LeakyReLU()
    ConvTransposed2D(first, 1, kernel: 4, stride: 2, padding: 1)  // logits
  }
}
// snippet.shapes
notebook.shapes("pooled", of: pooled, for: [100, 28, 28, 1], always: true)
notebook.print()
let strided = stridedNetwork(16, 32, code: 8)
notebook.shapes("strided", of: strided, for: [100, 28, 28, 1], always: true)
// snippet.end
notebook.diagram(
  .window(
    "Two pixels at a time",
    over: 255 * clean.slice(0..<1).slice(6..<12, along: 1).slice(4..<10, along: 2),
    filter: .ones([4, 4, 1, 1]), stride: 2, padding: 1, at: [(0, 0), (1, 1)]), as: "stride")
notebook.diagram(
  .stamp(
    "Two pixels apart", of: x, filter: .ones([4, 4, 1, 1]), stride: 2, padding: 1,
    at: [(0, 0), (1, 1)]), as: "apart")
notebook.diagram(.net("The pooled network", pooled, for: [1, 28, 28, 1]), as: "pooled")
notebook.diagram(.net("The strided network", strided, for: [1, 28, 28, 1]), as: "strided")

notebook.cell("A code of 128 numbers")
/// Chapter 1's network, with as many numbers in its code as [4, 4, 8] has.
let dense = Sequential(using: random) {
  Flatten()
  Dense(784, 128)
  ReLU()
  Dense(128, 784)
  Reshape(28, 28, 1)  // logits
}
let dice = random.split()  // for noise

/// A network that learns to answer the first picture of each pair with the second.
struct Lesson {
  let network: Sequential
  let optimizer: Adam
  let batches: Batches
  let dice: RandomGenerator
  let pairs: (Tensor) -> (given: Tensor, wanted: Tensor)

  /// One step; returns the loss before it.
  func step() -> Float {
    let (x, y) = pairs(batches.next())  // [100, 28, 28, 1]
    return optimizer.minimize(binaryCrossEntropy(logits: network(x), target: y))
  }
}

@discardableResult
func train(
  _ name: String, _ network: Sequential, for length: TrainingLength,
  pairs: @escaping (Tensor) -> (given: Tensor, wanted: Tensor) = { ($0, $0) }
) -> History {
  let lesson = Lesson(
    network: network, optimizer: Adam(network, learningRate: 2e-3),
    batches: Batches(of: training, size: recipe.batch, using: random), dice: dice, pairs: pairs)
  let epoch = max(1, training.count / recipe.batch)
  return notebook.train(name, lesson, steps: length.steps(perEpoch: epoch)) { _ in
    ["loss": lesson.step()]
  }
}
// snippet.run
notebook.plot(
  Plot(
    "Three ways to 128 numbers", x: "step", y: "loss per pixel, nats", scale: .logarithmic,
    .line("dense", train("dense", dense, for: recipe.length)["loss"]),
    .line("pooled", train("pooled", pooled, for: recipe.length)["loss"]),
    .line("strided", train("strided", strided, for: recipe.length)["loss"])),
  as: "losses")
// snippet.end
/// What a function makes of many pictures, 250 at a time.
func inParts(_ x: Tensor, _ function: (Tensor) -> Tensor) -> Tensor {
  let starts = stride(from: 0, to: x.shape[0], by: 250)
  return .concatenated(
    starts.map { function(x.slice($0..<min($0 + 250, x.shape[0]))).detached() })
}

/// What a network makes of pictures, between 0 and 1.
func answers(of network: Sequential, to x: Tensor) -> Tensor {
  inParts(x) { network($0, mode: .inference).sigmoid() }
}

/// The pictures three pixels further to the right; what comes in is black.
func movedAside(_ x: Tensor) -> Tensor {
  x.slice(0..<25, along: 2).padded(along: 2, before: 3, after: 0)
}
/// A number for a table, recorded under a name that the book can quote.
func quoted(_ name: String, _ number: Float, _ style: NumberStyle = .significant(4)) -> Styled {
  _ = notebook.recorded(name, number, style: style)
  return Styled(number, style)
}

/// A network's row in the table of errors: in place, and moved aside.
func row(_ name: String, _ network: Sequential) -> [any TableCell] {
  let error = meanSquaredError(answers(of: network, to: clean), clean).scalar
  let aside = movedAside(clean)
  let errorAside = meanSquaredError(answers(of: network, to: aside), aside).scalar
  return [
    name, network.parameterCount, quoted("\(name)-error", error),
    quoted("\(name)-error-aside", errorAside),
  ]
}

notebook.print()
notebook.table(
  ["network", "parameters", "squared error", "moved aside"],
  [row("dense", dense), row("pooled", pooled), row("strided", strided)])
let ten = clean.slice(0..<10)
for (ten, name) in [(ten, "three-networks"), (movedAside(ten), "three-networks-aside")] {
  notebook.picture(
    .concatenated([ten] + [dense, pooled, strided].map { answers(of: $0, to: ten) }), columns: 10,
    as: name)
}

notebook.cell("Noise, and two filters from the drawer")
/// The pictures under noise, cut back to black and white.
func noisy(_ x: Tensor) -> Tensor {
  (x + .normal(x.shape, standardDeviation: 0.5, using: dice)).clamped(to: 0...1)
}
/// A picture under noise, and what it should become.
func spoiltAndClean(_ x: Tensor) -> (given: Tensor, wanted: Tensor) { (noisy(x), x) }

let denoiser = stridedNetwork(32, 32, code: 16)
train("denoiser", denoiser, for: recipe.denoiserLength) { recipe.pairs($0) }
notebook.write(model: denoiser)
/// The peak signal-to-noise ratio in decibels, 10·log10(1/mean squared error).
func decibels(_ x: Tensor, _ original: Tensor) -> Float {
  -10 * meanSquaredError(x, original).logarithm().scalar / Tensor(10).logarithm().scalar
}
/// A bell of 5 by 5 weights that add up to 1, [5, 5, 1, 1].
func bell(width: Float) -> Tensor {
  let side = (Tensor.linspace(-2, 2, count: 5).squared() / (-2 * width * width)).exponential()
  let square = side.reshaped([5, 1]) * side  // [5, 5]
  return (square / square.sum()).reshaped([5, 5, 1, 1])
}
/// Each pixel replaced by the middle one of the nine around it, in the order of brightness.
func median(_ x: Tensor) -> Tensor {
  let framed = x.padded(along: 1, before: 1, after: 1).padded(along: 2, before: 1, after: 1)
  let neighbours = (0..<9).map { place in
    let (down, right) = place.quotientAndRemainder(dividingBy: 3)
    return framed.slice(down..<down + 28, along: 1).slice(right..<right + 28, along: 2).scalars
  }
  var nine = [Float](repeating: 0, count: 9)
  let middles = (0..<x.count).map { pixel in
    for place in 0..<9 { nine[place] = neighbours[place][pixel] }
    nine.sort()
    return nine[4]
  }
  return Tensor(middles, shape: x.shape)
}
let known = training.batch(0..<min(500, training.count))
let knownSpoilt = noisy(known)
let widths: [Float] = [0.6, 0.8, 1, 1.2, 1.5]
let qualities = widths.map { recipe.psnr(conv(knownSpoilt, bell(width: $0), padding: 2), known) }
let width = zip(widths, qualities).max { $0.1 < $1.1 }!.0

let spoilt = noisy(clean)
let rivals: [(name: String, clean: (Tensor) -> Tensor)] = [
  ("noisy", { $0 }), ("median", { inParts($0, median) }),
  ("blur", { conv($0, bell(width: width), padding: 2) }),
  ("denoiser", { answers(of: denoiser, to: $0) }),
]
notebook.value("blur-width", width, "best width of the blur, on training pictures")
notebook.print()
notebook.table(
  ["", "PSNR in dB"],
  rivals.map {
    [$0.name, quoted("\($0.name)-psnr", recipe.psnr($0.clean(spoilt), clean), .fixed(2))]
  })
notebook.picture(
  .concatenated(rivals.map { $0.clean(spoilt.slice(0..<10)) } + [ten]), columns: 10,
  as: "denoised")

notebook.cell("What the first layer looks for")
let filters = denoiser.parameters[0].value.detached()  // [4, 4, 1, 32]
let strongest = filters.abs().scalars.max() ?? 1
notebook.picture(
  filters.transposed([3, 0, 1, 2]).upsampled(by: 7), columns: 8, range: -strongest...strongest,
  as: "filters")
let seen = denoiser[..<2](spoilt.slice(0..<1)).detached()  // [1, 14, 14, 32]
notebook.picture(channels(of: seen), columns: 8, range: -0.6...0.6, as: "maps")

notebook.cell("Where checkerboards come from")
/// Three ways to twice the side.
enum Enlargement: String, CaseIterable {
  case three = "kernel 3, stride 2"
  case four = "kernel 4, stride 2"
  case resize = "resize, kernel 3"

  func layers(_ inputs: Int, _ outputs: Int) -> [any Layer] {
    switch self {
    case .three:
      [ConvTransposed2D(inputs, outputs, kernel: 3, stride: 2, padding: 1, outputPadding: 1)]
    case .four: [ConvTransposed2D(inputs, outputs, kernel: 4, stride: 2, padding: 1)]
    case .resize: [Upsample2D(), Conv2D(inputs, outputs, kernel: 3, padding: 1)]
    }
  }
}
/// The part of the pictures' energy in stripes one pixel wide, down, across, and both at once.
func nyquistShare(_ x: Tensor) -> Float {
  let signs = Tensor((0..<x.shape[1]).map { $0.isMultiple(of: 2) ? 1 : -1 })
  let (down, across) = (signs.reshaped([-1, 1, 1]), signs.reshaped([1, -1, 1]))
  let stripes = [down, across, down * across].map { wave in
    (x * wave).mean(along: [1, 2]).squared().sum().scalar
  }
  return stripes.reduce(0, +) / x.squared().mean(along: [1, 2]).sum().scalar
}
/// What an enlargement makes of even grey, away from the borders: 16 pictures, [16, 20, 20, 1], as
/// bright as grey on the whole.
func fromGrey(_ kind: Enlargement, weights: (Shape) -> Tensor) -> Tensor {
  let network = Sequential(kind.layers(1, 16))
  let filters = network.parameters[0]
  filters.assign(weights(filters.shape))
  let pictures = channels(of: network(.ones([1, 14, 14, 1]))).detached()  // [16, 28, 28, 1]
  let inside = pictures.slice(4..<24, along: 1).slice(4..<24, along: 2)
  return inside / inside.abs().mean()
}

let fromOnes = Enlargement.allCases.map { fromGrey($0) { .ones($0) } }
let fromChance = Enlargement.allCases.map { fromGrey($0) { .normal($0, using: random) } }
let autoencoders = Enlargement.allCases.map { kind in
  let network = Sequential(using: random) {
    Conv2D(1, 16, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 16]
    LeakyReLU()
    Conv2D(16, 8, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, 8]
    for layer in kind.layers(8, 16) { layer }  // [N, 14, 14, 16]
    LeakyReLU()
    for layer in kind.layers(16, 1) { layer }  // [N, 28, 28, 1], logits
  }
  train(kind.rawValue, network, for: recipe.enlargementLength)
  return network
}
let few = clean.slice(0..<min(1000, clean.shape[0]))
var shares: [[any TableCell]] = []
for (index, kind) in Enlargement.allCases.enumerated() {
  let remade = answers(of: autoencoders[index], to: few)
  shares.append([
    kind.rawValue,
    quoted("\(kind)-ones", nyquistShare(fromOnes[index]), .percent(2)),
    quoted("\(kind)-chance", nyquistShare(fromChance[index]), .percent(2)),
    quoted("\(kind)-trained", nyquistShare(remade - few), .percent(2)),
    quoted("\(kind)-error", meanSquaredError(remade, few).scalar),
  ])
}
notebook.print()
notebook.table(
  ["enlargement", "ones", "chance", "trained, in its error", "squared error"], shares)

notebook.picture(
  .concatenated(zip(fromOnes, fromChance).flatMap { [$0.slice(0..<1), $1.slice(0..<7)] })
    .upsampled(by: 4),
  columns: 8, range: -2.5...2.5, as: "checkerboards")
notebook.picture(
  .concatenated([ten] + autoencoders.map { answers(of: $0, to: ten) }), columns: 10, as: "trained")

notebook.finish()
