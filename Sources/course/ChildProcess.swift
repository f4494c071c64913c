import Foundation
import Notebook
import Runs
import Synchronization

/// A program that this one starts and waits for. It shares the terminal: what it prints is seen at
/// once, and Ctrl-C reaches it, and so does what is sent to this program.
struct ChildProcess {
  /// The program that runs now; 0 if none does.
  private static let running = Atomic<Int32>(0)

  /// Where the program is.
  let program: URL
  /// Its arguments, without its name.
  let arguments: [String]
  /// The folder in which it runs; this program changes to it too.
  let folder: String

  /// Runs the program to its end and returns its code; 128 plus the number of a signal that killed
  /// it. Throws if it cannot be started.
  func run() throws -> Int32 {
    Self.passSignalsOn()
    // No signal may come between the start of the program and the note that it runs.
    Self.hearSignals(false)
    defer { Self.hearSignals(true) }
    guard chdir(folder) == 0 else {
      throw CourseError("Cannot change to \(folder) (\(String(cString: strerror(errno)))).")
    }
    let child = try ChildProgram(program, arguments)
    Self.running.store(child.identifier, ordering: .relaxed)
    Self.hearSignals(true)
    defer { Self.running.store(0, ordering: .relaxed) }
    return ChildProgram.shellCode(child.wait())
  }

  /// Whether a code means that the program was told to stop, by Ctrl-C or by another signal.
  static func wasStopped(_ code: Int32) -> Bool {
    [SIGINT, SIGTERM, SIGHUP].contains(code - 128)
  }

  /// Lets a running program decide how to end. From a terminal it gets a signal twice then: from there
  /// and from here; a chapter takes that for one.
  private static func passSignalsOn() {
    for signal in Interruption.signals {
      Glibc.signal(signal) { signal in
        let process = ChildProcess.running.load(ordering: .relaxed)
        guard process > 0 else { _exit(128 + signal) }
        kill(process, signal)
      }
    }
  }

  /// Lets these signals through, or keeps them waiting.
  private static func hearSignals(_ hear: Bool) {
    var all = sigset_t()
    sigemptyset(&all)
    for signal in Interruption.signals { sigaddset(&all, signal) }
    sigprocmask(hear ? SIG_UNBLOCK : SIG_BLOCK, &all, nil)
  }
}
