import Foundation
import Notebook

/// Runs a chapter's program as a reader would: it prints where this one prints.
func runChapter(_ name: String, _ arguments: [String], in folder: String) throws -> Int32 {
  let program = Bundle.main.bundleURL.appending(path: name)
  guard FileManager.default.isExecutableFile(atPath: program.path) else {
    throw NotebookError(
      "The program \(name) is not built. Build all with: swift build -c release")
  }
  fflush(nil)
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  // Ctrl-C reaches the chapter as well, which saves its work; this program waits for it.
  signal(SIGINT, SIG_IGN)
  defer { signal(SIGINT, SIG_DFL) }
  do { try process.run() } catch {
    throw NotebookError("Cannot start \(program.path): \(error.localizedDescription)")
  }
  process.waitUntilExit()
  return process.terminationReason == .uncaughtSignal
    ? 128 + process.terminationStatus : process.terminationStatus
}
