import Glibc
import Testing

@testable import Core

/// The files of folders are found in one order, and what systems leave behind is not.
struct FolderTreeTests {
  let folder = TemporaryFolder()

  func names() throws -> [String] {
    try FolderTree(folder.path).files.map { ($0.folders + [$0.name]).joined(separator: "/") }
  }

  @Test func namesAreInNaturalOrder() {
    let sorted = ["", "0", "00", "01", "1", "2", "10", "A", "B2", "B10", "a", "a-1", "a1", "é"]
    for (i, a) in sorted.enumerated() {
      for (j, b) in sorted.enumerated() {
        #expect(NaturalOrder.precedes(Array(a.utf8), Array(b.utf8)) == (i < j), "\(a) and \(b)")
      }
    }
    let long = "99999999999999999999999999"
    #expect(NaturalOrder.precedes(Array(long.utf8), Array("1\(long)".utf8)))
  }

  @Test func theOrderIsThatOfTheNames() throws {
    for name in ["b/2", "10.png", "b/10", "2.png", "a/c/1", "Z", "b.png"] {
      try folder.put(name, [])
    }
    #expect(try names() == ["2.png", "10.png", "Z", "a/c/1", "b/2", "b/10", "b.png"])
    let shallow = try FolderTree(folder.path + "//", isDeep: false).files
    #expect(shallow.map(\.name) == ["2.png", "10.png", "Z", "b.png"])
    #expect(shallow[0].description == folder.path + "/2.png")
  }

  @Test func whatSystemsLeaveBehindIsPassedOver() throws {
    for name in [".DS_Store", "__MACOSX/a/._1.png", "a/.hidden/1.png", "a/1.png", "a/._1.png"] {
      try folder.put(name, [])
    }
    #expect(try names() == ["a/1.png"])
  }

  @Test func linksInACircleEnd() throws {
    try folder.put("a/1.png", [])
    try folder.put("elsewhere/2.png", [7])
    symlink("..", "\(folder.path)/a/up")
    symlink(".", "\(folder.path)/here")
    symlink("elsewhere/2.png", "\(folder.path)/link.png")
    symlink("nowhere", "\(folder.path)/lost.png")
    #expect(try names() == ["a/1.png", "elsewhere/2.png", "link.png", "lost.png"])
    let files = try FolderTree(folder.path).files
    #expect(try files[2].read() == [7])
    #expect(
      message { _ = try files[3].read() }
        == "TMP/lost.png: it is a link that leads nowhere; remove it, or fetch what it should lead "
        + "to")
  }

  @Test func namesNeedNotBeText() throws {
    let name: [UInt8] = Array("\(folder.path)/b".utf8) + [0xE9, 0x62]
    let descriptor = open(name.map(CChar.init(bitPattern:)) + [0], O_WRONLY | O_CREAT, 0o600)
    write(descriptor, "abc", 3)
    close(descriptor)
    let file = try FolderTree(folder.path).files[0]
    #expect(file.name == "b\u{FFFD}b")
    #expect(try file.read() == Array("abc".utf8) && file.read(first: 2) == Array("ab".utf8))
  }

  @Test func aFolderThatCannotBeReadIsNamed() throws {
    #expect(
      message { _ = try FolderTree("\(folder.path)/absent") }
        == "TMP/absent: there is no such file or folder; check the path")
    try folder.put("a/secret/1.png", [])
    chmod("\(folder.path)/a/secret", 0)
    defer { chmod("\(folder.path)/a/secret", 0o700) }
    // The superuser may read everything.
    let expected =
      geteuid() == 0 ? "no error" : "TMP/a/secret: it may not be read; check its permissions"
    #expect(message { _ = try FolderTree(folder.path) } == expected)
  }
}
