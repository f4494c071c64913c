/// What a process may take of its machine by the control groups that it is in, of either version:
/// containers, batch systems and services are held to their share by them.
///
/// A group is held to its own limits and to those of all groups around it. Everything is worked out
/// from the texts of files; what is missing or makes no sense limits nothing.
public struct ControlGroups: Sendable {
  /// How many cores' worth of time the process may use, if that is limited: 1.5, for example.
  public private(set) var cores: Double?
  /// Bytes of memory that the process and the others in its group may have, if that is limited.
  public private(set) var memory: Int?
  /// How many of these bytes are in use and cannot be given up for something else.
  public private(set) var memoryInUse: Int?

  /// The limits of this process as they are now.
  public static var current: ControlGroups { ControlGroups(read: SystemText.read) }

  /// Works the limits out from the files that `read` returns the texts of, nil for those missing.
  public init(read: (_ path: String) -> String?) {
    let mounts = (read("/proc/self/mountinfo") ?? "").split(separator: "\n").compactMap(Mount.init)
    for line in (read("/proc/self/cgroup") ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let controllers = parts[1].split(separator: ",").map(String.init)
      for mount in mounts where mount.serves(controllers) {
        for folder in mount.folders(of: String(parts[2])) {
          if mount.isSecondVersion {
            limitBySecondVersion(folder, read)
          } else {
            limitByFirstVersion(folder, read)
          }
        }
      }
    }
  }

  private mutating func limitBySecondVersion(_ folder: String, _ read: (String) -> String?) {
    let words = (read(folder + "/cpu.max") ?? "").split { $0.isWhitespace }
    if words.count == 2 { limit(quota: Int(words[0]), period: Int(words[1])) }
    for file in ["memory.max", "memory.high"] {
      limit(
        memory: number(folder + "/" + file, read), usage: number(folder + "/memory.current", read),
        cache: field("inactive_file", in: read(folder + "/memory.stat")))
    }
  }

  private mutating func limitByFirstVersion(_ folder: String, _ read: (String) -> String?) {
    limit(
      quota: number(folder + "/cpu.cfs_quota_us", read),
      period: number(folder + "/cpu.cfs_period_us", read))
    limit(
      memory: number(folder + "/memory.limit_in_bytes", read),
      usage: number(folder + "/memory.usage_in_bytes", read),
      cache: field("total_inactive_file", in: read(folder + "/memory.stat")))
  }

  private mutating func limit(quota: Int?, period: Int?) {
    guard let quota, let period, quota > 0, period > 0 else { return }
    cores = min(cores ?? .infinity, Double(quota) / Double(period))
  }

  /// The first version writes "no limit" as the largest multiple of a page.
  private mutating func limit(memory bytes: Int?, usage: Int?, cache: Int?) {
    guard let bytes, bytes >= 0, bytes < 1 << 60, bytes < memory ?? .max else { return }
    memory = bytes
    memoryInUse = usage.map { max(0, $0 - (cache ?? 0)) }
  }

  private func number(_ path: String, _ read: (String) -> String?) -> Int? {
    read(path)?.split { $0.isWhitespace }.first.flatMap { Int($0) }
  }

  /// The number behind a name that begins a line.
  private func field(_ name: String, in text: String?) -> Int? {
    for line in (text ?? "").split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == name { return Int(words[1]) }
    }
    return nil
  }
}

/// A place where control groups can be seen as folders.
private struct Mount {
  /// The group that the place shows, as a path among the groups.
  private let root: String
  private let place: String
  private let controllers: Set<String>
  let isSecondVersion: Bool

  /// Reads a line of `/proc/self/mountinfo`; nil if it is about another file system.
  init?(_ line: Substring) {
    let words = line.split(separator: " ").map(String.init)
    guard let dash = words.firstIndex(of: "-"), dash >= 6, words.count >= dash + 4 else {
      return nil
    }
    guard ["cgroup", "cgroup2"].contains(words[dash + 1]) else { return nil }
    (root, place) = (Self.unescaped(words[3]), Self.unescaped(words[4]))
    controllers = Set(words[dash + 3].split(separator: ",").map(String.init))
    isSecondVersion = words[dash + 1] == "cgroup2"
  }

  /// Whether the groups of these controllers are here; the second version names none.
  func serves(_ wanted: [String]) -> Bool {
    wanted.isEmpty ? isSecondVersion : !isSecondVersion && !controllers.isDisjoint(with: wanted)
  }

  /// The folders of a group and of all that it is in, as far as they can be seen from here. A
  /// container sees its own group as the place itself, wherever it lies among all groups.
  func folders(of group: String) -> [String] {
    var path = group.split(separator: "/")
    let top = root.split(separator: "/")
    if path.contains("..") { path = [] }
    path = path.starts(with: top) ? Array(path.dropFirst(top.count)) : []
    return (0...path.count).map { count in
      path.prefix(count).reduce(place == "/" ? "" : place) { $0 + "/" + $1 }
    }
  }

  /// A path with its spaces: `\040` in these files.
  private static func unescaped(_ word: String) -> String {
    var (bytes, rest) = ([UInt8](), Array(word.utf8)[...])
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      if byte == UInt8(ascii: "\\"), digits.count == 3, let code {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
