import Core
import Foundation
import Testing

@testable import Notebook

/// What stands in a logbook comes back from a file with all its bits.
@Suite struct LogbookTests {
  private let path = NSTemporaryDirectory() + "logbook-\(UUID().uuidString)"

  /// The entries of a logbook that has been saved, and put back into one with other entries.
  private func returned<Entry: LogbookEntry>(
    _ entries: [Entry], into other: [Entry]
  ) throws -> [Entry] {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let copy = Logbook(other)
    try Checkpoint(of: [Logbook(entries)]).write(to: path)
    try Checkpoint(contentsOf: path).restore([copy], from: path)
    return copy.entries
  }

  @Test func pointsKeepTheirBits() throws {
    let numbers = [
      0, -0.0, 0.1, -1 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308, .infinity, 4000,
    ]
    let points = zip(numbers, numbers.reversed()).map { Point($0, $1) }
    #expect(try returned(points, into: [Point(1, 2)]) == points)
    let strange = try returned([Point(.nan, -0.0)], into: [])
    #expect(strange[0].x.isNaN && strange[0].y.sign == .minus)
  }

  @Test func numbersAndPicturesKeepTheirBits() throws {
    let numbers: [Float] = [0.1, -7, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    #expect(try returned(numbers, into: [1]).map(\.bitPattern) == numbers.map(\.bitPattern))
    let random = RandomGenerator(seed: 1)
    let pictures = (0..<3).map { _ in Tensor.normal([2, 4, 4, 1], using: random) }
    let copies = try returned(pictures, into: [.zeros([5])])
    #expect(copies.map(\.shape) == pictures.map(\.shape))
    #expect(copies.map(\.scalars) == pictures.map(\.scalars))
  }

  @Test func anEmptyLogbookEmptiesAnother() throws {
    #expect(try returned([], into: [Point(1, 2)]) == [])
    #expect(try returned([Tensor](), into: [.zeros([2])]).isEmpty)
  }

  /// A file may hold anything; its entries are left out, and nothing traps.
  @Test(arguments: [[], [0], [3], [2, 2, 4, 1], [2, 4], [0, 2, 4], [1, 1, 1, 1, 1, 1]])
  func otherShapesAreLeftOut(shape: [Int]) {
    let tensor = Tensor(repeating: -.infinity, shape: Shape(shape))
    let points = Logbook<Point>()
    points.stateParts[0].put(.tensor(tensor))
    #expect(points.entries.isEmpty)
    let numbers = Logbook<Float>()
    numbers.stateParts[0].put(.tensor(tensor))
    #expect(numbers.entries.count == (shape.count == 1 ? shape[0] : 0))
    let quarters = Logbook<Point>()
    quarters.stateParts[0].put(.tensor(Tensor(repeating: .nan, shape: [1, 2, 4])))
    #expect(quarters.entries == [Point(0, 0)])
  }
}
