import Testing

@testable import Core

@Suite("What is empty stays empty, and has gradients")
struct EmptyTests {
  private let random = RandomGenerator(seed: 6)

  /// Each layer, with a shape that it takes.
  private var layers: [(any Layer, [Int])] {
    [
      (Dense(3, 2), [3]), (Conv2D(2, 3, kernel: 3, padding: 1), [5, 4, 2]),
      (Conv2D(16, 16, kernel: 4, stride: 2, padding: 1), [6, 6, 16]),
      (ConvTransposed2D(2, 3, kernel: 4, stride: 2, padding: 1), [3, 3, 2]),
      (ConvTransposed2D(16, 17, kernel: 3), [3, 3, 16]), (BatchNorm(3), [3]),
      (BatchNorm(2), [4, 4, 2]), (LayerNorm(2), [3, 3, 2]), (Dropout(0.5, using: random), [7]),
      (MaxPool2D(), [5, 5, 2]), (AveragePool2D(), [4, 4, 2]), (Upsample2D(), [3, 2, 2]),
      (Flatten(), [2, 3, 2]), (Reshape(3, 2), [6]), (ReLU(), [3]), (LeakyReLU(), [3]),
      (Tanh(), [3]),
      (Sigmoid(), [3]),
    ]
  }

  @Test("through every layer, in training and in inference")
  func everyLayer() {
    for (layer, sample) in layers {
      layer.initialize(using: random)
      let buffers = layer.namedBuffers.map(\.buffer.value.scalars)
      for mode in [Mode.training, .inference] {
        let x = Tensor.zeros(Shape([0] + sample)).tracked()
        let one = layer(.zeros(Shape([1] + sample)), mode: .inference)
        let y = layer(x, mode: mode)
        #expect(y.shape == one.shape.replacing(0, by: 0), "\(type(of: layer))")
        let targets = [x] + layer.parameters.map(\.value)
        for recording in [false, true] {
          let found = gradients(of: y.squared(), withRespectTo: targets, recording: recording)
          #expect(found.map(\.shape) == targets.map(\.shape))
          #expect(found.allSatisfy { $0.scalars.allSatisfy { $0 == 0 } }, "\(type(of: layer))")
        }
      }
      #expect(layer.namedBuffers.map(\.buffer.value.scalars) == buffers, "\(type(of: layer))")
    }
  }

  @Test("through sums, stretched axes and parts, with the gradients' shapes")
  func operations() {
    func check(_ shape: Shape, _ wanted: Shape, _ function: (Tensor) -> Tensor) {
      let x = Tensor.zeros(shape).tracked()
      let y = function(x)
      #expect(y.shape == wanted)
      let dx = gradient(of: y, withRespectTo: x, recording: true)
      #expect(dx.shape == shape && dx.isFinite)
    }
    check([0], []) { $0.sum() }
    check([0], [0]) { $0 * Tensor.ones([1]) }
    check([3, 0], [0]) { $0.sum(along: 0) }
    check([3, 0], [3]) { $0.sum(along: 1) }
    check([2, 3, 0], [3]) { $0.sum(along: [0, 2]) }
    check([3, 0], [3, 0]) { $0.softmax() }
    check([4, 2], [0, 2]) { $0.slice(2..<2) }
    check([4, 2], [0, 2]) { $0.rows([]) }
    check([0, 2, 2], [0, 4]) { $0.flattened() }
    check([2, 0, 2], [2, 0]) { $0.flattened() }
    check([0, 2], [0]) { $0.max(along: 1) }
    check([0, 1], [0, 5]) { $0.expanded(to: [0, 5]) }
    check([2, 0], [2, 3]) { matmul($0, .ones([0, 3])) }
    check([0, 3], [0, 3]) { $0.layerNormalized() }
  }

  @Test("rows that nobody asked for have a gradient of zeros, not of old memory")
  func unusedRows() {
    Pool.fillsWithNaN.store(true, ordering: .relaxed)
    defer { Pool.fillsWithNaN.store(false, ordering: .relaxed) }
    let x = Tensor.ones([4, 2]).tracked()
    #expect(gradient(of: x.rows([]), withRespectTo: x).scalars == [Float](repeating: 0, count: 8))
  }
}
