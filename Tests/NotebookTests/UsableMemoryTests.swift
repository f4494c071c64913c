import Core
import Testing

@testable import Notebook

@Suite struct UsableMemoryTests {
  @Test(
    arguments: [
      (nil, nil, "8,192 MiB, 3,000 MiB free"),
      (nil, 4096, "4,096 MiB, 3,000 MiB free; the limit of `ulimit -v`, of 8,192 MiB"),
      (nil, 1 << 20, "8,192 MiB, 3,000 MiB free"),
    ] as [(Int?, Int?, String)])
  func whatLimitsMemoryIsSaid(available: Int?, limit: Int?, words: String) {
    let memory = UsableMemory(
      all: 8 << 30, available: 3_000 << 20, groups: ControlGroups(read: { _ in nil }),
      limit: limit.map { $0 << 20 })
    #expect(memory.description == words)
  }

  @Test func aControlGroupLimitsMemory() {
    let files = [
      "/proc/self/mountinfo": "31 23 0:28 / /cg rw,relatime - cgroup2 cgroup2 rw",
      "/proc/self/cgroup": "0::/", "/cg/memory.max": "\(2 << 30)",
      "/cg/memory.current": "\(1 << 30)",
      "/cg/memory.stat": "inactive_file \(256 << 20)",
    ]
    let groups = ControlGroups(read: { files[$0] })
    let memory = UsableMemory(all: 16 << 30, available: 9 << 30, groups: groups, limit: nil)
    #expect(memory.count == 2 << 30 && memory.free == 1280 << 20)
    #expect(
      "\(memory)" == "2,048 MiB, 1,280 MiB free; the limit of its control group, of 16 GiB")
    let untold = UsableMemory(all: 5, available: nil, groups: .current, limit: nil)
    #expect(untold.count == 5)
  }
}
