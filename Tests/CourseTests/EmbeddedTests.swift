import Foundation
import Runs
import Testing

/// `.ci/embedded`, with scripts in place of the compiler and of the machines.
@Suite struct EmbeddedTests {
  private static let tests = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let recorded = "recorded losses\n"
  private static let targets = ["wasm32-unknown-none-wasm", "aarch64-none-none-elf"]
  private static let folders = [
    "Tensor", "Autodiff", "Kernels", "Operations", "Layers", "Optimizers", "Random", "State",
  ]

  private let course = FileManager.default.temporaryDirectory
    .appending(path: "embedded-\(UUID().uuidString)")

  /// Makes a small core, and a toolchain that compiles nothing and says what was recorded.
  init() throws {
    let files = FileManager.default
    for folder in [".ci", "bin", "Tests/CoreTests/Fixtures"]
      + Self.folders.map({ "Sources/Core/\($0)" })
      + Self.targets.map({ "lib/swift/embedded/\($0)" })
    {
      try files.createDirectory(
        at: course.appending(path: folder), withIntermediateDirectories: true)
    }
    for name in ["prepare", "embedded"] {
      try files.createSymbolicLink(
        at: course.appending(path: ".ci/\(name)"),
        withDestinationURL: Self.tests.appending(path: "../.ci/\(name)"))
    }
    try write(Self.recorded, "Tests/CoreTests/Fixtures/small-gan.txt")
    try write("import Synchronization\n", "Sources/Core/Tensor/Pool.swift")
    for tool in ["swiftc", "clang", "wasm-ld", "ld.lld"] { try add(tool, "true") }
    for machine in ["node", "qemu-aarch64"] { try add(machine, "echo 'recorded losses'") }
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: course.appending(path: path))
  }

  /// Adds a program that is a script.
  private func add(_ name: String, _ script: String) throws {
    let link = course.appending(path: "bin/\(name)")
    try? FileManager.default.removeItem(at: link)
    try Data("\(script)\n".utf8).write(to: link.appendingPathExtension("sh"))
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: Self.tests.appending(path: "program"))
  }

  private func run() throws -> Program.Result {
    defer { try? FileManager.default.removeItem(at: course) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Program(course.appending(path: ".ci/embedded")).run(
      [], environment: ["PATH": course.appending(path: "bin").path + ":" + path])
  }

  @Test func equalLossesPass() throws {
    let result = try run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("wasm: compiled, linked and run: the native losses"))
    #expect(result.output.contains("arm64: compiled, linked and run: the native losses"))
  }

  @Test(arguments: ["node", "qemu-aarch64"])
  func otherLossesFail(on machine: String) throws {
    try add(machine, "echo 'other losses'")
    let result = try run()
    #expect(result.status == 1)
    #expect(result.reason.contains("the losses differ from the native ones"))
  }

  @Test(arguments: ["Glibc", "Foundation", "COpenBLAS"])
  func anImportOfWhatABrowserLacksFails(_ module: String) throws {
    try write("@preconcurrency import \(module)\n", "Sources/Core/Layers/Layer.swift")
    let result = try run()
    #expect(result.status == 1)
    #expect(result.reason.contains("Sources/Core/Layers/Layer.swift:1:"))
  }

  @Test func whatDoesNotCompileFails() throws {
    try add("swiftc", "echo 'error: key paths' >&2; exit 1")
    let result = try run()
    #expect(result.status == 1)
    #expect(result.reason == "error: key paths")
  }

  @Test func whatDoesNotLinkFails() throws {
    try add("wasm-ld", "echo 'undefined symbol: fmaf' >&2; exit 1")
    let result = try run()
    #expect(result.status == 1)
    #expect(result.reason == "undefined symbol: fmaf")
  }

  @Test(arguments: Self.targets)
  func aToolchainWithoutTheLibraryIsTold(_ target: String) throws {
    try FileManager.default.removeItem(
      at: course.appending(path: "lib/swift/embedded/\(target)"))
    let result = try run()
    #expect(result.status == 1)
    #expect(result.reason.hasPrefix("Error: This toolchain has no library"))
    #expect(result.reason.contains(target))
  }
}
