import Foundation
import Runs

/// What goes on in a run's folder.
public enum RunState: Equatable, Sendable {
  /// No run is there, or one that is finished.
  case idle
  /// A run is writing into it.
  case running(RunningProcess)
  /// A run was left unfinished; its command.
  case unfinished(String)
  /// A run was left unfinished by a version of the course that kept no list of its files; its command.
  case unfinishedEarlier(String)

  /// Looks into a folder. Must not be asked by a process whose run is there.
  public init(of folder: String) {
    if let process = RunningProcess(in: folder) {
      self = .running(process)
      return
    }
    let text = try? String(contentsOfFile: "\(folder)/\(RunFiles.mark)", encoding: .utf8)
    let command = text?.trimmingCharacters(in: .newlines)
    switch (command, Manifest.exists(in: folder)) {
    case (let command?, true): self = .unfinished(command)
    case (let command?, false) where command.prefixMatch(of: /[0-9]{2}-[a-z-]+( |$)/) != nil:
      self = .unfinishedEarlier(command)
    default: self = .idle
    }
  }

  /// Why no other run begins in the folder that is called `name`, and what to do, in one line; nil if
  /// one may. Another folder is only proposed where the reader `mayChoose` one.
  public func refusal(_ name: String, mayChoose: Bool = true) -> String? {
    let free = RunFolder.free(like: name).shellQuoted
    let other = mayChoose ? "choose another folder, such as --out \(free)" : nil
    return switch self {
    case .idle: nil
    case .running(let process):
      "A run is going on in \(name) (\(process)). "
        + Self.choice("Let it end", process.number.map { "end it with `kill \($0)`" }, other)
    case .unfinished(let command):
      "\(name) holds an unfinished run (\(command)). "
        + Self.choice(
          "Go on with --resume", "start over with --fresh", other.map { "keep it and " + $0 })
    case .unfinishedEarlier(let command):
      "\(name) holds an unfinished run (\(command)) of an earlier version of the course, which this"
        + " one cannot go on with. " + Self.choice("Move that run away", other)
    }
  }

  /// A sentence that leaves a choice.
  private static func choice(_ ways: String?...) -> String {
    let ways = ways.compactMap(\.self)
    let last = ways.count > 1 ? ", or " + ways[ways.count - 1] : ""
    return ways.prefix(max(1, ways.count - 1)).joined(separator: ", ") + last + "."
  }
}

/// A process whose run writes into a folder.
public struct RunningProcess: Error, Equatable, Sendable, CustomStringConvertible {
  /// Its number; nil if it is out of sight, as on another machine that shares the folder.
  public let number: Int32?

  /// The number, in words.
  public var description: String { number.map { "process \($0)" } ?? "on another machine" }

  private init(_ lock: flock) { number = lock.l_pid > 0 ? lock.l_pid : nil }

  /// The process that has locked a folder's list; nil if none has.
  init?(in folder: String) {
    let path = "\(folder)/\(Manifest.fileName)"
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let lock = Self.obstacle(to: descriptor) else { return nil }
    self.init(lock)
  }

  /// Locks a file for this process, until it ends or closes the file; throws the process that has
  /// locked it already. Where the file system knows no locks, there is none.
  static func lock(_ descriptor: Int32) throws {
    var lock = wholeFile
    guard fcntl(descriptor, F_SETLK, &lock) != 0, errno == EACCES || errno == EAGAIN else { return }
    throw RunningProcess(obstacle(to: descriptor) ?? wholeFile)
  }

  private static func obstacle(to descriptor: Int32) -> flock? {
    var lock = wholeFile
    guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
    return lock
  }

  private static var wholeFile: flock {
    flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
  }
}
