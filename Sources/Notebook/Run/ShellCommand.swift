import Core
import Foundation
import Runs

/// Commands that are printed, so that they can be pasted into the shell that started this program.
public enum ShellCommand {
  /// A command of these words, each quoted where a shell would take it for something else.
  public static func line(_ words: [String]) -> String {
    words.map(\.shellQuoted).joined(separator: " ")
  }

  /// The command that runs this program with these words; `product` is what the package calls it.
  public static func runningThisProgram(_ product: String, _ words: [String]) -> String {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().path
    let start: [String]
    if let program, let course = courseAround, program.hasPrefix(course.path + "/.build/") {
      start = ["swift", "run"] + (isDebugBuild ? [] : ["-c", "release"]) + [product]
    } else {
      start = [program ?? CommandLine.arguments[0]]
    }
    return changingFolder + line(start + words)
  }

  /// The command of the package manager that does something with the course, built for speed: `run`,
  /// with a product, or `build`.
  public static func swift(_ verb: String, _ words: String...) -> String {
    let course = courseAround == nil ? try? Repository.find() : nil
    let place = course.map { ["--package-path", $0.path] } ?? []
    return line(["swift", verb] + place + ["-c", "release"] + words)
  }

  private static var here: String { FileManager.default.currentDirectoryPath }

  /// The course, if this program runs inside of its folder: there, `swift run` finds it.
  private static var courseAround: Repository? { try? Repository.find(from: here, orFrom: here) }

  private static var isDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  /// What brings the shell into the folder where this program runs, if it is elsewhere: a program may
  /// have been started by another one that had changed its folder.
  private static var changingFolder: String {
    guard let shell = ProcessInfo.processInfo.environment["PWD"], shell.hasPrefix("/"),
      URL(fileURLWithPath: shell).resolvingSymlinksInPath().path
        != URL(fileURLWithPath: here).resolvingSymlinksInPath().path
    else { return "" }
    return "cd \(here.shellQuoted) && "
  }
}
