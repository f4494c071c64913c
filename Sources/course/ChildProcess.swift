import Foundation
import Notebook
import Runs
import Synchronization

/// A program that this one starts and waits for. It shares the terminal: what it prints is seen at
/// once, and Ctrl-C reaches it, and so does what is sent to this program.
struct ChildProcess {
  /// The program that runs now; 0 if none does, -1 while one is being started.
  private static let running = Atomic<Int32>(0)
  /// A signal that arrived while the program was being started.
  private static let early = Atomic<Int32>(0)

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
    guard chdir(folder) == 0 else {
      throw CourseError("Cannot change to \(folder) (\(String(cString: strerror(errno)))).")
    }
    Self.running.store(-1, ordering: .sequentiallyConsistent)
    defer { Self.running.store(0, ordering: .sequentiallyConsistent) }
    let child = try ChildProgram(program, arguments)
    Self.running.store(child.identifier, ordering: .sequentiallyConsistent)
    Self.passOnWhatCameEarly()
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
        switch ChildProcess.running.load(ordering: .sequentiallyConsistent) {
        case 0: _exit(128 + signal)
        case -1:
          ChildProcess.early.store(signal, ordering: .sequentiallyConsistent)
          ChildProcess.passOnWhatCameEarly()
        case let process: kill(process, signal)
        }
      }
    }
  }

  /// Sends a program that runs the signal that came while it was being started. To keep signals waiting
  /// in this thread would not do: any other thread, such as those of OpenBLAS, may get them.
  private static func passOnWhatCameEarly() {
    let process = running.load(ordering: .sequentiallyConsistent)
    guard process > 0 else { return }
    let signal = early.exchange(0, ordering: .sequentiallyConsistent)
    if signal != 0 { kill(process, signal) }
  }
}
