import Core
import Foundation
import Judge
import Testing

/// The course's folder: three above this file.
private let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

@Suite("The judge that the chapters share")
struct JudgeTests {
  private let judge: Judge
  private let training: Dataset
  private let test: Dataset

  init() throws {
    judge = try Judge(at: root + "/Data/judge")
    (training, test) = try Dataset.mnist(in: root + "/Data/mnist")
  }

  @Test("It names at least 99 % of the test images")
  func accuracy() throws {
    let accuracy = try judge.accuracy(on: test)
    #expect(accuracy >= 0.99)
    #expect(abs(accuracy - judge.accuracy) < 5e-4)
  }

  @Test("Real images are near the test images, all classes are there, and the judge is sure")
  func real() {
    let verdict = judge.evaluate(training.batch(0..<2_000))
    #expect(Diagnosis(verdict) == .healthy)
    #expect(verdict.classEntropy > 3.3)
    #expect(verdict.meanTopProbability > 0.98)
    #expect(judge.evaluate(test.batch(0..<10_000)).frechetDistance < 0.01)
  }

  @Test("Noise is noise, and 86 ones among 100 digits are a collapse")
  func poor() throws {
    let noise = Tensor.uniform([500, 28, 28, 1], using: RandomGenerator(seed: 1))
    #expect(Diagnosis(judge.evaluate(noise)).description.hasPrefix("noise"))
    let labels = try training.requireLabels(from: "MNIST")
    let ones = labels.indices.filter { labels[$0] == 1 }.prefix(860)
    let others = labels.indices.filter { labels[$0] == 7 }.prefix(140)
    let images = training.batch(Array(ones) + Array(others))
    // The judge takes a few ones for sevens, and a few sevens for ones.
    let seen = judge.labels(of: images).count { $0 == 1 }
    #expect((840...880).contains(seen))
    let percent = Int((Double(seen) / 10).rounded())
    let words = Diagnosis(judge.evaluate(images)).description
    #expect(words.hasPrefix("collapse: \(percent) % of samples are 1"))
  }

  @Test("The nearest neighbour of a training image is itself")
  func neighbors() {
    let chosen = [5, 12_345, 59_999]
    let copies = Neighbors(of: training.batch(chosen), in: training)
    #expect(copies.indices == chosen)
    #expect(copies.meanDistance < 0.02)
    let fresh = Neighbors(of: test.batch(0..<20), in: training)
    let difference =
      (test.batch([3]) - training.batch([fresh.indices[3]])).squared().sum().squareRoot().scalar
    #expect(abs(fresh.distances[3] - difference) < 0.01)
    #expect(fresh.meanDistance > 3)
  }

  @Test("A judge that is not there, and one that lacks a layer, are refused in one line")
  func damaged() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/judge-\(UUID())"
    #expect(throws: DataError.self) { try Judge(at: folder) }
    try judge.write(to: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try Judge(at: folder).accuracy == judge.accuracy)
    var file = try Safetensors(contentsOf: folder + "/mnist.safetensors")
    file.tensors.removeFirst()
    try file.write(to: folder + "/mnist.safetensors")
    #expect(throws: DataError.self) { try Judge(at: folder) }
  }
}
