import ArgumentParser
import Book
import Core
import Foundation
import Notebook
import Runs

/// `course doctor`: what this machine has, and what is wrong.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this machine has, what is wrong and how to mend it.")

  func run() throws {
    let course = try Repository.find()
    var complaints: [String] = []
    let swift = toolchain(&complaints)
    let data = mnist(in: course, &complaints)
    let free = freeGigabytes(at: course.path)
    if free < 1 { complaints.append("Less than 1 GB of disk is free: make room.") }
    let memory = Machine.memory
    if let free = memory.free, free < 512 << 20 {
      let mend = memory.limitation.map { "raise \($0)" } ?? "close other programs"
      complaints.append("Less than 512 MiB of memory is free: \(mend).")
    }
    examineResults(in: course.path, &complaints)
    let programs = chapters(of: course, &complaints)
    let rows: [[any TableCell]] = [
      ["toolchain", swift],
      ["processor", "\(Machine.processor), \(InstructionSets.present)"],
      ["built for", builtFor(course)],
      ["threads", "\(Parallel.threads): \(UsableCores.current)"],
      ["memory", memory.description],
      ["terminal", Console.standard.terminal],
      ["BLAS", Machine.blas],
      ["BLAS kernel", Machine.blasKernel],
      ["MNIST", data],
      ["Fashion-MNIST", fashion()],
      ["free disk", String(format: "%.1f GB", free)],
      ["chapters", programs],
      ["course", course.path],
    ]
    for line in TextTable(["what", "here"], rows).lines { print(line) }
    print()
    for complaint in complaints { print(complaint) }
    if complaints.isEmpty { print("Nothing is wrong.") } else { throw ExitCode.failure }
  }

  /// A command that does its work in the course's folder, as it can be pasted here.
  private func command(_ words: String, in course: Repository) -> String {
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    if here.resolvingSymlinksInPath().path == course.path { return words }
    return "\(ShellCommand.line(["cd", course.path])) && \(words)"
  }

  /// The command that builds what this program is part of.
  private var building: String {
    #if DEBUG
      "swift build"
    #else
      "swift build -c release"
    #endif
  }

  /// What this program and the chapters beside it were built for.
  private func builtFor(_ course: Repository) -> String {
    var words = "\(InstructionSets.compiledFor), vectors of \(VectorRegister.floats) floats"
    #if DEBUG
      words += "; a debug build, in which chapters are slow"
    #endif
    if InstructionSets.compiledFor.level != InstructionSets.present.level {
      let again = command("swift package clean && \(building)", in: course)
      words += "; for all that this processor can do, build again with: \(again)"
    }
    return words
  }

  /// Compares MNIST with the checksums that stand in its README.
  private func mnist(in course: Repository, _ complaints: inout [String]) -> String {
    let folder = course.path + "/Data/mnist"
    let restoring = command("git checkout -- Data/mnist", in: course)
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
          complaints.append("\(file) is not the original file. Restore it with: \(restoring)")
        }
      } catch {
        complaints.append("\(error) Or restore it with: \(restoring)")
      }
    }
    if table.count != 4 {
      complaints.append(
        "\(folder)/README.md lacks its four checksums. Restore it with: \(restoring)")
    }
    return "\(right) of 4 files have their checksums"
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
        atPath: "\(Repository.folderOfProgram)/\($0)")
    }
    if !missing.isEmpty {
      let all = command(building, in: course)
      complaints.append("Not built: \(missing.joined(separator: ", ")). Build all with: \(all)")
    }
    return "\(course.chapters.count - missing.count) of \(course.chapters.count) are built"
  }

  private func fashion() -> String {
    (try? Dataset.fashionMNIST()) == nil
      ? "not installed (optional; to have it: sudo apt-get install dataset-fashion-mnist)"
      : "installed"
  }

  private func freeGigabytes(at path: String) -> Double {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
    return ((attributes?[.systemFreeSize] as? NSNumber)?.doubleValue ?? 0) / 1e9
  }

  /// The first line of `swift --version`, if there is a toolchain.
  private func toolchain(_ complaints: inout [String]) -> String {
    let swift = Program(URL(fileURLWithPath: "/usr/bin/env"))
    let text = (try? swift.run(["swift", "--version"]))?.output ?? ""
    if let line = text.split(separator: "\n").first { return String(line) }
    complaints.append(
      "The command swift is not found: install Swift 6.3 or newer, as"
        + " https://www.swift.org/install/linux/ says, or add its folder to PATH.")
    return "not found"
  }
}
