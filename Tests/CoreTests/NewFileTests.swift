import Glibc
import Testing

@testable import Core

/// A file that is being written cannot be seen before all of it is there.
struct NewFileTests {
  let folder = TemporaryFolder()

  /// What was there before stays as it was until the end, with a temporary name and without one.
  @Test(arguments: [true, false])
  func theOldFileStaysUntilTheEnd(named: Bool) throws {
    let path = try folder.add("a", [1])
    var file = named ? try NewFile(at: path, nameless: nil) : try NewFile(at: path)
    try file.append([2, 3])
    try file.append([4])
    #expect(try Files.read(path) == [1])
    #expect(file.contents.count == 3)
    try file.finish()
    #expect(try Files.read(path) == [2, 3, 4])
    #expect(try Files.names(in: folder.path) == ["a"])
  }

  @Test(arguments: [true, false])
  func whatIsNotFinishedLeavesNothing(named: Bool) throws {
    func begin() throws {
      let path = "\(folder.path)/a"
      var file = named ? try NewFile(at: path, nameless: nil) : try NewFile(at: path)
      try file.append([2, 3])
    }
    try begin()
    #expect(try Files.names(in: folder.path) == [])
  }

  @Test func aTemporaryNameIsNobodyElses() throws {
    let other = try folder.add("partial", [7])
    #expect(
      message {
        let file = try NewFile(at: "\(folder.path)/a", through: other)
        try file.finish()
      } == "TMP/a: something else of that name is in the way; choose another name or move it")
    #expect(try Files.read(other) == [7])
  }

  @Test func imagesAreAppendedInParts() throws {
    var asked: [Int] = []
    let path = "\(folder.path)/samples.idx"
    var file = try NewFile(at: path)
    try IDX.append(1201, to: &file) { count in
      defer { asked.append(count) }
      return Tensor(
        (0..<count * 2).map { Float((asked.reduce(0, +) * 2 + $0) % 256) / 255 },
        shape: [count, 1, 2, 1])
    }
    try file.finish()
    #expect(asked == [500, 500, 201])
    let idx = try IDX(contentsOf: path)
    #expect(idx.sizes == [1201, 1, 2])
    #expect(Array(idx.elements) == (0..<2402).map { UInt8($0 % 256) })
  }
}
