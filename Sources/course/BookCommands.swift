import ArgumentParser
import Book
import Foundation
import Notebook
import Runs

/// What the commands about the book share.
struct BookOptions {
  /// The folder of this program, which holds the chapters' programs too.
  static var programs: URL { URL(fileURLWithPath: Repository.folderOfProgram) }

  /// Whether nothing may be written, as on a machine that only checks.
  static var isReadOnly: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }
}

/// Prints a line on standard error, if anybody reads it.
func note(_ line: String) {
  try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
}
