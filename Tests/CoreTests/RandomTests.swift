import Glibc
import Testing

@testable import Core

/// The generator gives exactly these numbers, and its deviates have the distribution they claim.
struct RandomTests {
  func hexadecimal(_ block: SIMD4<UInt32>) -> [String] {
    (0..<4).map { String(block[$0], radix: 16) }
  }

  @Test func philoxGivesThePublishedVectors() {
    let zeros = Philox.block(counter: .zero, key: .zero)
    #expect(hexadecimal(zeros) == ["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"])
    let ones = Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
    #expect(hexadecimal(ones) == ["408f276d", "41c83b0e", "a20bc7c6", "6d5451fd"])
    let pi = Philox.block(
      counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      key: SIMD2(0xa409_3822, 0x299f_31d0))
    #expect(hexadecimal(pi) == ["d16cfe09", "94fdcceb", "5001e420", "24126ea1"])
  }

  @Test func manyBlocksAtOnceEqualOneByOne() {
    // The first counters cross from the lower word of the position into the upper one.
    let start = RandomGenerator.State(
      seed: 0x0123_4567_89ab_cdef, stream: 0xfedc_ba98_7654_3210, position: 0xffff_fffb)
    let single = RandomGenerator(start)
    var words = [UInt32](repeating: 0, count: 96)
    words.withUnsafeMutableBufferPointer {
      Philox.write(
        groups: 3, to: $0.baseAddress!, first: start.position, stream: start.stream,
        seed: start.seed)
    }
    for i in 0..<24 {
      let block = single.nextBlock()
      for lane in 0..<4 { #expect(words[4 * i + lane] == block[lane]) }
    }
  }

  @Test func streamsAreExactlyThese() {
    let normals = Tensor.normal([6], using: RandomGenerator(seed: 7)).scalars
    #expect(
      normals.map(\.bitPattern) == [
        0x3998_dabf, 0xbe9c_14e9, 0x3fe4_f5ff, 0x3f88_b00c, 0x3ec0_b7f5, 0xbfa4_bccd,
      ])
    let uniforms = Tensor.uniform([4], in: -1...1, using: RandomGenerator(seed: 7)).scalars
    #expect(uniforms == [0.90919423, 0.50030434, -0.7716453, -0.82868433])
    let order = RandomGenerator(seed: 7).permutation(12)
    #expect(order == [4, 1, 11, 3, 5, 6, 10, 7, 2, 0, 8, 9])
    let random = RandomGenerator(seed: 7)
    #expect(random.next() as UInt64 == 13_837_866_057_460_644_397)
    #expect(random.next() as UInt64 == 14_670_401_102_720_962_203)
  }

  @Test func stateResumesExactly() {
    let random = RandomGenerator(seed: 5)
    _ = Tensor.normal([1001], using: random)
    #expect(random.state == .init(seed: 5, stream: 0, position: 251))
    let resumed = RandomGenerator(random.state)
    let next = Tensor.normal([2, 3], using: random).scalars
    #expect(next == Tensor.normal([2, 3], using: resumed).scalars)
    #expect(random.state == resumed.state)
  }

  @Test func aFloatDependsOnlyOnItsPlace() {
    let long = Tensor.normal([3001], using: RandomGenerator(seed: 9)).scalars
    for count in [1, 2, 31, 33, 1023, 1024, 1025] {
      #expect(
        Tensor.normal([count], using: RandomGenerator(seed: 9)).scalars == Array(long.prefix(count))
      )
    }
    let tail = RandomGenerator(.init(seed: 9, position: 256))
    #expect(Tensor.normal([1977], using: tail).scalars == Array(long.dropFirst(1024)))
  }

  @Test func splitAndNumberedStreamsDiffer() {
    let parent = RandomGenerator(seed: 11)
    let child = parent.split()
    let other = RandomGenerator(seed: 11, stream: 1)
    let firsts = [parent, child, other].map { $0.next() as UInt64 }
    #expect(Set(firsts).count == 3)
  }

  @Test func polynomialsAreAsExactAsTheySay() {
    var worst = (logarithm: 0.0, circle: 0.0, normal: 0.0)
    for i in 1...50_000 {
      let u = Float(i) / 50_000
      let exact = log(Double(u))
      let error = abs(Double(Normal.logarithm(u)) - exact) / (1 + abs(exact))
      worst.logarithm = max(worst.logarithm, error)
      let turn = u - 0.5
      let (cosine, sine) = Normal.circle(turn)
      let angle = 2 * Double.pi * Double(turn)
      let errors = (abs(Double(cosine) - cos(angle)), abs(Double(sine) - sin(angle)))
      worst.circle = max(worst.circle, errors.0, errors.1)
    }
    let random = RandomGenerator(seed: 3)
    for _ in 0..<50_000 {
      let block = random.nextBlock()
      let (x, y) = Normal.pair(block[0], block[1])
      let u = Double(Float(block[0] >> 1 | 1)) * 0x1p-31
      let angle = 2 * Double.pi * Double(Int32(bitPattern: block[1])) * 0x1p-32
      let radius = (-2 * log(u)).squareRoot()
      let errors = (abs(Double(x) - radius * cos(angle)), abs(Double(y) - radius * sin(angle)))
      worst.normal = max(worst.normal, errors.0, errors.1)
    }
    #expect(worst.logarithm <= 1e-7)
    #expect(worst.circle <= 7e-7)
    #expect(worst.normal <= 5e-6)
    #expect(Normal.pair(0, 0).0 == 6.5555415)
    #expect(Normal.pair(.max, 0).0 == 0)
  }

  @Test func normalsHaveTheMomentsAndTailsOfNormals() {
    let count = 300_000
    let sample = Tensor.normal([count], using: RandomGenerator(seed: 2)).scalars.map(Double.init)
    func moment(_ power: Double) -> Double {
      sample.reduce(0) { $0 + pow($1, power) } / Double(count)
    }
    // Each bound is about four standard errors.
    #expect(abs(moment(1)) < 0.008)
    #expect(abs(moment(2) - 1) < 0.011)
    #expect(abs(moment(3)) < 0.029)
    #expect(abs(moment(4) - 3) < 0.072)
    for edge in [1.0, 2.0, 3.0, 4.0] {
      let expected = erfc(edge / 2.0.squareRoot()) * Double(count)
      let beyond = Double(sample.count { abs($0) > edge })
      #expect(abs(beyond - expected) < 4 * expected.squareRoot(), "beyond \(edge)")
    }
    let products = zip(sample, sample.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(products / Double(count)) < 0.008, "neighbours are uncorrelated")
  }

  @Test func distributionsPassKolmogorovAndSmirnov() {
    /// √n times the largest distance between the sample's distribution and the claimed one; 1.95
    /// is exceeded once in a thousand samples.
    func distance(_ sample: [Float], _ claimed: (Double) -> Double) -> Double {
      let n = Double(sample.count)
      var worst = 0.0
      for (i, x) in sample.sorted().enumerated() {
        let p = claimed(Double(x))
        worst = max(worst, abs(p - Double(i) / n), abs(p - Double(i + 1) / n))
      }
      return worst * n.squareRoot()
    }
    let shifted = Tensor.normal(
      [100_000], mean: 3, standardDeviation: 2, using: RandomGenerator(seed: 21))
    #expect(distance(shifted.scalars) { erfc(-($0 - 3) / 8.0.squareRoot()) / 2 } < 1.95)
    let uniform = Tensor.uniform([100_000], in: -2...6, using: RandomGenerator(seed: 22)).scalars
    #expect(distance(uniform) { ($0 + 2) / 8 } < 1.95)
    #expect(uniform.allSatisfy { (-2...6).contains($0) })
    #expect(distance(uniform) { erfc(-$0 / 2.0.squareRoot()) / 2 } > 10, "the test can fail")
  }

  @Test func bernoulliHitsAsOftenAsAsked() {
    let random = RandomGenerator(seed: 31)
    let mask = Tensor.bernoulli([100_000], probability: 0.3, using: random).scalars
    #expect(mask.allSatisfy { $0 == 0 || $0 == 1 })
    #expect(abs(mask.reduce(0, +) - 30_000) < 580)
    #expect(Tensor.bernoulli([500], probability: 0, using: random).scalars.allSatisfy { $0 == 0 })
    #expect(Tensor.bernoulli([500], probability: 1, using: random).scalars.allSatisfy { $0 == 1 })
  }

  @Test func permutationsAreFair() {
    let random = RandomGenerator(seed: 41)
    var seen: [[Int]: Int] = [:]
    for _ in 0..<24_000 { seen[random.permutation(4), default: 0] += 1 }
    #expect(seen.count == 24)
    // Chi-squared with 23 degrees of freedom: above 49.7 once in a thousand.
    let chiSquared = seen.values.reduce(0.0) { $0 + pow(Double($1) - 1000, 2) / 1000 }
    #expect(chiSquared < 49.7)
    #expect(random.permutation(0) == [])
    #expect(random.permutation(1000).sorted() == Array(0..<1000))
  }
}
