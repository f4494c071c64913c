import CProcessor
import Glibc

/// How many cores this process may use at once, and why.
public struct UsableCores: Equatable, Sendable {
  /// The cores that are switched on.
  public let online: Int
  /// Those of them that the process may run on: `taskset` and batch systems choose some.
  public let allowed: Int
  /// How many cores' worth of time its control groups let it use, if that is limited.
  public let quota: Double?

  /// What holds now.
  public static var current: UsableCores {
    UsableCores(online: online(), allowed: allowed(), quota: ControlGroups.current.cores)
  }

  /// The number of threads that makes use of them: a part of a core counts as one. At least 1.
  public var count: Int {
    let quota = quota.map { $0 < Double(online) ? Int($0.rounded(.up)) : online } ?? online
    return max(1, min(online, allowed, quota))
  }

  private static func online() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The cores that the calling thread may run on; those that are switched on if the system does not
  /// tell.
  private static func allowed() -> Int {
    let count = Int(processor_cores_allowed())
    return count > 0 ? count : online()
  }
}

extension UsableCores: CustomStringConvertible {
  /// The number, and what limits it.
  public var description: String {
    var reasons: [String] = []
    if allowed < online { reasons.append("it is bound to \(allowed)") }
    if let quota, quota < Double(min(online, allowed)) {
      let hundredths = (quota * 100).rounded() / 100
      reasons.append("its control group gives it the time of \(hundredths)")
    }
    let cores = online == 1 ? "1 core" : "\(online) cores"
    return ([count == online ? cores : "\(count) of \(cores)"] + reasons).joined(separator: ", ")
  }
}
