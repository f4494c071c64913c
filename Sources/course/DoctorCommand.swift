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
    examineProcessor(&complaints)
    examineMemory(&complaints)
    examineResults(in: repository.path, &complaints)
    let programs = chapters(of: repository, &complaints)
    let rows: [[any TableCell]] = [
      ["toolchain", toolchain()],
      ["processor", Machine.processor],
      ["threads", Parallel.threads],
      ["vectors", "\(VectorRegister.floats) floats"],
      ["memory", "\(Machine.memory >> 30) GiB, \(Machine.availableMemory >> 30) GiB free"],
      ["BLAS", Machine.blas],
      ["BLAS kernel", Machine.blasKernel],
      ["MNIST", data],
      ["Fashion-MNIST", fashion()],
      ["free disk", String(format: "%.1f GB", free)],
      ["chapters", programs],
      ["course", repository.path],
    ]
    for line in TextTable(["what", "here"], rows).lines { print(line) }
    print()
    for complaint in complaints { print(complaint) }
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
          complaints.append(
            "\(file) is not the original file. Restore it: git checkout -- Data/mnist")
        }
      } catch {
        complaints.append("\(error)")
      }
    }
    if table.count != 4 { complaints.append("\(folder)/README.md lacks its four checksums.") }
    return "\(right) of 4 files have their checksums"
  }

  private func examineProcessor(_ complaints: inout [String]) {
    let missing = ["avx2", "fma"].filter { !Machine.abilities.contains($0) }
    if !missing.isEmpty {
      complaints.append(
        "The processor lacks \(missing.joined(separator: " and ")): use one made after 2013.")
    }
    if VectorRegister.floats == 16 && !Machine.abilities.contains("avx512f") {
      complaints.append("This was built on another processor: remove .build and build again.")
    }
  }

  private func examineMemory(_ complaints: inout [String]) {
    if Machine.availableMemory < 512 << 20 {
      complaints.append("Less than 512 MiB of memory is free: close other programs.")
    }
  }

  private func examineResults(in course: String, _ complaints: inout [String]) {
    let output = course + "/Output"
    let exists = FileManager.default.fileExists(atPath: output)
    if !FileManager.default.isWritableFile(atPath: exists ? output : course) {
      complaints.append("\(output) cannot be written: change its owner, or run with --out DIR.")
    }
  }

  /// How many chapters are built; a chapter that is not is a complaint.
  private func chapters(of course: Repository, _ complaints: inout [String]) -> String {
    let missing = course.chapters.filter {
      !FileManager.default.isExecutableFile(
        atPath: Bundle.main.bundleURL.appending(path: $0).path)
    }
    if !missing.isEmpty {
      complaints.append(
        "Not built: \(missing.joined(separator: ", ")). Build all with: swift build -c release")
    }
    return "\(course.chapters.count - missing.count) of \(course.chapters.count) are built"
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
    let swift = Program(URL(fileURLWithPath: "/usr/bin/env"))
    let text = (try? swift.run(["swift", "--version"]))?.output ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? "not found"
  }
}
