import Testing

@testable import Core

@Suite("A network explains its shapes")
struct ExplanationTests {
  let random = RandomGenerator(seed: 1)

  @Test("with every formula filled in")
  func formulas() {
    let network = Sequential(using: random) {
      Conv2D(1, 4, kernel: 4, stride: 2, padding: 1)
      ReLU()
      Conv2D(4, 8, kernel: 3, stride: 2)
      Sequential {
        BatchNorm(8)
        MaxPool2D(4, stride: 3)
        MaxPool2D(1)
      }
      Upsample2D(3)
      AveragePool2D(3)
      Flatten()
      Dense(32, 12)
      Reshape(2, 2, 3)
      ConvTransposed2D(3, 2, kernel: 3, stride: 2, padding: 1, outputPadding: 1)
      ConvTransposed2D(2, 1, kernel: 4, stride: 2, padding: 1)
    }
    let rows = network.explained(for: [5, 28, 28, 1])
    #expect(
      rows.map(\.summary.formula) == [
        "(28 + 2·1 − 4)/2 + 1 = 14", "", "⌊(14 + 2·0 − 3)/2⌋ + 1 = 6", "",
        "⌈(6 − 4)/3⌉ + 1 = 2", "(2 − 1)/1 + 1 = 2", "2·3 = 6", "6/3 = 2", "2·2·8 = 32", "",
        "12 = 2·2·3", "(2 − 1)·2 − 2·1 + 3 + 1 = 4", "(4 − 1)·2 − 2·1 + 4 = 8",
      ])
    #expect(rows.map(\.summary.name)[...1] == ["Conv2D(1, 4)", "ReLU"])
    #expect(
      rows.map(\.summary.name)[9...11] == ["Dense(32, 12)", "Reshape", "ConvTransposed2D(3, 2)"])
    #expect(rows.last?.output == network(.zeros([5, 28, 28, 1])).shape)
    for (row, next) in zip(rows, rows.dropFirst()) { #expect(row.output == next.input) }
    #expect(rows.map(\.parameters).reduce(0, +) == network.parameterCount)
  }

  @Test("for both sides where they differ")
  func sides() {
    let layer = Conv2D(1, 1, kernel: 3, padding: 1)
    #expect(
      layer.summary(for: [1, 5, 6, 1]).formula == "(5 + 2·1 − 3)/1 + 1 = 5, (6 + 2·1 − 3)/1 + 1 = 6"
    )
  }

  @Test("where a pooling's step is wider than its window, and the last window would lie outside")
  func wideSteps() {
    let layer = MaxPool2D(1, stride: 3)
    #expect(layer.summary(for: [1, 6, 6, 1]).formula == "⌊(6 − 1)/3⌋ + 1 = 2")
    #expect(layer(.zeros([1, 6, 6, 1])).shape == [1, 2, 2, 1])
  }

  @Test("and counts operations for one sample")
  func operations() {
    func megaflops(_ layer: any Layer, _ input: Shape) -> Double {
      layer.initialize(using: random)
      return layer.explained(for: input)[0].megaflops
    }
    #expect(megaflops(Dense(100, 50), [7, 100]) == 2 * 100 * 50 / 1e6)
    // 14 by 14 outputs, each the sum of 4·4·3 products, for 8 filters; the transposed layer has the
    // same products, sorted by the other side.
    let convolution = Conv2D(3, 8, kernel: 4, stride: 2, padding: 1)
    #expect(megaflops(convolution, [2, 28, 28, 3]) == 2 * 14 * 14 * 4 * 4 * 3 * 8 / 1e6)
    let transposed = ConvTransposed2D(8, 3, kernel: 4, stride: 2, padding: 1)
    #expect(megaflops(transposed, [2, 14, 14, 8]) == 2 * 14 * 14 * 4 * 4 * 3 * 8 / 1e6)
    #expect(megaflops(ReLU(), [2, 28, 28, 3]) == 0)
  }

  @Test("without touching running statistics or random numbers")
  func harmless() {
    let network = Sequential(using: random) {
      BatchNorm(2)
      Dropout(0.5, using: random)
    }
    let (state, mean) = (random.state, network.namedBuffers[0].buffer.value.scalars)
    _ = network.explained(for: [3, 2])
    #expect(random.state == state)
    #expect(network.namedBuffers[0].buffer.value.scalars == mean)
  }
}
