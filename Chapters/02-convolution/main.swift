import Core
import Exercises
import Notebook

let notebook = Notebook(
  chapter: "02-convolution", title: "Convolution",
  traps: ["noisy-target": "The denoiser is asked for the noisy picture instead of the clean one."])
let random = RandomGenerator(seed: notebook.options.seed)
let (training, test) = notebook.images(quick: 600)
let clean = test.batch(0..<test.count)  // [10000, 28, 28, 1]

notebook.cell("Nine weights for every pixel")
// snippet.stencils
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
// snippet.end
notebook.print("images \(digits.shape), filters \(stencils.shape), maps \(maps.shape)")

/// Each channel of [N, h, w, c] as a picture of its own, [N·c, h, w, 1].
func channels(of x: Tensor) -> Tensor {
  x.transposed([0, 3, 1, 2]).reshaped([-1, x.shape[1], x.shape[2], 1])
}
notebook.picture(
  channels(of: .concatenated([2 * digits - 1, maps], along: 3)), columns: 5, range: -1...1,
  as: "stencils")

notebook.cell("One sum, three faces")
// snippet.faces
let x = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 3, 3, 1])
let w = Tensor([1, 2, 3, 4], shape: [2, 2, 1, 1])
let z = Tensor([1, 0, 0, 1], shape: [1, 2, 2, 1])
let byOutputs = conv(x, w)  // [1, 2, 2, 1]
let byImages = convTransposed(z, w)  // [1, 3, 3, 1]
let byFilters = convFilter(x, z, kernel: 2)  // [2, 2, 1, 1]
// snippet.end

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
// snippet.gradients
let image = x.tracked()
let filter = w.tracked()
let slopes = gradients(of: (conv(image, filter) * z).sum(), withRespectTo: [image, filter])
let agree = slopes[0].scalars == byImages.scalars && slopes[1].scalars == byFilters.scalars
notebook.print("the gradients of the sum are the other two faces: \(agree)")
// snippet.end

notebook.cell("The size of everything")
// snippet.pooled
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
// snippet.end
// snippet.strided
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
// snippet.end
// snippet.shapes
notebook.shapes("pooled", of: pooled, for: [100, 28, 28, 1], always: true)
notebook.print()
let strided = stridedNetwork(16, 32, code: 8)
notebook.shapes("strided", of: strided, for: [100, 28, 28, 1], always: true)
// snippet.end

notebook.cell("A code of 128 numbers")
// snippet.dense
/// Chapter 1's network, with as many numbers in its code as [4, 4, 8] has.
let dense = Sequential(using: random) {
  Flatten()
  Dense(784, 128)
  ReLU()
  Dense(128, 784)
  Reshape(28, 28, 1)  // logits
}
// snippet.end
// snippet.train
let batch = 100
let dice = random.split()  // for noise

/// Trains a network to answer the first picture of each pair with the second.
@discardableResult
func train(
  _ name: String, _ network: Sequential, rate: Float = 2e-3, steps: Int, share: Double,
  pairs: (Tensor) -> (given: Tensor, wanted: Tensor) = { ($0, $0) }
) -> History {
  let batches = Batches(of: training, size: batch, using: random)
  let optimizer = Adam(network, learningRate: rate)
  return notebook.train(
    name, steps: steps, share: share, saving: [network, optimizer, batches, dice]
  ) { _ in
    let (x, y) = pairs(batches.next())  // [100, 28, 28, 1]
    return ["loss": optimizer.minimize(binaryCrossEntropy(logits: network(x), target: y))]
  }
}
// snippet.end
let epoch = max(1, training.count / batch)
let steps = notebook.steps(2 * epoch, quick: 10, perEpoch: epoch)
// snippet.run
notebook.plot(
  Plot(
    "Three ways to 128 numbers", x: "step", y: "loss per pixel, nats", scale: .logarithmic,
    .line("dense", train("dense", dense, steps: steps, share: 0.03)["loss"]),
    .line("pooled", train("pooled", pooled, steps: steps, share: 0.3)["loss"]),
    .line("strided", train("strided", strided, steps: steps, share: 0.1)["loss"])),
  as: "losses")
// snippet.end
// snippet.answers
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
// snippet.end
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
// snippet.noise
/// The pictures under noise, cut back to black and white.
func noisy(_ x: Tensor) -> Tensor {
  (x + .normal(x.shape, standardDeviation: 0.5, using: dice)).clamped(to: 0...1)
}
// snippet.end
// snippet.denoiser
let denoiser = stridedNetwork(32, 32, code: 16)
train(
  "denoiser", denoiser, steps: notebook.steps(4 * epoch, quick: 10, perEpoch: epoch), share: 0.5,
  pairs: { x in
    let spoilt = noisy(x)
    return (spoilt, notebook.breaks("noisy-target") ? spoilt : x)
  })
// snippet.end
notebook.write(model: denoiser)
// snippet.psnr
/// The peak signal-to-noise ratio in decibels, 10·log10(1/mean squared error): the reader's, with
/// --with-exercises.
func psnr(_ x: Tensor, _ original: Tensor) -> Float {
  if notebook.options.withExercises { return orStop { try Answer2_4.psnr(x, original) } }
  return -10 * meanSquaredError(x, original).logarithm().scalar / Tensor(10).logarithm().scalar
}
// snippet.end
// snippet.blur
/// A bell of 5 by 5 weights that add up to 1, [5, 5, 1, 1].
func bell(width: Float) -> Tensor {
  let side = (Tensor.linspace(-2, 2, count: 5).squared() / (-2 * width * width)).exponential()
  let square = side.reshaped([5, 1]) * side  // [5, 5]
  return (square / square.sum()).reshaped([5, 5, 1, 1])
}
// snippet.end
// snippet.median
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
// snippet.end
// snippet.rivals
let known = training.batch(0..<min(500, training.count))
let knownSpoilt = noisy(known)
let widths: [Float] = [0.6, 0.8, 1, 1.2, 1.5]
let qualities = widths.map { psnr(conv(knownSpoilt, bell(width: $0), padding: 2), known) }
let width = zip(widths, qualities).max { $0.1 < $1.1 }!.0

let spoilt = noisy(clean)
let rivals: [(name: String, clean: (Tensor) -> Tensor)] = [
  ("noisy", { $0 }), ("median", { inParts($0, median) }),
  ("blur", { conv($0, bell(width: width), padding: 2) }),
  ("denoiser", { answers(of: denoiser, to: $0) }),
]
// snippet.end
notebook.value("blur-width", width, "best width of the blur, on training pictures")
notebook.print()
notebook.table(
  ["", "PSNR in dB"],
  rivals.map { [$0.name, quoted("\($0.name)-psnr", psnr($0.clean(spoilt), clean), .fixed(2))] })
notebook.picture(
  .concatenated(rivals.map { $0.clean(spoilt.slice(0..<10)) } + [ten]), columns: 10,
  as: notebook.options.trap ?? "denoised")

notebook.cell("What the first layer looks for")
// snippet.first-layer
let filters = denoiser.parameters[0].value.detached()  // [4, 4, 1, 32]
let strongest = filters.magnitude().scalars.max() ?? 1
notebook.picture(
  filters.transposed([3, 0, 1, 2]).upsampled(by: 7), columns: 8, range: -strongest...strongest,
  as: "filters")
let seen = denoiser[..<2](spoilt.slice(0..<1)).detached()  // [1, 14, 14, 32]
notebook.picture(channels(of: seen), columns: 8, range: -0.6...0.6, as: "maps")
// snippet.end

notebook.cell("Where checkerboards come from")
// snippet.enlarge
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
// snippet.end
// snippet.nyquist
/// The part of the pictures' energy in stripes one pixel wide, down, across, and both at once.
func nyquistShare(_ x: Tensor) -> Float {
  let signs = Tensor((0..<x.shape[1]).map { $0.isMultiple(of: 2) ? 1 : -1 })
  let (down, across) = (signs.reshaped([-1, 1, 1]), signs.reshaped([1, -1, 1]))
  let stripes = [down, across, down * across].map { wave in
    (x * wave).mean(along: [1, 2]).squared().sum().scalar
  }
  return stripes.reduce(0, +) / x.squared().mean(along: [1, 2]).sum().scalar
}
// snippet.end
// snippet.grey
/// What an enlargement makes of even grey, away from the borders: 16 pictures, [16, 20, 20, 1], as
/// bright as grey on the whole.
func fromGrey(_ kind: Enlargement, weights: (Shape) -> Tensor) -> Tensor {
  let network = Sequential(kind.layers(1, 16))
  let filters = network.parameters[0]
  filters.assign(weights(filters.shape))
  let pictures = channels(of: network(.ones([1, 14, 14, 1]))).detached()  // [16, 28, 28, 1]
  let inside = pictures.slice(4..<24, along: 1).slice(4..<24, along: 2)
  return inside / inside.magnitude().mean()
}

let fromOnes = Enlargement.allCases.map { fromGrey($0) { .ones($0) } }
let fromChance = Enlargement.allCases.map { fromGrey($0) { .normal($0, using: random) } }
// snippet.end
// snippet.trained
let autoencoders = Enlargement.allCases.map { kind in
  let network = Sequential(using: random) {
    Conv2D(1, 16, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 16]
    LeakyReLU()
    Conv2D(16, 8, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, 8]
    for layer in kind.layers(8, 16) { layer }  // [N, 14, 14, 16]
    LeakyReLU()
    for layer in kind.layers(16, 1) { layer }  // [N, 28, 28, 1], logits
  }
  train(kind.rawValue, network, steps: notebook.steps(epoch / 2, quick: 5), share: 0.03)
  return network
}
// snippet.end
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
