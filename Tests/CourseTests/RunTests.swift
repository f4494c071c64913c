import Book
import Foundation
import Testing

/// `course run` in a small course whose chapters are shell scripts.
@Suite struct RunTests {
  /// What a link to it makes of a script beside the link: a program.
  private static let program = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "program")

  private let course: URL
  private var program: URL { course.appending(path: "bin/course") }

  /// Makes the folder beside the built programs, where a link can stand for a copy of `course`: a copy
  /// that was being written when another test started some program could not be started itself.
  init() throws {
    course = Bundle.main.bundleURL.appending(path: "course-\(UUID().uuidString)")
    let files = FileManager.default
    try files.createDirectory(
      at: course.appending(path: "bin"), withIntermediateDirectories: true)
    try files.linkItem(
      at: Bundle.main.bundleURL.appending(path: "course"),
      to: course.appending(path: "bin/course"))
    try Data().write(to: course.appending(path: "Package.swift"))
  }

  /// Adds a chapter whose program is a script.
  private func add(_ chapter: String, _ script: String) throws {
    let folder = course.appending(path: "Chapters/\(chapter)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "main.swift"))
    let link = course.appending(path: "bin/\(chapter)")
    try Data("\(script)\n".utf8).write(to: link.appendingPathExtension("sh"))
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Self.program)
  }

  /// A script that leaves the record of a finished run.
  private func finishing(_ chapter: String) -> String {
    """
    echo "\(chapter) in $PWD with: $*"
    mkdir -p Output/\(chapter)
    echo '{"arguments":[],"chapter":"\(chapter)","files":[],"seed":1,"title":"A","values":[
      {"isKey":true,"label":"test loss","name":"loss","text":"0.0912","value":0.0912},
      {"isKey":false,"label":"secret","name":"other","text":"7","value":7}]}' \
      > Output/\(chapter)/values.json
    """
  }

  private func clean() { try? FileManager.default.removeItem(at: course) }

  @Test func chaptersRunInOrderAndAreSummedUp() throws {
    defer { clean() }
    try add("02-second", finishing("02-second"))
    try add("01-first", finishing("01-first"))
    let result = try Program(program).run(["run", "--fresh"], in: course)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(result.status == 0)
    #expect(lines.first?.hasPrefix("01-first in ") == true)
    #expect(lines.first?.hasSuffix("with: --fresh") == true)
    #expect(lines[1].hasPrefix("02-second in "))
    #expect(lines.count { $0.contains("test loss 0.0912") } == 2)
    #expect(!result.output.contains("secret"))
    #expect(lines.last?.hasSuffix("Output/02-second") == true)
  }

  @Test func aChapterIsNamedByItsNumber() throws {
    defer { clean() }
    try add("01-first", finishing("01-first"))
    try add("02-second", finishing("02-second"))
    let result = try Program(program).run(["run", "2"], in: course)
    #expect(result.output.hasPrefix("02-second in ") && !result.output.contains("01-first"))
  }

  @Test func aFailureIsToldAtTheEnd() throws {
    defer { clean() }
    try add("01-first", "exit 3")
    try add("02-second", finishing("02-second"))
    let result = try Program(program).run(["run"], in: course)
    #expect(result.status == 3)
    #expect(result.output.contains("ended with code 3"))
    #expect(result.output.contains("test loss 0.0912"))
  }

  @Test func aChapterThatIsNotBuiltIsOneClearLine() throws {
    defer { clean() }
    try add("01-first", "exit 0")
    try FileManager.default.removeItem(at: course.appending(path: "bin/01-first"))
    let result = try Program(program).run(["run"], in: course)
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("Error: The program 01-first is not built."))
  }

  @Test func aSignalIsPassedOnAndEndsTheRun() throws {
    defer { clean() }
    try add(
      "01-first",
      """
      trap 'echo saved; exit 130' INT
      echo > ready
      while [ -e ready ]; do sleep 0.1; done
      """)
    try add("02-second", finishing("02-second"))
    let output = try PrintedText()
    let child = try ChildProgram(program, ["run"], in: course, output: output.writer)
    let ready = course.appending(path: "ready").path
    var code: Int32?
    while !FileManager.default.fileExists(atPath: ready) && code == nil {
      usleep(10_000)
      code = child.codeIfEnded()
    }
    kill(child.identifier, SIGINT)
    let text = output.readToEnd()
    #expect(code ?? child.wait() == 130)
    #expect(text.hasPrefix("saved") && text.contains("  interrupted  "))
    #expect(!text.contains("02-second"))
    #expect(text.contains(/Go on with: swift run .*course run --resume\n/))
  }

  @Test func aRunThatWasInterruptedGoesOn() throws {
    defer { clean() }
    let interrupted = """
      echo "02-second with: $*"
      mkdir -p Output/02-second
      if [ "$*" = --resume ]; then
        rm Output/02-second/unfinished
        echo '{"arguments":[],"chapter":"02-second","files":[],"seed":1,"title":"A","values":[]}' \
          > Output/02-second/values.json
      else
        echo 02-second > Output/02-second/unfinished
        exit 130
      fi
      """
    try add("01-first", finishing("01-first"))
    try add("02-second", interrupted)
    try add("03-third", finishing("03-third"))
    let program = Program(program)
    let first = try program.run(["run"], in: course)
    #expect(first.status == 130 && first.output.hasSuffix("course run --resume\n"))
    #expect(!first.output.contains("03-third"))
    let refused = try program.run(["run"], in: course)
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(
      refused.errors == "Error: Output/02-second holds an unfinished run (02-second). Go on with"
        + " --resume, or start over with --fresh.\n")
    let resumed = try program.run(["run", "--resume"], in: course)
    let lines = resumed.output.split(separator: "\n").map(String.init)
    #expect(resumed.status == 0)
    #expect(lines.first == "01-first is finished.")
    #expect(lines[1] == "02-second with: --resume")
    #expect(lines[2].hasPrefix("03-third in ") && lines[2].hasSuffix("with: "))
    #expect(lines.count { $0.contains("test loss 0.0912") } == 2)
    #expect(try program.run(["run", "--resume", "--fresh"], in: course).status == 64)
  }
}
