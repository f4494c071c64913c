import Book
import Foundation

/// Runs every chapter's `--quick` under other conditions: what must not change what it prints.
struct RepeatedRuns {
  let book: Book
  let programs: URL

  /// Chapters whose output depends on the number of threads: it must be the same to the byte.
  func acrossThreads() throws -> [String] {
    try book.chapters.flatMap { chapter in
      let alone = try output(of: chapter, arguments: ["--threads", "1"])
      return try (2...4).compactMap { threads -> String? in
        let output = try output(of: chapter, arguments: ["--threads", "\(threads)"])
        if output == alone { return nil }
        return "\(chapter.name) prints something else with \(threads) threads than with one."
      }
    }
  }

  /// Where the golden does not hold with another processor's arithmetic: its tolerances must
  /// cover the difference.
  func acrossKernels() throws -> [String] {
    try book.chapters.flatMap { chapter in
      try ["Nehalem", "Sandybridge", "Haswell", "Zen"].flatMap { kernel in
        let output = try output(of: chapter, environment: ["OPENBLAS_CORETYPE": kernel])
        return Comparator.compare(chapter.golden, with: output).map {
          "\(chapter.name) with the kernels for \(kernel), \($0)"
        }
      }
    }
  }

  /// Chapters that print or leave something else when they are interrupted and resumed; and the
  /// number of resumed runs. They are interrupted at the beginning or end of their trainings.
  func acrossInterruptions() throws -> (differences: [String], resumed: Int) {
    var (differences, resumed) = ([String](), 0)
    for chapter in book.chapters {
      let program = programs.appending(path: chapter.name)
      let whole = try inScratchFolder {
        try Results(QuickRun(chapter.name, program: program, in: $0))
      }
      for lines in [1, 2, 3, 5, 8, 13] {
        let again = try inScratchFolder {
          try ResumedRun(chapter.name, program: program, in: $0, interruptedAfter: lines)
            .map { try Results($0.run) }
        }
        guard let again else { break }
        resumed += 1
        for what in again.differences(from: whole) {
          differences.append(
            "\(chapter.name), interrupted after \(lines) lines and resumed, has another \(what).")
        }
      }
    }
    return (differences, resumed)
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
    where !name.hasSuffix(".json") {
      parts[name] = try? Data(contentsOf: run.folder.appending(path: name))
    }
  }

  /// The names of the parts that differ.
  func differences(from other: Results) -> [String] {
    Set(parts.keys).union(other.parts.keys).filter { parts[$0] != other.parts[$0] }.sorted()
  }
}
