import Testing

@testable import Core

/// Tensors, numbers and texts come back bit for bit; what does not fit is refused in one line.
struct SafetensorsTests {
  func tensor(_ shape: Shape, seed: UInt64) -> Tensor {
    .normal(shape, using: RandomGenerator(seed: seed))
  }

  /// A file with that header and so many bytes of data.
  func file(_ header: String, dataCount: Int = 0) -> [UInt8] {
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
    return length + Array(header.utf8) + [UInt8](repeating: 1, count: dataCount)
  }

  func parsing(_ file: [UInt8]) -> String {
    message { _ = try Safetensors(parsing: file, from: "a") }
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/model.safetensors"
    let special = Tensor([3]) { pointer in
      let values: [Float] = [.nan, -0.0, .infinity]
      for (i, value) in values.enumerated() { pointer[i] = value }
    }
    let original = Safetensors(
      metadata: ["command": "say \"x̂ = 1/2\"\n\t\\ 🎨", "": "empty"],
      tensors: [
        ("0.weight", tensor([3, 5], seed: 1)), ("scalar", tensor([], seed: 2)),
        ("none", tensor([0, 7], seed: 3)), ("größe", special),
      ],
      integers: [("steps", -5), ("most", .max)])
    try original.write(to: path)
    let back = try Safetensors(contentsOf: path)
    #expect(back.metadata == original.metadata)
    #expect(back.tensors.map(\.name).sorted() == original.tensors.map(\.name).sorted())
    for (name, tensor) in original.tensors {
      #expect(back[name]?.shape == tensor.shape)
      #expect(back[name]!.scalars.map(\.bitPattern) == tensor.scalars.map(\.bitPattern))
    }
    #expect(back.integers.map(\.name) == ["steps", "most"])
    #expect(back.integers.map(\.value) == [-5, .max])
    #expect(back["absent"] == nil)
    let bytes = try Files.read(path)
    #expect(bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) } % 8 == 0, "data are aligned")
  }

  @Test func theFormatIsTheOneOthersRead() throws {
    let header =
      #"{ "b" : {"dtype":"F32", "data_offsets":[4,8],"shape":[1]} ,"#
      + #""\u0061\/\ud83c\udfa8":{"shape":[],"dtype":"F32","data_offsets":[0,4]},"#
      + #""__metadata__":{"format":"pt"}}   "#
    let parsed = try Safetensors(parsing: file(header, dataCount: 8), from: "a")
    #expect(parsed.tensors.map(\.name) == ["a/🎨", "b"])
    #expect(parsed.metadata == ["format": "pt"])
    #expect(try Safetensors(parsing: file("{}"), from: "a").tensors.isEmpty)
    let written = Safetensors(tensors: [("w", Tensor([1]) { $0[0] = 1 })]).encoded
    let expected = #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  "#
    #expect(written == [56, 0, 0, 0, 0, 0, 0, 0] + Array(expected.utf8) + [0, 0, 128, 63])
  }

  @Test(arguments: [
    ("", "its header has no { where one must be, at byte 8"),
    ("{", #"its header has no " where one must be, at byte 9"#),
    ("[]", "its header has no { where one must be, at byte 8"),
    ("{}x", "its header has something after its end, at byte 10"),
    (#"{"a"#, "its header has a string without an end, at byte 11"),
    (#"{"a\"#, "its header has a string without an end, at byte 12"),
    (#"{"\q""#, "its header has an unknown escape, at byte 12"),
    (#"{"\u12g4""#, "its header has an escape without four digits, at byte 14"),
    (#"{"\ud83cx""#, "its header has half a surrogate pair, at byte 16"),
    ("{\"a\n\"", "its header has a control character in a string, at byte 12"),
    (#"{"a":{"b":{}}}"#, "its tensor a has the unknown key b"),
    (#"{"a":{"dtype":[[[["#, #"its header has no " where one must be, at byte 22"#),
    (
      #"{"a":{"shape":[1,1,1,1,1,1,1]}}"#,
      "its header has a list of more than 6 numbers, at byte 35"
    ),
    (#"{"a":{"shape":[-1]}}"#, "its header has no whole number, at byte 23"),
    (#"{"a":{"shape":[01]}}"#, "its header has no whole number, at byte 25"),
    (
      #"{"a":{"shape":[9223372036854775808]}}"#,
      "its header has a number beyond 63 bits, at byte 41"
    ),
    (#"{"a":{"dtype":"F32","dtype":"F32"}}"#, "its tensor a has the key dtype twice"),
    (#"{"a":{"dtype":"F32","shape":[]}}"#, "its tensor a lacks a dtype, a shape or its offsets"),
    (#"{"a":{"data_offsets":[4,0]}}"#, "its tensor a has the offsets [4, 0]"),
    (#"{"a":{"data_offsets":[4]}}"#, "its tensor a has the offsets [4]"),
    (#"{"__metadata__":{"k":"1","k":"2"}}"#, "its metadata have the key k twice"),
    (#"{"__metadata__":{},"__metadata__":{}}"#, "its header has the name __metadata__ twice"),
  ])
  func badHeadersAreRefused(header: String, problem: String) {
    #expect(parsing(file(header)) == "a: \(problem); use a whole safetensors file of this course")
  }

  @Test(arguments: [
    (["F32 [2] 0 8", "F32 [1] 4 8"], "its tensor 1 overlaps the one before it"),
    (["F32 [1] 0 4", "F32 [1] 8 12"], "its tensor 1 leaves a hole before it"),
    (["F32 [1] 4 8"], "its tensor 0 leaves a hole before it"),
    (["F32 [1] 0 4"], "its tensors need 4 bytes, it holds 12"),
    (["F32 [4] 0 16"], "its tensors need 16 bytes, it holds 12"),
    (["F32 [4] 0 12"], "its tensor 0 [4] needs 16 bytes, it has 12"),
    (["F16 [6] 0 12"], "its tensor 0 [6] has the type F16, not F32"),
    (["I64 [1] 0 8"], "its tensor 0 [1] has the type I64, not F32"),
    (
      ["F32 [4611686018427387904,4] 0 12"],
      "its tensor 0 has the impossible shape [4611686018427387904, 4]"
    ),
  ])
  func badTensorsAreRefused(tensors: [String], problem: String) {
    let entries = tensors.enumerated().map { index, tensor in
      let part = tensor.split(separator: " ")
      return #""\#(index)":{"dtype":"\#(part[0])","shape":\#(part[1]),"#
        + #""data_offsets":[\#(part[2]),\#(part[3])]}"#
    }
    #expect(
      parsing(file("{\(entries.joined(separator: ","))}", dataCount: 12))
        == "a: \(problem); use a whole safetensors file of this course")
  }

  @Test func badLengthsAreRefused() {
    let advice = "; use a whole safetensors file of this course"
    #expect(parsing([1, 2, 3]) == "a: it is too short for a safetensors file" + advice)
    #expect(
      parsing([UInt8](repeating: 255, count: 20))
        == "a: its header of 18446744073709551615 bytes does not fit in its 20 bytes" + advice)
    #expect(
      parsing(file("{}").dropLast())
        == "a: its header of 2 bytes does not fit in its 9 bytes" + advice)
    var long = [UInt8](repeating: 0x20, count: 8 + Safetensors.longestHeader + 1)
    long.replaceSubrange(..<8, with: [0x01, 0xE1, 0xF5, 0x05, 0, 0, 0, 0])
    #expect(parsing(long) == "a: its header is over 100 MB" + advice)
    var file = file(#"{"a"}"#)
    file[10] = 0xFF
    #expect(parsing(file) == "a: its header has a string that is not UTF-8, at byte 12" + advice)
  }
}
