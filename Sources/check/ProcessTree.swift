import Foundation

/// A process and all that it has started, directly or not.
struct ProcessTree {
  private let processes: [pid_t]

  /// Finds those that run now.
  init(_ root: pid_t) {
    var children: [pid_t: [pid_t]] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for process in names.compactMap({ pid_t($0) }) {
      children[Self.parent(of: process), default: []].append(process)
    }
    var found = [root]
    var next = 0
    while next < found.count {
      found += children[found[next]] ?? []
      next += 1
    }
    processes = found
  }

  /// Asks all of them to end, and kills those that have not after three seconds.
  func end(with signal: Int32) {
    for process in processes { kill(process, signal) }
    for _ in 0..<30 where processes.contains(where: Self.isAlive) {
      while waitpid(-1, nil, WNOHANG) > 0 {}
      usleep(100_000)
    }
    for process in processes where Self.isAlive(process) { kill(process, SIGKILL) }
  }

  private static func isAlive(_ process: pid_t) -> Bool { kill(process, 0) == 0 }

  /// The fourth word of the process's line; the second is a name in brackets, which may hold anything.
  private static func parent(of process: pid_t) -> pid_t {
    let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    let words = line.split(separator: ")").last?.split(separator: " ") ?? []
    return words.count > 1 ? pid_t(words[1]) ?? 0 : 0
  }
}
