/// Named tensors and texts in one file, in the safetensors format, which other libraries read too.
///
/// Eight bytes give the length of a JSON header, least significant first; the header gives for each
/// tensor its type, shape and place in the bytes that follow it. Read and written here are 32-bit
/// floats, `F32`, and whole numbers without axes, `I64`.
public struct Safetensors {
  /// Texts about the file, by name; `format` and the like.
  public var metadata: [String: String]
  /// The tensors, in the order of their places in the file.
  public var tensors: [(name: String, tensor: Tensor)]
  /// Single whole numbers, such as a count of steps.
  public var integers: [(name: String, value: Int64)]

  /// The longest header that is read: 100 MB, as in the format's own library.
  static let longestHeader = 100_000_000

  /// A file to write, with tensors and numbers in this order.
  public init(
    metadata: [String: String] = [:], tensors: [(name: String, tensor: Tensor)] = [],
    integers: [(name: String, value: Int64)] = []
  ) {
    self.metadata = metadata
    self.tensors = tensors
    self.integers = integers
  }

  /// The tensor of that name, if there is one.
  public subscript(name: String) -> Tensor? { tensors.first { $0.name == name }?.tensor }

  /// Reads a file; throws a `DataError`, before it makes any tensor, if anything in it is amiss.
  public init(contentsOf path: String) throws {
    try self.init(parsing: try Files.read(path), from: path)
  }

  /// Writes a file, replacing an older one only when all is on the disk. Traps if two tensors or
  /// numbers have one name.
  public func write(to path: String) throws { try Files.write(encoded, to: path) }
}

extension Safetensors {
  /// Checks that every byte of the file belongs to the header or to exactly one entry.
  init(parsing file: [UInt8], from place: String) throws {
    func refuse(_ problem: String) -> DataError {
      DataError(place, problem, advice: "use a whole safetensors file of this course")
    }
    guard file.count >= 8 else { throw refuse("it is too short for a safetensors file") }
    let length = file[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(file.count - 8) else {
      throw refuse("its header of \(length) bytes does not fit in its \(file.count) bytes")
    }
    guard length <= UInt64(Self.longestHeader) else { throw refuse("its header is over 100 MB") }
    let data = file[(8 + Int(length))...]
    let header: SafetensorsHeader
    do {
      header = try SafetensorsHeader(parsing: file[8..<8 + Int(length)])
      try header.check(dataCount: data.count)
    } catch let problem as SafetensorsHeader.Problem {
      throw refuse(problem.text)
    }
    self.init(metadata: header.metadata)
    data.withUnsafeBytes { data in
      for entry in header.entries.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
        let bytes = UnsafeRawBufferPointer(rebasing: data[entry.start..<entry.end])
        if entry.type == "I64" {
          let value = bytes.loadUnaligned(as: Int64.self)
          integers.append((entry.name, Int64(littleEndian: value)))
        } else {
          tensors.append((entry.name, Self.tensor(Shape(entry.shape), bytes)))
        }
      }
    }
  }

  private static func tensor(_ shape: Shape, _ bytes: UnsafeRawBufferPointer) -> Tensor {
    Tensor(shape) {
      UnsafeMutableRawBufferPointer(start: $0, count: bytes.count).copyMemory(from: bytes)
    }
  }

  /// The file's bytes, as `init(parsing:)` reads them.
  var encoded: [UInt8] {
    let names = tensors.map(\.name) + integers.map(\.name)
    require(
      Set(names).count == names.count && !names.contains("__metadata__"),
      "Each tensor of a file needs a name of its own, other than __metadata__: \(names).")
    var entries: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }
        .map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
      entries.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    }
    var end = 0
    func append(_ name: String, _ type: String, _ shape: [Int], bytes: Int) {
      let sizes = shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(Self.quoted(name)):{\"dtype\":\"\(type)\",\"shape\":[\(sizes)],"
          + "\"data_offsets\":[\(end),\(end + bytes)]}")
      end += bytes
    }
    for (name, _) in integers { append(name, "I64", [], bytes: 8) }
    for (name, tensor) in tensors {
      append(name, "F32", Array(tensor.shape), bytes: 4 * tensor.count)
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    return Self.join(header, integers.map(\.value), tensors.map(\.tensor), dataCount: end)
  }

  private static func join(
    _ header: [UInt8], _ integers: [Int64], _ tensors: [Tensor], dataCount: Int
  ) -> [UInt8] {
    var file: [UInt8] = []
    file.reserveCapacity(8 + header.count + dataCount)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { file += $0 }
    file += header
    for value in integers { withUnsafeBytes(of: value.littleEndian) { file += $0 } }
    for tensor in tensors {
      tensor.read { file += UnsafeRawBufferPointer(start: $0, count: 4 * tensor.count) }
    }
    return file
  }

  /// A text as a JSON string.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
