import Foundation
import Synchronization

/// Ctrl-C, SIGTERM, and SIGHUP, which comes when a terminal is closed. While a network is trained, the
/// first asks for an end after the current step, and a later one ends the program at once; so does
/// the first at another time. Where a run can be gone on with, the command is told.
public enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let moment = Atomic<Int>(0)
  private static let isTraining = Atomic(false)
  /// What is said at the end; never freed, since a handler may be reading it.
  private static let farewell = Atomic<UInt>(0)
  private static let words: StaticString = "\nEnding after this step. Once more ends at once.\n"

  /// Signals that follow each other faster than this, in milliseconds, are one: a program may get the
  /// same from the terminal and from the program that started it.
  private static let pause = 1000

  /// The signals that ask a program to end. SIGHUP is none of them if this program was started to be
  /// deaf to it, as `nohup` does.
  public static let signals: [Int32] = {
    var old = sigaction()
    sigaction(SIGHUP, nil, &old)
    let isIgnored = unsafeBitCast(old.__sigaction_handler.sa_handler, to: UInt.self) == 1
    return isIgnored ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]
  }()

  /// The signal that came since `listen`, if one did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// From here on, signals end the program with a line that says how to go on: with `command`.
  static func announce(_ command: String) {
    let text = strdup("\nInterrupted. Go on with: \(command)\n")
    farewell.store(UInt(bitPattern: text), ordering: .relaxed)
    // A handler may call almost nothing: it notes, writes and leaves.
    for signal in signals { Glibc.signal(signal) { Interruption.receive($0) } }
    // A program that was started by another may have inherited deaf ears.
    var all = sigset_t()
    sigemptyset(&all)
    for signal in signals { sigaddset(&all, signal) }
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
  }

  /// From here on, signals are noted.
  static func listen() {
    received.store(0, ordering: .relaxed)
    isTraining.store(true, ordering: .relaxed)
  }

  /// From here on, signals end the program again.
  static func stopListening() { isTraining.store(false, ordering: .relaxed) }

  /// From here on, there is nothing to go on with.
  static func forget() {
    for signal in signals { Glibc.signal(signal, SIG_DFL) }
  }

  private static func receive(_ number: Int32) {
    let error = errno
    defer { errno = error }
    StandingBar.ofThisProcess.eraseInHandler()
    guard isTraining.load(ordering: .relaxed) else { leave(number) }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    if received.load(ordering: .relaxed) == 0 {
      // Before the signal is noted: another thread may be given the second one at the same time.
      moment.store(now, ordering: .sequentiallyConsistent)
      if received.exchange(number, ordering: .sequentiallyConsistent) == 0 {
        _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      }
    } else if now - moment.load(ordering: .sequentiallyConsistent) > pause {
      leave(number)
    }
  }

  private static func leave(_ number: Int32) -> Never {
    if let text = UnsafePointer<CChar>(bitPattern: farewell.load(ordering: .relaxed)) {
      _ = write(STDERR_FILENO, text, strlen(text))
    }
    _exit(128 + number)
  }
}
