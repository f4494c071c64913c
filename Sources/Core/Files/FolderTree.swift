import Glibc

/// The files of a folder and of all folders in it, in natural order, a folder's files where its
/// name stands.
///
/// What systems leave behind is passed over: hidden files and folders, and `__MACOSX`. Each folder
/// is entered once, however many links lead to it, so that links in a circle come to an end.
struct FolderTree {
  /// A file, by bytes: names need not be text.
  struct File {
    fileprivate let folder: [UInt8]
    /// The names of the folders between the one that was given and the file, outermost first.
    let folders: [String]
    /// The file's own name; what is no text in it is replaced.
    let name: String
    fileprivate let path: [UInt8]

    /// The path, for messages.
    var description: String { String(decoding: path, as: UTF8.self) }

    /// The path of its folder, for messages.
    var folderDescription: String { String(decoding: folder, as: UTF8.self) }

    /// Reads the file, or its first `count` bytes.
    func read(first count: Int = .max) throws -> [UInt8] {
      let descriptor = open(path.map(CChar.init(bitPattern:)) + [0], Files.readingFlags)
      if descriptor < 0 && [ENOENT, ELOOP].contains(errno) {
        throw DataError(
          description, "it is a link that leads nowhere",
          advice: "remove it, or fetch what it should lead to")
      }
      return try Files.read(opened: descriptor, named: description, first: count)
    }
  }

  /// No more files than this are listed.
  static let mostFiles = 1_000_000

  /// All files, in order.
  private(set) var files: [File] = []
  private let isDeep: Bool
  private var entered: Set<[UInt64]> = []

  /// Lists a folder, alone or with those in it; throws a `DataError` if one cannot be read.
  init(_ path: String, isDeep: Bool = true) throws {
    self.isDeep = isDeep
    var path = Array(path.utf8)
    while path.count > 1 && path.last == 0x2F { path.removeLast() }
    try enter(path, folders: [])
  }

  private mutating func enter(_ folder: [UInt8], folders: [String]) throws {
    for entry in try entries(of: folder).sorted(by: { NaturalOrder.precedes($0.name, $1.name) }) {
      let path = (folder == [0x2F] ? [] : folder) + [0x2F] + entry.name
      let name = String(decoding: entry.name, as: UTF8.self)
      if entry.isFolder {
        if isDeep { try enter(path, folders: folders + [name]) }
      } else {
        guard files.count < Self.mostFiles else {
          throw DataError(
            String(decoding: folder, as: UTF8.self),
            "here ends the first million of files", advice: "give a smaller folder")
        }
        files.append(File(folder: folder, folders: folders, name: name, path: path))
      }
    }
  }

  /// What is in a folder; nothing if it was entered before.
  private mutating func entries(
    of folder: [UInt8]
  ) throws -> [(name: [UInt8], isFolder: Bool)] {
    let place = String(decoding: folder, as: UTF8.self)
    guard let directory = opendir(folder.map(CChar.init(bitPattern:)) + [0]) else {
      throw DataError(place, reading: errno)
    }
    defer { closedir(directory) }
    var status = stat()
    guard fstat(dirfd(directory), &status) == 0 else { throw DataError(place, reading: errno) }
    guard entered.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { return [] }
    var entries: [(name: [UInt8], isFolder: Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first == 0x2E || name.elementsEqual("__MACOSX".utf8) { continue }
      var isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      if entry.pointee.d_type == UInt8(DT_LNK) || entry.pointee.d_type == UInt8(DT_UNKNOWN) {
        let path = name.map(CChar.init(bitPattern:)) + [0]
        isFolder =
          fstatat(dirfd(directory), path, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
      }
      entries.append((name, isFolder))
    }
    return entries
  }
}
