import Foundation

/// A program that runs beside this one.
///
/// Foundation's own class needs the loopback network, and waits for ever where there is none.
public struct ChildProgram {
  /// Its number among the system's processes.
  public let identifier: pid_t

  /// Starts a program in `folder`, or in this one's, with an empty standard input, and with
  /// `environment` in place of this one's if it is given. What it prints goes where this program's
  /// goes, or to `output` and `errors`. Throws if it cannot be started.
  public init(
    _ url: URL, _ arguments: [String], in folder: URL? = nil,
    environment: [String: String]? = nil, output: FileHandle? = nil, errors: FileHandle? = nil
  ) throws {
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
      throw CourseError(
        "Cannot start \(url.path): it is not built. Build all with: swift build -c release")
    }
    fflush(nil)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    if let output { posix_spawn_file_actions_adddup2(&actions, output.fileDescriptor, 1) }
    if let errors { posix_spawn_file_actions_adddup2(&actions, errors.fileDescriptor, 2) }
    // A thread of a pool may keep signals waiting; the program hears them all.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // `env` changes the folder, and then becomes the program.
    let moved = folder.map { ["/usr/bin/env", "-C", $0.path] } ?? []
    let words = (moved + [url.path] + arguments).map { strdup($0) }
    let settings = (environment ?? ProcessInfo.processInfo.environment).map { name, value in
      strdup("\(name)=\(value)")
    }
    defer { for word in words + settings { free(word) } }
    var identifier: pid_t = 0
    let failure = posix_spawn(
      &identifier, words[0]!, &actions, &attributes, words + [nil], settings + [nil])
    guard failure == 0 else {
      throw CourseError("Cannot start \(url.path) (\(String(cString: strerror(failure)))).")
    }
    self.identifier = identifier
  }

  /// Waits for its end; returns the code that it ended with, a signal's number as a negative one.
  /// To be called once.
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    return Self.code(status)
  }

  /// What `wait` returns, if it has ended; nil if it still runs.
  public func codeIfEnded() -> Int32? {
    var status: Int32 = 0
    return waitpid(identifier, &status, WNOHANG) == identifier ? Self.code(status) : nil
  }

  /// A code that `wait` returned as a shell tells it: 128 plus the number of a signal.
  public static func shellCode(_ code: Int32) -> Int32 { code < 0 ? 128 - code : code }

  private static func code(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : -signal
  }
}

/// What a program that runs beside this one prints, to be read here. No other program that is
/// started meanwhile keeps it open.
public struct PrintedText {
  /// Where it is read.
  public let reader: FileHandle
  /// What to hand to the program; to be closed when it has started.
  public let writer: FileHandle

  /// Opens a pair of sockets, which can be kept from other programs from the first moment on, as a
  /// pipe cannot; throws if the system has none left.
  public init() throws {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw CourseError("The system has no sockets left.")
    }
    reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    writer = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
  }

  /// All of it, up to the end of the program; closes the writer.
  public func readToEnd() -> String {
    try? writer.close()
    return String(decoding: reader.readDataToEndOfFile(), as: UTF8.self)
  }
}
