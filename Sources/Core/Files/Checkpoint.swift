import CZlib

/// The state of a training at one moment, in one safetensors file: networks with their running
/// statistics, optimisers with their moments, averages, random generators, places in the data.
///
/// The file carries a checksum of everything in it, so that damage is noticed wherever it is.
public struct Checkpoint {
  private var file: Safetensors

  private static let checksum = "checksum"

  /// Takes down the state of all members, and texts about it; `metadata` has no key `checksum`.
  public init(of members: [any Stateful], metadata: [String: String] = [:]) {
    file = Safetensors(of: Self.parts(of: members), metadata: metadata)
  }

  /// Reads a checkpoint; throws a `DataError` if the file is damaged anywhere.
  public init(contentsOf path: String) throws {
    try self.init(parsing: Files.read(path), from: path)
  }

  /// Checks that the bytes are those that were written.
  init(parsing bytes: [UInt8], from path: String) throws {
    file = try Safetensors(parsing: bytes, from: path)
    let sum = file.metadata.removeValue(forKey: Self.checksum)
    guard sum == Self.sum(of: file) else {
      throw DataError(
        path, "its checksum is not that of its contents", advice: "use an earlier checkpoint")
    }
  }

  /// Texts that were saved with the state, by name.
  public var metadata: [String: String] { file.metadata }

  /// The bytes of the file.
  public func fileContents() -> [UInt8] {
    var file = file
    file.metadata[Self.checksum] = Self.sum(of: file)
    return file.encoded
  }

  /// Writes the file, replacing an older one only when all is on the disk.
  public func write(to path: String) throws { try Files.write(fileContents(), to: path) }

  /// Puts the state back into all members, in the order in which they were taken down. Throws a
  /// `DataError` about `place`, before anything is changed, if names, kinds or shapes differ.
  public func restore(_ members: [any Stateful], from place: String) throws {
    try file.restore(
      Self.parts(of: members), from: place, advice: "the program has changed: start over")
  }

  /// The parts of all members, with the place and type of the member in front of their names.
  private static func parts(of members: [any Stateful]) -> [StatePart] {
    members.enumerated().flatMap { index, member in
      member.stateParts.map { $0.named("\(index).\(type(of: member)).\($0.name)") }
    }
  }

  /// The checksum of all names, shapes, texts and numbers, in hexadecimal.
  private static func sum(of file: Safetensors) -> String {
    file.encoded.withUnsafeBufferPointer {
      String(crc32_z(0, $0.baseAddress, $0.count), radix: 16)
    }
  }
}
