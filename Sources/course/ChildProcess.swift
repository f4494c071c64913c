import Glibc
import Notebook
import Synchronization

/// A program that this one starts and waits for. It shares the terminal: what it prints is seen at
/// once, and Ctrl-C reaches it, and so does what is sent to this program.
struct ChildProcess {
  /// The program that runs now; 0 if none does.
  private static let running = Atomic<Int32>(0)

  /// Where the program is.
  let path: String
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
    fflush(nil)
    guard chdir(folder) == 0 else {
      throw NotebookError("Cannot change to \(folder) (\(String(cString: strerror(errno)))).")
    }
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let failure = posix_spawn(&process, path, nil, &attributes, words + [nil], environ)
    guard failure == 0 else {
      throw NotebookError("Cannot start \(path) (\(String(cString: strerror(failure)))).")
    }
    Self.running.store(process, ordering: .relaxed)
    Self.hearSignals(true)
    defer { Self.running.store(0, ordering: .relaxed) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
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
