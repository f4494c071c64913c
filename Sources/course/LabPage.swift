import Book
import CZlib
import Foundation
import Runs

/// The page of the lab: one file that holds its style, its scripts, both programs and the Swift that it shows.
struct LabPage {
  /// The page that came with the course, as a path from its root.
  static let committed = "Chapters/05-gan-lab/lab.html"
  /// The page of the sources as they are.
  static let built = ".build/lab/lab.html"
  /// So many bytes of one program stand beside the same place of the other: near enough for gzip, which looks
  /// back 32 KiB, to see that they are alike.
  private static let piece = 8192
  private static let scripts = [
    "state", "engine", "drawing", "page", "slow", "traps", "hand", "controls",
  ]

  /// The course's files.
  let repository: BookRepository
  private let script: Program

  /// The page of the course that is given.
  init(_ repository: BookRepository) {
    self.repository = repository
    script = Program(repository.url(".ci/lab"))
  }

  /// Compiles both programs; throws with the compiler's word if that fails.
  func compile() throws {
    let result = try script.run([])
    guard result.status == 0 else {
      let reason = result.reason.replacing(#/^Error: /#, with: "")
      throw CourseError("\(reason) The page that came with the course is \(Self.committed).")
    }
  }

  /// A hash of all that goes into the page.
  func sourcesHash() throws -> String {
    let compiled = try script.run(["--inputs"]).output.split(separator: "\n").map(String.init)
    let parts = (["page.html", "page.css"] + Self.scripts.map { "\($0).js" })
      .map { "Sources/Lab/\($0)" }
    let lines = try (compiled + parts).map { "\($0) \(sha256(try bytes($0)))" }
    return String(sha256(lines.joined(separator: "\n").utf8).prefix(16))
  }

  /// The page, of the programs that were compiled last.
  func text() throws -> String {
    let (one, two) = (try bytes(".build/lab/one.wasm"), try bytes(".build/lab/two.wasm"))
    let packed = Data(try gzipped(interleaved(one, two)))
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    let parts = [
      "origin": "course lab, sources \(try sourcesHash()), \(try compiler())",
      "style": try source("page.css"),
      "script": try Self.scripts.map { try source("\($0).js") }.joined(separator: "\n"),
      "game": escaped(game()), "one": "\(one.count)", "two": "\(two.count)",
      "piece": "\(Self.piece)", "modules": packed,
    ]
    let pieces = try source("page.html").components(separatedBy: "{{")
    return pieces[0]
      + pieces.dropFirst().map { piece in
        let halves = piece.components(separatedBy: "}}")
        return (parts[halves[0]] ?? "") + halves.dropFirst().joined(separator: "}}")
      }.joined() + "\n"
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: repository.url(path)) else {
      throw CourseError("\(path) cannot be read. If it is missing: git checkout -- \(path)")
    }
    return Array(data)
  }

  private func source(_ name: String) throws -> String {
    String(decoding: try bytes("Sources/Lab/\(name)"), as: UTF8.self)
      .trimmingCharacters(in: .newlines)
  }

  /// The first line of what the compiler says of itself.
  private func compiler() throws -> String {
    let finder = Program(URL(fileURLWithPath: "/usr/bin/env"))
    let output = try finder.run(["swiftc", "--version"]).output
    return output.split(separator: "\n").first.map(String.init) ?? "an unknown compiler"
  }

  /// The lines of the game that the page shows and lights up.
  private func game() -> String {
    let lines = (repository.text("Chapters/05-gan-lab/PlaneGame.swift") ?? "")
      .components(separatedBy: "\n")
    return ["trainDiscriminator", "trainGenerator", "play"]
      .map { function($0, in: lines).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// A function with its comment, moved to the left margin.
  private func function(_ name: String, in lines: [String]) -> [String] {
    guard var start = lines.firstIndex(where: { $0.contains("func \(name)(") }) else { return [] }
    let margin = lines[start].prefix { $0 == " " }
    let end = lines[start...].firstIndex(of: margin + "}") ?? start
    while start > 0 && lines[start - 1].hasPrefix(margin + "///") { start -= 1 }
    return lines[start...end].map { String($0.dropFirst(margin.count)) }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// A piece of one, then the piece of the other at the same place, and so on.
  private func interleaved(_ programs: [UInt8]...) -> [UInt8] {
    let count = (programs[0].count + Self.piece - 1) / Self.piece
    return (0..<count).flatMap { index in
      programs.flatMap { $0[$0.count * index / count..<$0.count * (index + 1) / count] }
    }
  }

  private func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    let code = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    guard code == Z_OK else { throw CourseError("zlib could not start: free some memory.") }
    defer { deflateEnd(&stream) }
    var (input, result) = (bytes, [UInt8](repeating: 0, count: bytes.count + 1024))
    let room = result.count
    let written = input.withUnsafeMutableBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(room))
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? room - Int(stream.avail_out) : nil
      }
    }
    guard let written else { throw CourseError("zlib could not compress the programs.") }
    return Array(result.prefix(written))
  }
}
