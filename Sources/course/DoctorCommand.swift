import ArgumentParser
import Book
import Core
import Foundation
import Notebook

/// `course doctor`: what this machine has, and what is wrong.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this machine has, what is wrong and how to mend it.")

  func run() throws {
    let repository = try Repository.find()
    var complaints: [String] = []
    let data = mnist(in: repository.path + "/Data/mnist", &complaints)
    let free = freeGigabytes(at: repository.path)
    if free < 1 { complaints.append("Less than 1 GB of disk is free: make room.") }
    let rows: [[any TableCell]] = [
      ["toolchain", toolchain()],
      ["processor", Machine.processor],
      ["threads", Parallel.threads],
      ["vectors", "\(Machine.floatsPerVector) floats"],
      ["memory", "\(Machine.memory >> 30) GiB"],
      ["BLAS", Machine.blas],
      ["BLAS kernel", Machine.blasKernel],
      ["MNIST", data],
      ["Fashion-MNIST", fashion()],
      ["free disk", String(format: "%.1f GB", free)],
      ["course", repository.path],
    ]
    TextTable(["what", "here"], rows).lines.forEach { print($0) }
    print()
    complaints.forEach { print($0) }
    if complaints.isEmpty { print("Nothing is wrong.") } else { throw ExitCode.failure }
  }

  /// Compares MNIST with the checksums that stand in its README.
  private func mnist(in folder: String, _ complaints: inout [String]) -> String {
    var right = 0
    let page = (try? String(contentsOfFile: folder + "/README.md", encoding: .utf8)) ?? ""
    let table = page.matches(of: /\| ([a-z0-9-]+-ubyte) \| [0-9a-f]{32} \| ([0-9a-f]{64}) \|/)
    for row in table {
      let file = "\(folder)/\(row.output.1).gz"
      do {
        let sum = sha256(try IDX(contentsOf: file).encoded)
        if sum == row.output.2 {
          right += 1
        } else {
          complaints.append("\(file) is not the original file: restore it.")
        }
      } catch {
        complaints.append("\(error)")
      }
    }
    if table.count != 4 { complaints.append("\(folder)/README.md lacks its four checksums.") }
    return "\(right) of 4 files have their checksums"
  }

  private func fashion() -> String {
    (try? Dataset.fashionMNIST()) == nil
      ? "not installed (optional: apt-get install dataset-fashion-mnist)" : "installed"
  }

  private func freeGigabytes(at path: String) -> Double {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
    return ((attributes?[.systemFreeSize] as? NSNumber)?.doubleValue ?? 0) / 1e9
  }

  /// The first line of `swift --version`, if there is a toolchain.
  private func toolchain() -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swift", "--version"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "not found" }
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").first.map(String.init) ?? "not found"
  }
}
