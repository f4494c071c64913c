import ArgumentParser
import Book
import Foundation
import Runs

/// `course lab`: the lab's page, built from the sources as they are.
struct LabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "Build the lab's page from your own sources, and open it.",
    discussion: """
      The page plays the game of chapter 5 in a browser, on the core and the game as they stand in \
      your folder, without a network. The page that came with the course is \(LabPage.committed).
      """)

  @Flag(help: "Open nothing: only say where the page is.")
  var noOpen = false

  @Flag(help: "Also write the page that the book links to.")
  var accept = false

  @Flag(help: "Build nothing: say whether the page that the book links to is of these sources.")
  var check = false

  func run() throws {
    if accept && BookOptions.isReadOnly {
      throw CourseError("Nothing was written, because CI=true.")
    }
    let page = try LabPage(BookRepository.here())
    if check { return try examine(page) }
    note("Compiling the core and the game for a browser: a minute or two, if anything has changed.")
    try page.compile()
    let text = try page.text()
    try write(text, to: page.repository.url(LabPage.built))
    if accept { try write(text, to: page.repository.url(LabPage.committed)) }
    let place = page.repository.url(accept ? LabPage.committed : LabPage.built).path
    print("\(place): \((text.utf8.count + 512) / 1024) KiB")
    if !noOpen && !open(place) { print("Open it in a browser.") }
  }

  private func examine(_ page: LabPage) throws {
    let sources = try page.sourcesHash()
    guard page.repository.text(LabPage.committed)?.contains("sources \(sources)") == true else {
      throw CourseError(
        "\(LabPage.committed) is not of these sources. Renew it with:"
          + " .build/release/course lab --accept --no-open")
    }
    print("\(LabPage.committed) is of these sources.")
  }

  private func write(_ text: String, to file: URL) throws {
    do { try Data(text.utf8).write(to: file, options: .atomic) } catch {
      throw CourseError("\(file.path) cannot be written: change its owner.")
    }
  }

  /// Whether a browser could be asked to open it.
  private func open(_ path: String) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    guard (environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"]) != nil else { return false }
    let opener = Program(URL(fileURLWithPath: "/usr/bin/env"))
    return (try? opener.run(["xdg-open", path]))?.status == 0
  }
}
