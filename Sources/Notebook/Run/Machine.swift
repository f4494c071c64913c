import COpenBLAS
import Core
import Foundation

/// What can be said of the machine that a run is made on.
public enum Machine {
  /// The processor's name as the system gives it.
  public static var processor: String {
    field("model name", in: "/proc/cpuinfo") ?? "unknown processor"
  }

  /// The memory of this process.
  public static var memory: UsableMemory {
    UsableMemory(
      all: Int(ProcessInfo.processInfo.physicalMemory),
      available: kilobytes("MemAvailable", in: "/proc/meminfo"), groups: .current,
      limit: addressSpace)
  }

  /// The most bytes of memory that this process has had at once.
  public static var peakMemory: Int { kilobytes("VmHWM", in: "/proc/self/status") ?? 0 }

  /// The version of OpenBLAS and how it was built.
  public static var blas: String {
    String(cString: openblas_get_config()).trimmingCharacters(in: .whitespaces)
  }

  /// The kernels that OpenBLAS has chosen for the processor.
  public static var blasKernel: String { String(cString: openblas_get_corename()) }

  /// The bytes that this process may ask for (`ulimit -v`), if they are limited.
  private static var addressSpace: Int? {
    var limits = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits) == 0 else { return nil }
    return Int(exactly: limits.rlim_cur)
  }

  /// The number of kB behind a name, in bytes.
  private static func kilobytes(_ name: String, in path: String) -> Int? {
    field(name, in: path)?.split(separator: " ").first.flatMap { Int($0) }.map { $0 * 1024 }
  }

  /// What follows the colon behind the first line that begins with `name`.
  private static func field(_ name: String, in path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: ":", maxSplits: 1).last.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}
