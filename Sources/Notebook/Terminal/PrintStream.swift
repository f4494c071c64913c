import Glibc
import Synchronization

/// One of the two streams that a program's words go to.
struct PrintStream {
  /// What is at the other end.
  enum Goal { case terminal, pipe, file }

  let goal: Goal
  /// What the terminal at the other end can do; nil if there is none.
  let screen: Screen?
  private let take: (String) -> Void

  /// A stream that hands its text to a function.
  init(_ goal: Goal = .file, _ screen: Screen? = nil, write: @escaping (String) -> Void) {
    self.goal = goal
    self.screen = screen
    take = write
  }

  /// A stream of this process.
  init(_ descriptor: Int32, _ environment: [String: String]) {
    let goal = StandardStreams.goal(of: descriptor)
    let screen = Screen(
      environment, width: { StandardStreams.width(of: descriptor) },
      isOurs: { StandardStreams.isInForeground(descriptor) })
    self.init(goal, goal == .terminal ? screen : nil) {
      StandardStreams.write($0, to: descriptor)
    }
  }

  /// Writes a text, behind what the program has printed in other ways.
  func write(_ text: String) {
    fflush(nil)
    take(text)
  }

  /// Writes codes for the terminal, before what the program has printed in other ways.
  func write(codes: String) { take(codes) }
}

/// The system's side of standard input, output and error.
public enum StandardStreams {
  /// Opens those that were closed when the program was started, on nothing. The first files that it
  /// opens would take their places otherwise, and get what is printed.
  public static func keepOpen() {
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Opens the streams that were closed, and makes writing to a reader who has left, or beyond a limit
  /// on the size of files, an error in place of an end. What every program of the course does first.
  public static func settle() {
    keepOpen()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  static func goal(of descriptor: Int32) -> PrintStream.Goal {
    if isatty(descriptor) == 1 { return .terminal }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .file }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT) ? .pipe : .file
  }

  /// The columns of a terminal as they are now; nil if it does not tell.
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    let told = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return told ? Int(size.ws_col) : nil
  }

  /// Whether the terminal listens to this program, which is not a job in the background.
  static func isInForeground(_ descriptor: Int32) -> Bool {
    let group = tcgetpgrp(descriptor)
    return group < 0 || group == getpgrp()
  }

  /// Writes all of a text; gives up when nobody reads any more, or when a disk is full.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        var full = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&full, 1, -1)
      } else if errno != EINTR {
        if descriptor == STDOUT_FILENO { tellLoss(errno) }
        return
      }
    }
  }

  private static let isLossTold = Atomic(false)

  /// Says once that a full disk does not take what is printed; a reader who has left knows it.
  private static func tellLoss(_ number: Int32) {
    guard [ENOSPC, EDQUOT, EFBIG].contains(number), !isLossTold.exchange(true, ordering: .relaxed)
    else { return }
    write(
      "Warning: standard output cannot be written (\(String(cString: strerror(number)))). The run goes"
        + " on; when it ends, its folder holds all of it in output.txt.\n", to: STDERR_FILENO)
  }
}
