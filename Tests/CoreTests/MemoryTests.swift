import Glibc
import Testing

@testable import Core

@Suite struct MemoryTests {
  @Test("Memory that the system does not give ends the program with one line")
  func noMemory() async {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) { @MainActor in
      var limits = rlimit(rlim_cur: 1 << 36, rlim_max: 1 << 36)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits)
      _ = Tensor.zeros([1 << 35])
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.hasPrefix("Error: The system has no 131072 MiB of memory left for this program"))
    #expect(words.hasSuffix("says.\n") && words.count { $0 == "\n" } == 1)
  }
}
