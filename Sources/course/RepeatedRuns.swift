import Book
import Foundation
import Runs

/// Runs every chapter's `--quick` under other conditions: what must not change what it prints.
struct RepeatedRuns {
  let book: Book
  let programs: URL

  /// Chapters whose output depends on the number of threads: it must be the same to the byte.
  func acrossThreads() throws -> [String] {
    let others = 2...4
    let differences = try book.chapters.flatMap { chapter in
      let alone = try output(of: chapter, arguments: ["--threads", "1"])
      return try others.compactMap { threads -> String? in
        let output = try output(of: chapter, arguments: ["--threads", "\(threads)"])
        if output == alone { return nil }
        return "\(chapter.name) prints something else with \(threads) threads than with one."
      }
    }
    note("\(book.chapters.count * others.count) runs on 2 to 4 threads were compared with one.")
    return differences
  }

  /// Mistakes that do not run to their end.
  func acrossTraps() -> [String] {
    let pairs = book.chapters.flatMap { chapter in chapter.traps.map { (chapter, $0) } }
    let differences = pairs.compactMap { chapter, trap -> String? in
      note("\(chapter.name) --break \(trap)")
      let run = try? output(of: chapter, arguments: ["--break", trap])
      return run == nil ? "\(chapter.name) --break \(trap) does not run to its end." : nil
    }
    note("\(pairs.count) mistakes were made.")
    return differences
  }

  /// Where the golden does not hold with other kernels of OpenBLAS, which serve the eigenvalues: its
  /// tolerances must cover the difference. Kernels that fail on this processor are left out.
  func acrossKernels() throws -> [String] {
    var (differences, kernels) = ([String](), [String]())
    for kernel in Self.kernels {
      let environment = ["OPENBLAS_CORETYPE": kernel]
      let check = try Program(programs.appending(path: "course"))
        .run(["blas"], environment: environment)
      guard check.status == 0, check.output == kernel + "\n" else {
        let reason =
          check.status < 0
          ? "it stopped by signal \(-check.status)"
          : check.status == 0
            ? "OpenBLAS takes \(check.output.trimmingCharacters(in: .newlines))" : check.reason
        note("\(kernel) is left out: \(reason).")
        continue
      }
      kernels.append(kernel)
      for chapter in book.chapters {
        let output = try output(of: chapter, environment: environment)
        differences += Comparator.compare(chapter.golden, with: output).map {
          "\(chapter.name) with the kernels for \(kernel), \($0)"
        }
      }
    }
    note(
      "All goldens were compared with OpenBLAS's kernels for \(kernels.joined(separator: ", ")).")
    return differences
  }

  /// What OpenBLAS calls the x86-64 processors for which it has kernels.
  private static let kernels = [
    "Prescott", "Core2", "Penryn", "Dunnington", "Nehalem", "Sandybridge", "Haswell", "SkylakeX",
    "Cooperlake", "Sapphirerapids", "Atom", "Opteron", "Barcelona", "Bobcat", "Bulldozer",
    "Piledriver", "Steamroller", "Excavator", "Zen",
  ]

  /// Chapters that print or leave something else when they are interrupted and resumed, again and
  /// again, than in one go.
  func acrossInterruptions() throws -> [String] {
    var (differences, interruptions) = ([String](), 0)
    for chapter in book.chapters {
      do {
        let (parts, count) = try differencesOfResuming(chapter)
        note("\(chapter.name) was interrupted and resumed \(count) times.")
        interruptions += count
        differences += parts.map { "\(chapter.name), interrupted and resumed, has another \($0)." }
      } catch let error as CourseError {
        differences.append("\(error)")
      }
    }
    note("\(interruptions) interruptions were compared with \(book.chapters.count) whole runs.")
    return differences
  }

  /// The parts in which a whole run of a chapter differs from an interrupted one, and how often
  /// this was interrupted.
  private func differencesOfResuming(
    _ chapter: Chapter
  ) throws -> (parts: [String], interruptions: Int) {
    let program = programs.appending(path: chapter.name)
    let whole = try inScratchFolder {
      try Results(QuickRun(chapter.name, program: program, in: $0))
    }
    return try inScratchFolder {
      let resumed = try ResumedRun(chapter.name, program: program, in: $0)
      return (try Results(resumed.run).differences(from: whole), resumed.interruptions)
    }
  }

  private func output(
    of chapter: Chapter, arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> String {
    try inScratchFolder { scratch in
      try QuickRun(
        chapter.name, program: programs.appending(path: chapter.name), in: scratch,
        arguments: arguments, environment: environment
      ).output
    }
  }

  /// Hands `body` the name of a folder that is removed afterwards.
  private func inScratchFolder<Result>(_ body: (URL) throws -> Result) rethrows -> Result {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "again-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    return try body(scratch)
  }
}

/// What a run prints and leaves, but for the files that tell how it went.
private struct Results {
  private var parts: [String: Data]

  init(_ run: QuickRun) throws {
    parts = ["output": Data(run.output.utf8)]
    for name in try FileManager.default.contentsOfDirectory(atPath: run.folder.path)
    where !name.hasSuffix(".json") && !name.hasPrefix(".") {
      parts[name] = try? Data(contentsOf: run.folder.appending(path: name))
    }
  }

  /// The names of the parts that differ.
  func differences(from other: Results) -> [String] {
    Set(parts.keys).union(other.parts.keys).filter { parts[$0] != other.parts[$0] }.sorted()
  }
}
