import Foundation
import Notebook

/// Runs a chapter's program as a reader would: it prints where this one prints, and Ctrl-C reaches
/// it. Returns the code that it ended with.
func runChapter(_ name: String, _ arguments: [String], in folder: String) throws -> Int32 {
  let program = URL(fileURLWithPath: Repository.folderOfProgram).appending(path: name)
  guard FileManager.default.isExecutableFile(atPath: program.path) else {
    throw NotebookError(
      "The program \(name) is not built. Build all with: swift build -c release")
  }
  return try ChildProcess(path: program.path, arguments: arguments, folder: folder).run()
}
