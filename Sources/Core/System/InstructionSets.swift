import CProcessor

/// Sets of instructions that a processor has beyond those that all of its family have.
public struct InstructionSets: Equatable, Sendable, CustomStringConvertible {
  private let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// Those that the core's arithmetic was compiled for. No program starts where one is missing.
  public static let compiledFor = InstructionSets(bits: coreSetsCompiledFor())

  /// Those of the processor that this program runs on.
  public static let present = InstructionSets(bits: processor_sets_present())

  /// Their names, as Linux writes them: avx2, fma and so on.
  public var names: [String] {
    (0..<Int32(PROCESSOR_SET_COUNT)).filter { bits >> UInt64($0) & 1 == 1 }
      .map { String(cString: processor_set_name($0)) }
  }

  /// The level that they come up to, such as x86-64-v3, and how many sets they are.
  public var description: String {
    let count = bits.nonzeroBitCount
    return "\(level), \(count == 1 ? "1 set" : "\(count) sets") of instructions"
  }

  /// The highest level of which none is missing: x86-64 or arm64 if it is none.
  public var level: String {
    let names = Set(names)
    return Self.levels.first { $0.sets.allSatisfy(names.contains) }?.name ?? Self.family
  }

  /// The levels that the makers of compilers have agreed on, with what each adds; the highest first.
  private static let levels: [(name: String, sets: [String])] = [
    ("x86-64-v4", third + ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]),
    ("x86-64-v3", third),
    ("x86-64-v2", second),
  ]

  private static let second = ["cx16", "popcnt", "sse3", "sse4_1", "sse4_2", "ssse3"]
  private static let third =
    second + ["avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "lzcnt", "movbe"]

  private static var family: String {
    #if arch(x86_64)
      "x86-64"
    #else
      "arm64"
    #endif
  }
}

/// The sets of instructions that the core was compiled for, as bits. The check that precedes every
/// program asks for them, so this is a constant and needs none of them.
@c(core_sets_compiled_for)
public func coreSetsCompiledFor() -> UInt64 { processor_sets_compiled_for() }
