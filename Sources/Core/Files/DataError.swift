import Glibc

/// What is wrong with a file or folder, where, and what to do about it, in one line.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// The file or folder.
  public let place: String
  /// What is wrong with it.
  public let problem: String
  /// What the reader can do.
  public let advice: String

  /// Describes a problem: "place: problem; advice".
  public init(_ place: String, _ problem: String, advice: String) {
    self.place = place
    self.problem = problem
    self.advice = advice
  }

  /// One line, whatever characters the name of the file has.
  public var description: String {
    let line = "\(place): \(problem); \(advice)"
    return String(String.UnicodeScalarView(line.unicodeScalars.map { $0.value < 32 ? "?" : $0 }))
  }
}

extension DataError {
  /// Says in plain words why the system refused to open or write something; `number` is an errno.
  init(_ place: String, reading number: Int32) {
    switch number {
    case ENOENT, ENOTDIR:
      self.init(place, "there is no such file or folder", advice: "check the path")
    case EACCES, EPERM:
      self.init(place, "it may not be read", advice: "check its permissions")
    default:
      self.init(place, "it cannot be read (\(Self.text(number)))", advice: "try another place")
    }
  }

  /// Says in plain words why something could not be written; `number` is an errno.
  public init(_ place: String, writing number: Int32) {
    switch number {
    case ENOENT:
      self.init(place, "its folder does not exist", advice: "create the folder first")
    case ENOTDIR:
      self.init(place, "part of its path is not a folder", advice: "choose another path")
    case EEXIST, EISDIR:
      self.init(
        place, "something else of that name is in the way", advice: "choose another name or move it"
      )
    case EACCES, EPERM, EROFS:
      self.init(
        place, "writing is not allowed there", advice: "choose another folder or its permissions")
    case ENOSPC, EDQUOT:
      self.init(place, "the disk is full", advice: "free some space and run again")
    default:
      self.init(
        place, "it cannot be written (\(Self.text(number)))", advice: "choose another folder")
    }
  }

  private static func text(_ number: Int32) -> String { String(cString: strerror(number)) }
}
