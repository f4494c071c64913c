import Foundation
import Runs
import Testing

@testable import Notebook

/// A real shell takes the words of a printed command for what they are.
@Suite struct ShellCommandTests {
  private static let words = [
    "--steps", "plain", "", " ", "two words", "teacher's", "'", "''", "\"quoted\"", "$HOME",
    "$(ls)", "`ls`", "a\\b", "\\", "*", "?", "[a]", "~", "~root", "#", "!", "!!", "a;b", "a&b",
    "a|b",
    "<", ">", "(", "{a,b}", "=ls", "a=b", "-", "--", "-n", "Größe", "数字", "🙂", "100%", "%s",
    "tab\t", "two\nlines", "\nline", "ends\n", "\u{1B}[31m", "bell\u{7}", "back\u{8}", "a\rb",
    "'\u{1}%\\'", "\u{85}", "--out=a\tb", "\t123", "%\t%s",
  ]

  @Test(arguments: ["/bin/sh", "/bin/bash"])
  func wordsComeThrough(shell: String) throws {
    let command = ShellCommand.line(["printf", "%s\\0"] + Self.words)
    let result = try Program(URL(fileURLWithPath: shell)).run(["-c", command])
    #expect(result.status == 0 && result.errors.isEmpty)
    let printed = result.output.split(separator: "\0", omittingEmptySubsequences: false)
    #expect(printed.dropLast().map(String.init) == Self.words)
  }

  @Test func wordsThatNeedNoQuotesHaveNone() {
    let words = ["--out=a/b_c-d.png", "4.2", "a:b,c@d%e+f"]
    #expect(ShellCommand.line(words) == words.joined(separator: " "))
  }

  @Test func noControlCharacterIsPrintedThatATerminalObeys() {
    for word in Self.words where !word.hasSuffix("\n") {
      #expect(word.shellQuoted.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(word)")
    }
  }

  @Test func aProgramOfTheCourseIsNamedByItsPathElsewhere() throws {
    #expect(ShellCommand.swift("run", "a b").hasSuffix(" -c release 'a b'"))
    let command = ShellCommand.runningThisProgram("course", ["a b"])
    #expect(command.hasSuffix(" 'a b'"))
  }
}
