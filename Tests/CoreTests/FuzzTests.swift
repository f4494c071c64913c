import CZlib
import Testing

@testable import Core

/// Damaged files, thousands of each kind: every one is read or refused with one line, and none
/// makes the program ask for more memory than its size allows.
struct FuzzTests {
  /// Damages a file in one to four places: bits, bytes, runs, cuts, repeats, and numbers that
  /// readers believe too easily.
  func mutated(_ file: [UInt8], _ random: RandomGenerator) -> [UInt8] {
    var file = file
    for _ in 0...random.integer(below: 4) {
      let place = random.integer(below: max(1, file.count))
      switch random.integer(below: 8) {
      case _ where file.isEmpty: file.append(UInt8(random.integer(below: 256)))
      case 0: file[place] ^= 1 << UInt8(random.integer(below: 8))
      case 1: file[place] = UInt8(random.integer(below: 256))
      case 2: file.removeSubrange(place..<min(file.count, place + 1 + random.integer(below: 9)))
      case 3: file.removeSubrange(place...)
      case 4: file.insert(contentsOf: file[place..<min(file.count, place + 16)], at: place)
      case 5: file.insert(UInt8(random.integer(below: 256)), at: place)
      case 6:
        let byte: UInt8 = [0, 1, 127, 128, 255][random.integer(below: 5)]
        for i in place..<min(file.count, place + 4) { file[i] = byte }
      default: file.swapAt(place, random.integer(below: file.count))
      }
    }
    return file
  }

  /// Reads `count` damaged versions of the files, and says how many were read and how many refused.
  func fuzz(
    _ files: [[UInt8]], count: Int, seed: UInt64, repair: ([UInt8]) -> [UInt8] = { $0 },
    read: ([UInt8]) throws -> Void
  ) -> (read: Int, refused: Int) {
    let random = RandomGenerator(seed: seed)
    var results = (read: 0, refused: 0)
    for i in 0..<count {
      let file = repair(mutated(files[i % files.count], random))
      do {
        try read(file)
        results.read += 1
      } catch let error as DataError {
        if error.description.contains("\n") { Issue.record("more than one line: \(error)") }
        results.refused += 1
      } catch {
        Issue.record("not a DataError: \(error)")
      }
    }
    return results
  }

  /// Small files of each kind, undamaged.
  var pixels: [UInt8] { (0..<600).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) } }
  var idx: [UInt8] { IDX(sizes: [6, 10, 10], elements: pixels).encoded }
  var pictures: [[UInt8]] {
    [
      PixelImage(width: 20, height: 30, channels: 1, bytes: pixels).png,
      PixelImage(width: 10, height: 20, channels: 3, bytes: pixels).png,
    ]
  }

  @Test func damagedGzip() {
    let results = fuzz([gzip(pixels), gzip(idx) + gzip(pixels)], count: 6000, seed: 1) { file in
      let result = try Gzip.decompress(file, from: "a")
      if result.count > Gzip.bestRatio * file.count { Issue.record("too much from too little") }
    }
    #expect(results.read + results.refused == 6000 && results.refused > 5000, "\(results)")
  }

  @Test func damagedIDX() {
    let results = fuzz([idx], count: 6000, seed: 2) { file in
      let parsed = try IDX(parsing: file, from: "a")
      if parsed.elements.count > file.count { Issue.record("more elements than bytes") }
      _ = try Dataset(images: parsed, from: "a")
    }
    #expect(results.read > 100 && results.refused > 1000, "\(results)")
  }

  @Test func damagedLabels() {
    let rows = [0, 0, 12, 2, 0, 0, 0, 20, 0, 0, 0, 8] + [UInt8](repeating: 1, count: 640)
    let bytes = IDX(sizes: [40], elements: pixels.prefix(40)).encoded
    let results = fuzz([rows, bytes], count: 4000, seed: 6) { file in
      if try IDX.labels(parsing: file, from: "a").count > file.count {
        Issue.record("more labels than bytes")
      }
    }
    #expect(results.read > 100 && results.refused > 1000, "\(results)")
  }

  @Test func damagedPictures() {
    let results = fuzz(pictures, count: 5000, seed: 3) { _ = try PixelImage(png: $0, from: "a") }
    #expect(results.refused > 4000, "\(results)")
  }

  @Test func damagedPicturesWithRightChecksums() {
    let results = fuzz(pictures, count: 5000, seed: 4, repair: withChecksums) {
      _ = try PixelImage(png: $0, from: "a")
    }
    #expect(results.refused > 1000, "\(results)")
  }

  /// Gives each chunk that can be found its right checksum, so that damage reaches the decoder.
  func withChecksums(_ file: [UInt8]) -> [UInt8] {
    var file = file
    var place = 8
    while place + 12 <= file.count {
      let size = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard place + 12 + size <= file.count else { break }
      let sum = crc32(0, Array(file[place + 4..<place + 8 + size]), UInt32(size + 4))
      withUnsafeBytes(of: UInt32(sum).bigEndian) {
        file.replaceSubrange(place + 8 + size..<place + 12 + size, with: $0)
      }
      place += 12 + size
    }
    return file
  }

  @Test func damagedSafetensors() {
    let weights = Tensor.normal([3, 5], using: RandomGenerator(seed: 1))
    let bias = Tensor.normal([5], using: RandomGenerator(seed: 2))
    let file = Safetensors(
      metadata: ["seed": "1", "command": "\"x\""],
      tensors: [("0.weight", weights), ("0.bias", bias), ("none", Tensor([], shape: [0, 3]))],
      integers: [("steps", 7)]
    ).encoded
    let before = Pool.peakBytesInUse
    let results = fuzz([file], count: 6000, seed: 5) {
      _ = try Safetensors(parsing: $0, from: "a")
    }
    #expect(results.read > 100 && results.refused > 3000, "\(results)")
    #expect(Pool.peakBytesInUse - before < 1 << 20)
  }
}
