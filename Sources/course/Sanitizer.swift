import Book
import Foundation

/// The compiler's checks of memory and of threads, under which tests are built and run apart from
/// the usual build.
enum Sanitizer: String, CaseIterable {
  case address, thread

  /// The tests that run under it: threads meet in the core's kernels alone.
  private var tests: String {
    switch self {
    case .address: "CoreTests|JudgeTests|BookTests"
    case .thread: "ParallelTests|GEMMTests|ConvolutionKernelTests|FusionTests|CheckpointTests"
    }
  }

  /// What went wrong, in one line; nil if nothing did. The tests print what they find.
  func complaint(_ book: Book) throws -> String? {
    let arguments = [
      "swift", "test", "--package-path", book.repository.root.path, "--scratch-path",
      book.repository.url(".build/sanitize-\(rawValue)").path, "--sanitize", rawValue, "--filter",
      tests,
    ]
    note("Building and running tests with the \(rawValue) sanitizer: this takes minutes.")
    let result = try Program(URL(fileURLWithPath: "/usr/bin/env")).run(arguments)
    let summary = result.output.split(separator: "\n").last { $0.contains("Test run with") }
    if result.status == 0, let summary {
      note(String(summary))
      return nil
    }
    return "The tests fail under the \(rawValue) sanitizer: \(result.reason)"
  }
}
