import Foundation
import Runs
import Testing

@testable import Book

@Suite struct RunTests {
  /// The test vectors of FIPS 180-4, and lengths around the size of a block.
  @Test func hashesAreThoseOfTheStandard() {
    #expect(
      sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    let many = repeatElement(UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      sha256(many) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func differencesAreShownAsPatches() {
    let old = (1...9).map(String.init)
    let diff = LineDiff(from: old, to: ["1"] + old.dropFirst(2) + ["10"])
    #expect(
      diff.unified(path: "a") == """
        --- a
        +++ a
        @@ -1,5 +1,4 @@
         1
        -2
         3
         4
         5
        @@ -7,3 +6,4 @@
         7
         8
         9
        +10

        """)
    #expect(LineDiff(from: old, to: old).unified(path: "a") == "")
    #expect(LineDiff(from: ["a", ""], to: ["b", ""]).body == ["-a", "+b", ""])
  }

  @Test func selectionsShowWhatTheyLeaveOut() throws {
    let lines = ["a 1", "b 2", "c 3", "d 4", "e 5"]
    #expect(try Selection("").apply(to: lines) == lines)
    #expect(try Selection("\"b\"").apply(to: lines) == ["…", "b 2", "…"])
    #expect(
      try Selection("\"a\" to \"c\", \"e\"").apply(to: lines) == ["a 1", "b 2", "c 3", "…", "e 5"])
    #expect(throws: CourseError.self) { try Selection("\"x\"").apply(to: lines) }
    #expect(throws: CourseError.self) { try Selection("b until c").apply(to: lines) }
  }

  @Test func aProgramIsRunToItsEnd() throws {
    let shell = Program(URL(fileURLWithPath: "/bin/sh"))
    let result = try shell.run(["-c", "echo out; echo 'Fatal error: no' >&2; echo end >&2; exit 3"])
    #expect(result.status == 3)
    #expect(result.output == "out\n")
    #expect(result.reason == "Fatal error: no")
    #expect(try shell.run(["-c", "kill -9 $$"]).status == -9)
    #expect(throws: CourseError.self) { try Program(URL(fileURLWithPath: "/no/program")).run([]) }
  }
}
