import Foundation
import Runs
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
    try list([])
  }

  /// Adds a chapter whose program is a script.
  private func add(_ chapter: String, _ script: String) throws {
    let folder = course.appending(path: "Chapters/\(chapter)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try list((Repository(path: course.path).chapters + [chapter]).sorted())
    let link = course.appending(path: "bin/\(chapter)")
    try Data("\(script)\n".utf8).write(to: link.appendingPathExtension("sh"))
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Self.program)
  }

  /// Writes the list of the chapters.
  private func list(_ chapters: [String]) throws {
    try Data("let chapters = \(chapters)\n".utf8).write(to: course.appending(path: "Package.swift"))
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

  @Test(arguments: [("INT", SIGINT), ("TERM", SIGTERM), ("HUP", SIGHUP)])
  func aSignalIsPassedOnAndEndsTheRun(name: String, signal: Int32) throws {
    defer { clean() }
    try add(
      "01-first",
      """
      trap 'echo saved; exit \(128 + signal)' \(name)
      echo > ready
      while [ -e ready ]; do sleep 0.1; done
      """)
    try add("02-second", finishing("02-second"))
    let output = try PrintedText()
    // Whatever the tests were told to be deaf to.
    let child = try ChildProgram(
      URL(fileURLWithPath: "/usr/bin/env"), ["--default-signal=\(name)", program.path, "run"],
      in: course, output: output.writer)
    let ready = course.appending(path: "ready").path
    var code: Int32?
    while !FileManager.default.fileExists(atPath: ready) && code == nil {
      usleep(10_000)
      code = child.codeIfEnded()
    }
    kill(child.identifier, signal)
    let text = output.readToEnd()
    #expect(code ?? child.wait() == 128 + signal)
    #expect(text.hasPrefix("saved") && text.contains("  interrupted  "))
    #expect(!text.contains("02-second"))
    #expect(text.contains(/Go on with: .*\/course run --resume\n/))
  }

  @Test func aChapterThatIsRunningIsLeftAlone() throws {
    defer { clean() }
    try add("01-first", finishing("01-first"))
    try add("02-second", finishing("02-second"))
    let folder = course.appending(path: "Output/02-second")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let list = open(folder.appending(path: ".notebook-files").path, O_RDWR | O_CREAT, 0o666)
    defer { close(list) }
    var lock = flock(
      l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
    #expect(fcntl(list, F_SETLK, &lock) == 0)
    for arguments in [[], ["--resume"], ["--fresh"], ["2", "--fresh"]] {
      let refused = try Program(program).run(["run"] + arguments, in: course)
      #expect(refused.status == 1 && refused.output.isEmpty)
      #expect(
        refused.errors == "Error: A run is going on in Output/02-second (process \(getpid()))."
          + " Let it end, or end it with `kill \(getpid())`.\n")
    }
    #expect(try Program(program).run(["run", "1"], in: course).status == 0)
  }

  @Test func anUnfinishedRunOfAnEarlierVersionIsLeftAlone() throws {
    defer { clean() }
    try add("01-first", finishing("01-first"))
    let folder = course.appending(path: "Output/01-first")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("01-first\n".utf8).write(to: folder.appending(path: "unfinished"))
    for arguments in [[], ["--resume"], ["--fresh"]] {
      let refused = try Program(program).run(["run"] + arguments, in: course)
      #expect(
        refused.errors
          == "Error: Output/01-first holds an unfinished run (01-first) of an earlier version of the"
          + " course, which this one cannot go on with. Move that run away.\n")
    }
  }

  @Test func aReaderWhoLeavesEndsNothing() throws {
    defer { clean() }
    try add("01-first", finishing("01-first"))
    try add("02-second", finishing("02-second"))
    let (output, errors) = (try PrintedText(), try PrintedText())
    let child = try ChildProgram(
      program, ["run"], in: course, output: output.writer, errors: errors.writer)
    for end in [output, errors] {
      try end.writer.close()
      try end.reader.close()
    }
    #expect(child.wait() == 0)
    let record = course.appending(path: "Output/02-second/values.json").path
    #expect(FileManager.default.fileExists(atPath: record))
  }

  @Test func aStudyGoesOnLikeARun() throws {
    defer { clean() }
    let interrupted = """
      echo "with: $*"
      mkdir -p Output/studies/hot-adam
      cd Output/studies/hot-adam
      echo 01-autoencoder > unfinished
      echo > .notebook-files
      case "$*" in *--resume) rm unfinished ;; *) exit 129 ;; esac
      """
    try add("01-autoencoder", interrupted)
    try Data(#"Trap("hot-adam", "Too hot.") { $0.rate = 1 }"#.utf8)
      .write(to: course.appending(path: "Chapters/01-autoencoder/Variations.swift"))
    let study = { (flags: String...) in
      try Program(program).run(["study", "hot-adam"] + flags, in: course)
    }
    let first = try study()
    #expect(first.status == 129)
    #expect(first.output.hasPrefix("with: --break hot-adam --out Output/studies/hot-adam\n"))
    #expect(first.output.contains(/Go on with: .*course study hot-adam --resume\n$/))
    let refused = try study()
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.errors.hasSuffix(" Go on with --resume, or start over with --fresh.\n"))
    #expect(try study("--fresh").output.contains("hot-adam --fresh\n"))
    #expect(try study("--resume").status == 0)
    #expect(try study("--resume", "--fresh").status == 64)
  }

  @Test func theJudgeReplacesNothingElse() throws {
    defer { clean() }
    let folder = course.appending(path: "Data/judge")
    for folder in [folder, course.appending(path: "Chapters")] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let file = folder.appending(path: "mnist.safetensors")
    try Data("mine".utf8).write(to: file)
    let result = try Program(Bundle.main.bundleURL.appending(path: "train-judge")).run(
      [], in: course)
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errors.hasSuffix("it is no judge of this course; move it away\n"))
    #expect(try Data(contentsOf: file) == Data("mine".utf8))
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
        echo > Output/02-second/.notebook-files
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
