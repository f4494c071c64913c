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

  private func output(
    of chapter: Chapter, arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> String {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "again-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    return try QuickRun(
      chapter.name, program: programs.appending(path: chapter.name), in: scratch,
      arguments: arguments, environment: environment
    ).output
  }
}
