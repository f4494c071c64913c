import Testing

@testable import Core

/// What containers and batch systems leave of a machine, worked out from the texts of files.
@Suite struct ControlGroupTests {
  private let v2 = "31 23 0:28 / /sys/fs/cgroup rw,relatime - cgroup2 cgroup2 rw,nsdelegate\n"

  private func limits(_ files: [String: String]) -> ControlGroups { ControlGroups { files[$0] } }

  @Test func theSecondVersion() {
    let files = [
      "/proc/self/mountinfo": "22 27 0:21 / /proc rw - proc proc rw\n" + v2,
      "/proc/self/cgroup": "0::/user.slice/job\n",
      "/sys/fs/cgroup/user.slice/job/cpu.max": "150000 100000\n",
      "/sys/fs/cgroup/user.slice/job/memory.max": "1073741824\n",
      "/sys/fs/cgroup/user.slice/job/memory.current": "500\n",
      "/sys/fs/cgroup/user.slice/job/memory.stat": "anon 300\ninactive_file 200\nfile 7\n",
    ]
    let limits = limits(files)
    #expect(limits.cores == 1.5)
    #expect(limits.memory == 1 << 30 && limits.memoryInUse == 300)
  }

  @Test func theGroupsAroundCountToo() {
    var files = [
      "/proc/self/mountinfo": v2, "/proc/self/cgroup": "0::/a/b\n",
      "/sys/fs/cgroup/a/b/cpu.max": "max 100000\n", "/sys/fs/cgroup/a/cpu.max": "50000 100000\n",
      "/sys/fs/cgroup/a/b/memory.max": "9000\n", "/sys/fs/cgroup/a/memory.max": "max\n",
      "/sys/fs/cgroup/memory.high": "4000\n",
    ]
    #expect(limits(files).cores == 0.5)
    #expect(limits(files).memory == 4000)
    files["/sys/fs/cgroup/cpu.max"] = "20000 100000"
    #expect(limits(files).cores == 0.2)
  }

  @Test func theFirstVersion() {
    let files = [
      "/proc/self/mountinfo": """
      32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
      35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
      41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
      """,
      "/proc/self/cgroup": "4:memory:/job\n2:cpu,cpuacct:/batch/job\n1:name=systemd:/\n0::/\n",
      "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "-1\n",
      "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
      "/sys/fs/cgroup/cpu,cpuacct/batch/cpu.cfs_quota_us": "300000\n",
      "/sys/fs/cgroup/cpu,cpuacct/batch/cpu.cfs_period_us": "200000\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/job/memory.limit_in_bytes": "2048\n",
      "/sys/fs/cgroup/memory/job/memory.usage_in_bytes": "1000\n",
      "/sys/fs/cgroup/memory/job/memory.stat": "inactive_file 1\ntotal_inactive_file 400\n",
    ]
    #expect(limits(files).cores == 1.5)
    #expect(limits(files).memory == 2048 && limits(files).memoryInUse == 600)
  }

  /// Without a name space of its own, a container is told its group's place in the whole machine, but
  /// sees only the group.
  @Test func aContainerSeesItsGroupAsTheTop() {
    let mounts = """
      40 31 0:29 /docker/f00 /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu
      41 31 0:29 /docker/f00 /mnt/c\\040g ro - cgroup cgroup rw,memory
      """
    let files = [
      "/proc/self/mountinfo": mounts,
      "/proc/self/cgroup": "2:cpu:/docker/f00/in\n4:memory:/docker/f00\n",
      "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000",
      "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000",
      "/sys/fs/cgroup/cpu/in/cpu.cfs_quota_us": "100000",
      "/sys/fs/cgroup/cpu/in/cpu.cfs_period_us": "100000",
      "/mnt/c g/memory.limit_in_bytes": "77",
    ]
    #expect(limits(files).cores == 1)
    #expect(limits(files).memory == 77)
    var elsewhere = files
    elsewhere["/proc/self/cgroup"] = "2:cpu:/../outside\n4:memory:/other\n"
    #expect(limits(elsewhere).cores == 2)
    #expect(limits(elsewhere).memory == 77)
  }

  @Test(arguments: [
    [:], ["/proc/self/cgroup": "0::/\n"],
    ["/proc/self/mountinfo": "x", "/proc/self/cgroup": "y"],
    ["/proc/self/mountinfo": "1 2 3 4 5 6 - cgroup2", "/proc/self/cgroup": "0::"],
    ["/proc/self/mountinfo": "- - - - - - - - - -", "/proc/self/cgroup": ":::\n\n0"],
  ])
  func withoutFilesNothingIsLimited(files: [String: String]) {
    #expect(limits(files).cores == nil && limits(files).memory == nil)
    #expect(limits(files).memoryInUse == nil)
  }

  @Test(arguments: [
    "", "max", "max 100000", "0 100000", "5 0", "-1 100000", "a b", "1 2 3", "\0\n",
  ])
  func wordsWithoutSenseLimitNothing(words: String) {
    let files = [
      "/proc/self/mountinfo": v2, "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/cpu.max": words,
      "/sys/fs/cgroup/memory.max": words == "5 0" ? "-5" : words.filter(\.isLetter),
    ]
    #expect(limits(files).cores == nil && limits(files).memory == nil)
  }

  @Test(
    arguments: [
      (64, 64, nil, 64), (2, 1, nil, 1), (2, 2, 0.5, 1), (8, 8, 1.0, 1), (8, 8, 1.01, 2),
      (8, 4, 6.0, 4), (8, 8, 1e300, 8), (8, 8, 1e-300, 1), (1, 9, nil, 1),
    ] as [(Int, Int, Double?, Int)])
  func aPartOfACoreCountsAsOne(online: Int, allowed: Int, quota: Double?, count: Int) {
    #expect(UsableCores(online: online, allowed: allowed, quota: quota).count == count)
  }

  @Test func whatLimitsTheCoresIsSaid() {
    func words(_ online: Int, _ allowed: Int, _ quota: Double?) -> String {
      "\(UsableCores(online: online, allowed: allowed, quota: quota))"
    }
    #expect(words(2, 2, nil) == "2 cores" && words(1, 1, 5) == "1 core")
    #expect(words(2, 1, nil) == "1 of 2 cores, it is bound to 1")
    #expect(words(8, 8, 4 / 3) == "2 of 8 cores, its control group gives it the time of 1.33")
    #expect(words(8, 2, 3) == "2 of 8 cores, it is bound to 2")
  }

  @Test func thisMachineAnswers() {
    let cores = UsableCores.current
    #expect(cores.online >= 1 && cores.allowed >= 1 && (1...cores.online).contains(cores.count))
    #expect(SystemText.read("/proc/self/status")?.contains("VmRSS") != false)
    #expect(SystemText.read("/nowhere") == nil)
  }
}
