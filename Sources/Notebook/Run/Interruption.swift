import Glibc
import Synchronization

/// Ctrl-C and SIGTERM while a network is trained: the first asks for an end after the current step,
/// the second ends the program at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let words: StaticString = "\nEnding after this step. Once more ends at once.\n"

  /// The signal that came since `listen`, if one did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// From here on, signals are noted.
  static func listen() {
    received.store(0, ordering: .relaxed)
    // A handler may call almost nothing: it notes, writes and leaves.
    let note: @convention(c) (Int32) -> Void = { number in
      StandingBar.ofThisProcess.eraseInHandler()
      if Interruption.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      _ = write(STDERR_FILENO, Interruption.words.utf8Start, Interruption.words.utf8CodeUnitCount)
    }
    Glibc.signal(SIGINT, note)
    Glibc.signal(SIGTERM, note)
    // A program that was started by another may have inherited deaf ears.
    var both = sigset_t()
    sigemptyset(&both)
    sigaddset(&both, SIGINT)
    sigaddset(&both, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
  }

  /// From here on, signals end the program as they usually do.
  static func stopListening() {
    Glibc.signal(SIGINT, SIG_DFL)
    Glibc.signal(SIGTERM, SIG_DFL)
  }
}
