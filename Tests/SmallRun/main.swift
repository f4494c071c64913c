import Core
import Glibc
import Notebook

// A chapter in small, which the tests interrupt: two networks that play against each other with all
// that a training can remember. The environment says at which step of which training a signal, or a
// number that is not finite, arrives, or the disk is full, or the folder gone.

struct Recipe {
  var (warmUp, game) = (12, 40)
}
let notebook = Notebook(
  "00-small", "A small run",
  Variations(Recipe()) {
    Quick { ($0.warmUp, $0.game) = (4, 20) }
    Length(\.warmUp, \.game)
  })
let random = RandomGenerator(seed: notebook.options.seed)

func setting(_ name: String) -> Int? {
  getenv("SMALL_RUN_" + name).flatMap { Int(String(cString: $0)) }
}

/// What the environment asks for at this step of the game.
func disturb(_ step: Step) {
  if step.number == setting("POISON") {
    generator.parameters[2].assign(Tensor(repeating: .nan, shape: generator.parameters[2].shape))
  }
  if step.number == setting("LOGARITHM") { depth = 0 }
  if step.number == setting("VANISH"), let out = notebook.options.out {
    rename(out, out + "-moved")
  }
  if step.number == setting("FULL") {
    var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }
  if step.number == setting("AT"), let signal = setting("SIGNAL") {
    for time in 0..<(setting("TIMES") ?? 1) {
      if time > 0 { usleep(UInt32(setting("PAUSE") ?? 0)) }
      kill(getpid(), Int32(signal))
    }
  }
}

notebook.cell("The players")
let pixels = (0..<480).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
let batches = Batches(
  of: Dataset(pixels: pixels, count: 30, height: 4, width: 4), size: 8, using: random)
let generator = Sequential(using: random) {
  Dense(3, 16)
  BatchNorm(16)
  ReLU()
  Reshape(2, 2, 4)
  ConvTransposed2D(4, 1, kernel: 4, stride: 2, padding: 1)
  Sigmoid()
}
let critic = Sequential(using: random) {
  Conv2D(1, 4, kernel: 4, stride: 2, padding: 1)
  LeakyReLU()
  Dropout(0.2, using: random.split())
  Flatten()
  Dense(16, 1)
}
let generatorMoves = Adam(generator)
let criticMoves = RMSProp(critic)
let average = AveragedWeights(of: generator, decay: 0.9)
/// The logarithm of this number is part of a loss; the environment can make it zero.
var depth: Float = 1
let film = Film(columns: 2)
let moments = Logbook([generator(.zeros([4, 3]), mode: .inference)])
let readings = Logbook<Float>()
let quality = Logbook<Point>()
let fixedNoise = Tensor.normal([4, 3], using: random)

/// Looks at the game now and then: everything that a look leaves outlives an interruption.
func look(at step: Step, _ loss: Float) {
  readings.append(loss)
  guard step.isOne(of: 7) else { return }
  let pictures = generator(fixedNoise, mode: .inference)
  film.add(pictures)
  moments.append(pictures.detached())
  quality.append(Point(1 / Double(step.number), Double(readings.entries.count) / 7))
  notebook.print("step \(step.number): \(quality.entries.count) looks")
  let name = "look-\(step.number)"
  notebook.value(name, Double(loss), "loss then")
  notebook.picture(pictures, columns: 2, as: name)
}

notebook.cell("Training")
let straight = SGD(critic, learningRate: 0.05, momentum: 0.9)
notebook.train("warm up", steps: notebook.recipe.warmUp) { _ in
  ["loss": straight.minimize(critic(batches.next()).squared().mean())]
}
notebook.train("first game", steps: 10, saving: [critic, straight, batches, random]) { _ in
  ["loss": straight.minimize((critic(batches.next()) - 1).squared().mean())]
}
let history = notebook.train(
  "the game", steps: notebook.recipe.game,
  saving: [
    generator, critic, generatorMoves, criticMoves, average, batches, film, random, moments,
    readings, quality,
  ]
) { step in
  disturb(step)
  let fake = generator(.normal([8, 3], using: random))
  let criticLoss = criticMoves.minimize(
    critic(fake.detached()).sigmoid().mean() - critic(batches.next()).sigmoid().mean()
      + Tensor(depth).logarithm())
  let loss = generatorMoves.minimize(
    -critic(generator(.normal([8, 3], using: random))).sigmoid().mean())
  average.update()
  generatorMoves.learningRate *= 0.99
  look(at: step, loss)
  return ["critic": criticLoss, "generator": loss]
}

notebook.cell("Results")
if let signal = setting("AFTER") { kill(getpid(), Int32(signal)) }
notebook.value("last", history["critic"].last, "last loss of the critic")
notebook.value("next", random.integer(below: 1_000_000), "next random number")
notebook.picture(film, as: "film")
notebook.picture(.concatenated(moments.entries), columns: 4, as: "moments")
notebook.plot(
  Plot(
    "Looks", x: "x", y: "y", .line("readings", readings.entries),
    .line("quality", quality.entries)),
  as: "looks")
for point in quality.entries { notebook.print("\(point.x) \(point.y)") }
notebook.write(model: generator, averages: average)
notebook.write(model: critic, as: "critic.safetensors")
notebook.finish()
