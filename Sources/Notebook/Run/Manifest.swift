import Core
import Foundation

/// What the course's runs have written into a folder. The list stays there, so that nothing else is
/// ever deleted, renamed or overwritten.
///
/// Each line has the checksum, the number of bytes and the name of a file, as it was written at some
/// time: a file that is as one of the lines says is ours. The run that writes into the folder holds a
/// lock on the list, which goes when its process ends, however that happens.
final class Manifest {
  /// The name of the list in its folder.
  static let fileName = ".notebook-files"
  /// Where the next file of the folder is being written.
  static let partialName = ".notebook-partial"

  private static let heading =
    "# What the course's runs have written here: they replace and remove nothing else.\n"

  private let path: String
  private let folder: String
  private let descriptor: Int32
  private var entries: [String: Set<Files.Contents>] = [:]
  /// Whether the last line was broken off.
  private var isBroken = false

  /// Whether a folder has a list.
  static func exists(in folder: String) -> Bool {
    var status = stat()
    return lstat("\(folder)/\(fileName)", &status) == 0
  }

  /// Opens the list of a folder and locks it; makes one if there is none. Throws a `DataError` if it
  /// cannot be written, and a `RunningProcess` that holds the lock.
  init(in folder: String) throws {
    self.folder = folder
    path = "\(folder)/\(Self.fileName)"
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw DataError(path, writing: errno) }
    try RunningProcess.lock(descriptor)
    try read()
  }

  deinit { close(descriptor) }

  /// Takes in the lines; those that name nothing inside of the folder are left out.
  private func read() throws {
    // Not by its path: the lock goes when any descriptor of the file is closed.
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    isBroken = text.utf8.last.map { $0 != UInt8(ascii: "\n") } ?? false
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let checksum = UInt32(parts[0], radix: 16), let count = Int(parts[1]),
        Self.isInside(parts[2])
      else { continue }
      entries[String(parts[2]), default: []].insert(.init(count: count, checksum: checksum))
    }
  }

  /// Whether a name is that of something in the folder or in that of its checkpoints.
  static func isInside(_ name: some StringProtocol) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.count == 1 || (parts.count == 2 && parts[0] == RunFolder.checkpointsName))
      && parts.allSatisfy { !["", ".", ".."].contains($0) }
  }

  /// Whether a name is in the list.
  func lists(_ name: String) -> Bool { entries[name] != nil }

  /// Notes what will be under a name, before it is there; throws a `DataError` if that cannot be
  /// written.
  func add(_ name: String, _ contents: Files.Contents = .init(count: 0, checksum: 0)) throws {
    guard entries[name]?.contains(contents) != true else { return }
    let line = "\(String(contents.checksum, radix: 16)) \(contents.count) \(name)\n"
    let text = Array(((entries.isEmpty ? Self.heading : isBroken ? "\n" : "") + line).utf8)
    isBroken = true
    guard write(descriptor, text, text.count) == text.count else {
      throw DataError(path, writing: errno)
    }
    isBroken = false
    entries[name, default: []].insert(contents)
  }

  /// Whether there is a regular file of that name which holds what was written.
  func owns(_ name: String) -> Bool {
    guard let written = entries[name], let found = Files.contents(of: "\(folder)/\(name)") else {
      return false
    }
    return written.contains(found)
  }
}
