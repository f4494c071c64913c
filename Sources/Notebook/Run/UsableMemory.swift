import Core

/// How much memory this process may use, and why.
public struct UsableMemory: CustomStringConvertible, Sendable {
  /// Bytes of the whole machine.
  let all: Int
  /// Bytes that programs can still have, as far as the system tells.
  let available: Int?
  /// What control groups leave of them.
  let groups: ControlGroups
  /// Bytes that the process may ask for, if they are limited.
  let limit: Int?

  /// The bytes that it may have, those in use among them.
  public var count: Int { min(all, groups.memory ?? .max, limit ?? .max) }

  /// The bytes of them that it can still have; nil if the system does not tell.
  public var free: Int? {
    let ofGroup = groups.memory.map { max(0, $0 - (groups.memoryInUse ?? 0)) }
    return [available, ofGroup, limit].compactMap { $0 }.min()
  }

  /// How much, how much of it is free, and what limits it.
  public var description: String {
    var words = "\(Self.text(count))"
    if let free { words += ", \(Self.text(free)) free" }
    if let limitation { words += "; \(limitation), of \(Self.text(all))" }
    return words
  }

  /// What leaves it less than the whole machine's, if anything does.
  public var limitation: String? {
    if count == all { return nil }
    return count == limit ? "the limit of `ulimit -v`" : "the limit of its control group"
  }

  private static func text(_ bytes: Int) -> String {
    bytes < 10 << 30 ? "\((bytes >> 20).grouped) MiB" : "\((bytes >> 30).grouped) GiB"
  }
}
