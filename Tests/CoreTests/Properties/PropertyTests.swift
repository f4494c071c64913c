import Foundation
import Testing

@testable import Core

/// Drawn cases of every public operation, against naive references in double precision: values and
/// gradients, at empty, odd and long shapes, with ties, kinks and numbers that are none.
@Suite("Every operation is right on drawn cases")
struct PropertyTests {
  /// How many cases are drawn; `course verify --cases` asks for more.
  static let count = ProcessInfo.processInfo.environment["PROPERTY_CASES"].flatMap(Int.init) ?? 2000

  /// What makes a case, each as often as the others.
  static let kinds: [@MainActor (Draw) -> Property] = [
    Property.element, Property.element, Property.element, Property.pair, Property.quotient,
    Property.sum, Property.sum, Property.stretch, Property.largest, Property.argmax,
    Property.softmax, Property.shaping, Property.shaping, Property.matmul, Property.affine,
    Property.convolution, Property.convolution, Property.rectifiedConvolution, Property.maxPooled,
    Property.blocks, Property.batchNormalized, Property.layerNormalized, Property.loss,
    Property.gameLoss, Property.gameLoss, Property.grouping,
  ]

  /// The case of a number.
  static func property(_ number: Int) -> (draw: Draw, property: Property) {
    let palettes = [Draw.Palette.ordinary, .special, .ties]
    let round = number / kinds.count
    let draw = Draw(
      random: RandomGenerator(seed: 1, stream: UInt64(number)), palette: palettes[round % 3])
    return (draw, kinds[number % kinds.count](draw))
  }

  @Test("values, gradients, and what the finite watch says")
  func cases() {
    Pool.fillsWithNaN.store(true, ordering: .relaxed)
    defer { Pool.fillsWithNaN.store(false, ordering: .relaxed) }
    for number in 0..<Self.count {
      let (draw, property) = Self.property(number)
      if let complaint = property.complaint(draw, order: number % 5 == 0 ? 2 : 1) {
        Issue.record("case \(number): \(complaint)")
      }
    }
  }

  @Test("the steps of optimisers")
  func steps() {
    for number in 0..<Self.count / 10 {
      let random = RandomGenerator(seed: 2, stream: UInt64(number))
      if let complaint = StepProperty(Draw(random: random, palette: .ordinary)).complaint {
        Issue.record("case \(number): \(complaint)")
      }
    }
  }

  @Test("no public operation is left out")
  func complete() throws {
    let names = Set((0..<min(2000, Self.count)).map { Self.property($0).property.name })
    let missing = try publicOperations().subtracting(names)
    #expect(missing == [], "without a property: \(missing.sorted())")
  }

  @Test("and a wrong bit, a wrong tie and a wrong slope are found")
  func wrong() {
    let draw = Draw(random: RandomGenerator(seed: 3), palette: .ties)
    var property = Property.maxPooled(draw)
    property = Property(
      name: "wrong", operands: [Tensor([1, 1, 0])], tolerance: .exact,
      function: { $0[0].squared() }, reference: { $0[0].map { $0 * $0 + 1e-7 } })
    #expect(property.complaint(draw, order: 1) != nil)
    property = Property(
      name: "wrong", operands: [Tensor([1, 1, 0])], tolerance: .exact,
      function: { $0[0].relu() }, reference: { $0[0].map { max($0, 0) } },
      rule: { x, dy in [Exact.zip(x[0], dy) { $0 >= 0 ? $1 : 0 }] })
    #expect(property.complaint(draw, order: 1) != nil)
    property = Property(
      name: "wrong", operands: [Tensor([1, 2, 3])], tolerance: .exact,
      function: { nonlinear($0[0], $0[0].map(Square())) { x, _, dy in 3 * dy * x } },
      reference: { $0[0].map { $0 * $0 } })
    #expect(property.complaint(draw, order: 1) != nil)
  }
}
