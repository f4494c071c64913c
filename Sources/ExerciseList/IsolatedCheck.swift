import ExerciseChecks
import Foundation
import Runs

/// The reader's answer may trap or never end: it is checked in a process of its own, whose exit
/// code tells the outcome.
extension Exercise {
  /// The exit code that stands for a stub.
  private static let notAttempted: Int32 = 3
  /// The exit code that stands for a wrong answer.
  private static let wrong: Int32 = 4

  /// The outcome of the reader's answer; `check` is the built program, which checks it in its own
  /// process. Throws if that cannot be started.
  public func outcome(by check: URL) throws -> Outcome {
    let result = try Program(check).run(["check-exercise", number])
    switch result.status {
    case 0: return .passed
    case Self.notAttempted: return .notAttempted
    case Self.wrong:
      return .wrong(result.output.trimmingCharacters(in: .whitespacesAndNewlines))
    case -SIGXCPU:
      return .wrong(
        "Your code has not ended after \(patience) seconds: does a loop never end, or is there too much"
          + " to compute without optimisation?")
    case -SIGSEGV:
      return .wrong("Your code stopped the program: does a function call itself without an end?")
    default:
      return .wrong("Your code stopped the program: \(result.reason)")
    }
  }

  /// Checks the reader's answer in this process, prints what is wrong, and returns the exit code
  /// that tells the outcome.
  public func exitCode() -> Int32 {
    var limit = rlimit(rlim_cur: rlim_t(patience), rlim_max: rlim_t(patience + 1))
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    switch outcome() {
    case .passed: return 0
    case .notAttempted: return Self.notAttempted
    case .wrong(let message):
      print(message)
      return Self.wrong
    }
  }
}
