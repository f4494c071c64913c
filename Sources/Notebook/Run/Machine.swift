import COpenBLAS
import Foundation

/// What can be said of the machine that a run is made on.
public enum Machine {
  /// The processor's name as the system gives it.
  public static var processor: String {
    field("model name", in: "/proc/cpuinfo") ?? "unknown processor"
  }

  /// Bytes of memory.
  public static var memory: Int { Int(ProcessInfo.processInfo.physicalMemory) }

  /// The most bytes of memory that this process has had at once.
  public static var peakMemory: Int {
    (field("VmHWM", in: "/proc/self/status")?.split(separator: " ").first).flatMap { Int($0) }
      .map { $0 * 1024 } ?? 0
  }

  /// The version of OpenBLAS and how it was built.
  public static var blas: String {
    String(cString: openblas_get_config()).trimmingCharacters(in: .whitespaces)
  }

  /// The kernels that OpenBLAS has chosen for the processor.
  public static var blasKernel: String { String(cString: openblas_get_corename()) }

  /// What the processor can do, in the system's words: avx2, fma and so on.
  public static var abilities: Set<String> {
    Set((field("flags", in: "/proc/cpuinfo") ?? "").split(separator: " ").map(String.init))
  }

  /// Bytes of memory that programs can still have.
  public static var availableMemory: Int {
    (field("MemAvailable", in: "/proc/meminfo")?.split(separator: " ").first).flatMap { Int($0) }
      .map { $0 * 1024 } ?? 0
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
