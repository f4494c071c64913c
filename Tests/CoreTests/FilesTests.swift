import Glibc
import Testing

@testable import Core

/// Whole files are read and written, and every refusal is one clear line.
struct FilesTests {
  let folder = TemporaryFolder()

  @Test func whatIsWrittenIsRead() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let path = try folder.add("a", bytes)
    #expect(try Files.read(path) == bytes)
    try folder.add("a", [1])
    #expect(try Files.read(path) == [1])
    try folder.add("empty", [])
    #expect(try Files.read("\(folder.path)/empty") == [])
    #expect(try Files.names(in: folder.path) == ["a", "empty"], "no temporary file is left")
  }

  @Test func foldersAreCreatedWithThoseAbove() throws {
    let deep = "\(folder.path)/x/y/z"
    try Files.createFolder(deep)
    try Files.createFolder(deep)
    #expect(Files.kind(of: deep) == .folder)
    try folder.add("file", [])
    #expect(
      message { try Files.createFolder("\(folder.path)/file/y") }
        == "TMP/file: something else of that name is in the way; choose another name or move it")
  }

  @Test func readingRefuses() throws {
    #expect(
      message { _ = try Files.read("\(folder.path)/absent") }
        == "TMP/absent: there is no such file or folder; check the path")
    #expect(
      message { _ = try Files.read(folder.path) }
        == "TMP: it is not a file; give the path of a file")
    #expect(
      message { _ = try Files.read("/dev/zero") }
        == "/dev/zero: it is not a file; give the path of a file")
    #expect(
      message { _ = try Files.names(in: "\(folder.path)/absent") }
        == "TMP/absent: there is no such file or folder; check the path")
    #expect(
      message { _ = try Files.read("\(folder.path)/two\nlines") }
        == "TMP/two?lines: there is no such file or folder; check the path")
  }

  @Test func aHugeFileIsRefusedUnread() throws {
    let path = try folder.add("huge", [])
    truncate(path, 1 << 31)
    #expect(
      message { _ = try Files.read(path) }
        == "TMP/huge: it is larger than 1 GiB; give a smaller file")
  }

  @Test func writingRefusesAndLeavesTheOldFile() throws {
    #expect(
      message { try folder.add("absent/a", [1]) }
        == "TMP/absent/a: its folder does not exist; create the folder first")
    try Files.createFolder("\(folder.path)/taken")
    #expect(
      message { try folder.add("taken", [1]) }
        == "TMP/taken: something else of that name is in the way; choose another name or move it")
    try folder.add("plain", [1])
    #expect(
      message { try folder.add("plain/a", [1]) }
        == "TMP/plain/a: part of its path is not a folder; choose another path")
    #expect(
      message { try Files.write([1], to: "/sys/forger") }
        == "/sys/forger: writing is not allowed there; choose another folder or its permissions")
    #expect(try Files.names(in: folder.path) == ["plain", "taken"])
  }

  @Test func aWriteThatBreaksOffLeavesTheOldFile() async {
    // In a process of its own, which the system stops from growing a file past 64 KiB: the limit is
    // that of a whole process, and other tests write beside this one.
    await #expect(processExitsWith: .success) { @MainActor in
      let folder = TemporaryFolder()
      let path = try folder.add("a", [1, 2, 3])
      signal(SIGXFSZ, SIG_IGN)
      var low = rlimit(rlim_cur: 1 << 16, rlim_max: 1 << 16)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &low)
      let text = message { try Files.write([UInt8](repeating: 7, count: 1 << 17), to: path) }
      #expect(text == "TMP/a: it cannot be written (File too large); choose another folder")
      #expect(try Files.read(path) == [1, 2, 3])
      #expect(try Files.names(in: folder.path) == ["a"], "no temporary file is left")
    }
  }

  @Test func aFullDiskIsNamed() {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(
      message {
        try [UInt8](repeating: 1, count: 3).withUnsafeBytes {
          try Files.writeAll($0, to: full, path: "Output/a")
        }
      }
        == "Output/a: the disk is full; free some space and run again")
  }
}
