import Book
import Foundation
import Runs

/// Tests that are run in another way than `swift test` does, most of them built apart.
enum SeparateTests: String, CaseIterable {
  /// With the compiler's checks of memory, or of threads.
  case address, thread
  /// For the processors of most readers, which have AVX2 and no AVX-512: the tiles of products are
  /// smaller there.
  case avx2
  /// With ten times as many drawn cases of the core's operations, in the usual build.
  case cases

  /// What sets the build apart.
  private var settings: [String] {
    switch self {
    case .cases: []
    case .address, .thread: ["--sanitize", rawValue]
    case .avx2: ["-Xcc", "-march=x86-64-v3"]
    }
  }

  /// The tests that run. Memory is in danger wherever files are read; threads meet in the core's
  /// kernels alone; all that computes depends on the processor, to the last line of each chapter.
  private var tests: String {
    switch self {
    case .address: "CoreTests|JudgeTests|BookTests"
    case .thread: "ParallelTests|GEMMTests|ConvolutionKernelTests|FusionTests|CheckpointTests"
    case .avx2: "CoreTests|JudgeTests|GoldenTests|WassersteinTests"
    case .cases: "PropertyTests"
    }
  }

  /// Tests that mean nothing there: the address sanitizer keeps freed memory, so memory grows.
  private var skipped: [String] { self == .address ? ["--skip", "nothingGrows"] : [] }

  /// Only errors in the use of memory are looked for: what the system's libraries never give back
  /// is not ours.
  private var environment: [String: String] {
    switch self {
    case .address: ["ASAN_OPTIONS": "detect_leaks=0"]
    case .cases: ["PROPERTY_CASES": "20000"]
    case .thread, .avx2: [:]
    }
  }

  private var explanation: String {
    switch self {
    case .address, .thread: "with the \(rawValue) sanitizer"
    case .avx2: "for processors with AVX2"
    case .cases: "on 20,000 drawn cases"
    }
  }

  /// What went wrong, in one line; nil if nothing did. The summary of the tests goes to standard
  /// error.
  func complaint(_ book: Book) throws -> String? {
    let place = book.repository.url(".build/\(rawValue)").path
    let scratch = self == .cases ? book.repository.url(".build").path : place
    let arguments = [
      "swift", "test", "--package-path", book.repository.root.path, "--scratch-path", scratch,
      "--filter", tests,
    ]
    note("Building and running tests \(explanation): this takes minutes.")
    let result = try Program(URL(fileURLWithPath: "/usr/bin/env"))
      .run(arguments + skipped + settings, environment: environment)
    let lines = (result.output + "\n" + result.errors).split(separator: "\n")
    let reports = [": error: ", "✘ Test ", "Sanitizer: "]
    let report = lines.first { line in reports.contains { line.contains($0) } }
    if result.status == 0, report == nil, let sum = lines.last(where: { $0.contains("Test run") }) {
      note("\(explanation): \(sum)")
      return nil
    }
    try Data((result.output + result.errors).utf8)
      .write(to: URL(fileURLWithPath: place + ".log"))
    let reason = report.map(String.init) ?? result.reason
    return "The tests fail \(explanation): \(reason) All is in \(place).log."
  }
}
