import Testing

@testable import Core

/// Images are turned into batches, shuffled and divided.
struct DatasetTests {
  /// A set of `count` images of 2 x 3 pixels whose first pixel is their place.
  func small(_ count: Int) -> Dataset {
    let pixels = (0..<count * 6).map { UInt8(truncatingIfNeeded: $0 % 6 == 0 ? $0 / 6 : 255) }
    let labels = (0..<count).map { $0 % 10 }
    return Dataset(pixels: pixels, count: count, height: 2, width: 3, labels: labels)
  }

  @Test func mnistIsWhatItShouldBe() throws {
    let (training, test) = try Dataset.mnist()
    #expect((training.count, training.height, training.width) == (60_000, 28, 28))
    #expect((test.count, test.channels) == (10_000, 1))
    #expect(Array(training.labels!.prefix(8)) == [5, 0, 4, 1, 9, 2, 1, 3])
    #expect(Array(test.labels!.prefix(4)) == [7, 2, 1, 0])
    let sum = training.pixels.prefix(1000 * 784).reduce(0) { $0 + Int($1) }
    #expect(sum == 25_637_533)
    let (chosen, held) = training.splitForTuning
    #expect((chosen.count, held.count) == (50_000, 10_000))
    #expect(Array(held.labels!) == Array(training.labels![50_000...]))
    #expect(Array(held.pixels.prefix(784)) == Array(training.subset([50_000]).pixels))
  }

  @Test func batchesScaleBytes() {
    let set = small(5)
    let batch = set.batch([4, 0, 4], scaledTo: -1...1)
    #expect(batch.shape == [3, 2, 3, 1])
    let values = batch.scalars
    #expect(values[0] == 4 * (2 / 255) - 1 && values[6] == -1 && values[12] == values[0])
    #expect(values[1] == 1 && values[17] == 1)
    #expect(set.batch(1..<3).scalars == set.batch([1, 2]).scalars)
    #expect(set.subset(1..<4).batch(0..<2).scalars == set.batch([1, 2]).scalars)
    #expect(set.subset([3, 1]).batch(0..<2).scalars == set.batch([3, 1]).scalars)
    #expect(set.subset(2..<5).labels(of: [0, 2]) == [2, 4])
    #expect(set.ranges(of: 2) == [0..<2, 2..<4, 4..<5])
    #expect(set.batch([Int]()).shape == [0, 2, 3, 1])
  }

  @Test func shuffledBatchesCoverEachEpochOnce() {
    let batches = Batches(of: small(10), size: 4, using: RandomGenerator(seed: 1))
    let drawn = (0..<5).flatMap { _ in batches.nextIndices() }
    #expect(
      drawn.prefix(10).sorted() == Array(0..<10) && drawn.suffix(10).sorted() == Array(0..<10))
    #expect(drawn.prefix(10) != drawn.suffix(10))
    #expect((batches.epoch, batches.stepsPerEpoch, batches.cursor.drawn) == (2, 2, 20))
    let few = Batches(of: small(2), size: 5, using: RandomGenerator(seed: 1))
    #expect(few.next().shape == [5, 2, 3, 1] && few.stepsPerEpoch == 1)
  }

  @Test func shuffledBatchesResumeExactly() {
    let batches = Batches(of: small(10), size: 4, using: RandomGenerator(seed: 1))
    for _ in 0..<4 { _ = batches.nextIndices() }
    let resumed = Batches(of: small(10), size: 4, using: RandomGenerator(seed: 99))
    _ = resumed.nextIndices()
    resumed.cursor = batches.cursor
    for _ in 0..<9 { #expect(batches.nextIndices() == resumed.nextIndices()) }
  }

  @Test func labelsAreRequired() throws {
    let unlabelled = Dataset(pixels: [1, 2], count: 2, height: 1, width: 1)
    #expect(
      message { _ = try unlabelled.requireLabels(from: "faces") }
        == "faces: these images have no labels; give IDX files with labels, one folder a class, or "
        + "--data mnist")
    #expect(try small(12).requireLabels(from: "digits", below: 10).count == 12)
    #expect(
      message { _ = try small(12).requireLabels(from: "digits", below: 9) }
        == "digits: label 9 is 9; only labels from 0 to 8 are of use here; leave the others out")
  }

  @Test func transposedTwiceIsTheSame() {
    let set = Dataset(pixels: Array(0..<12), count: 2, height: 2, width: 3, labels: [4, 5])
    let turned = set.transposed
    #expect((turned.height, turned.width, turned.labels) == (3, 2, [4, 5]))
    #expect(Array(turned.pixels) == [0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11])
    #expect(turned.transposed.pixels == set.pixels)
  }
}
