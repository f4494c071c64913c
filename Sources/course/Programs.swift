import Foundation
import Notebook
import Runs

/// Runs a chapter's program as a reader would: it prints where this one prints, and Ctrl-C reaches
/// it. Returns the code that it ended with.
func runChapter(_ name: String, _ arguments: [String], in folder: String) throws -> Int32 {
  let program = URL(fileURLWithPath: Repository.folderOfProgram).appending(path: name)
  guard FileManager.default.isExecutableFile(atPath: program.path) else {
    throw NotebookError(
      "The program \(name) is not built. Build all with: \(ShellCommand.swift("build"))")
  }
  return try ChildProcess(program: program, arguments: arguments, folder: folder).run()
}

/// Throws if a chapter would refuse to run in `output`, a folder seen from the course's; it would not
/// refuse an unfinished run that it is told to go on with or to replace.
func requireFree(_ output: String, in course: String, orUnfinished isAllowed: Bool) throws {
  let state = RunState(of: "\(course)/\(output)")
  if case .unfinished = state, isAllowed { return }
  if let refusal = state.refusal(output, mayChoose: false) { throw NotebookError(refusal) }
}
