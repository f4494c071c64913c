/// Where the line is drawn between what makes a value or a picture and what carries a run out.
///
/// - The folders of `making`, and all of the module Judge, make values and pictures: a receipt
///   hashes what a chapter reaches there, and follows it further.
/// - Everything else in Notebook carries the run out: it parses options, shows progress, keeps
///   checkpoints, writes files. No receipt hashes it. The members of `Notebook` that stand there
///   hand on what a chapter gives them, so they are followed to what they call; whether they hand
///   it on rightly is seen by the chapters' goldens. Nothing else there is followed.
/// - Of the core, all that is public counts by its fingerprint, but for files and what only an
///   operating system has.
enum NotebookParts {
  /// The folders of Notebook that make values and pictures.
  static let making: Set = ["Diagrams", "Judging", "Pictures", "Plots", "Text", "Training"]
  /// The folders that carry a run out; so do the files beside them.
  static let carrying: Set = ["Options", "Run", "Terminal"]

  /// How a receipt treats a declaration.
  enum Treatment {
    /// It is hashed, and what it uses is reached.
    case hashed
    /// What it uses is reached.
    case followed
    /// It is used through its fingerprint.
    case fingerprinted
    /// It cannot change what a run gives.
    case leftOut
  }

  /// The folders of the core that compute nothing, and what does so there all the same.
  private static let idle: Set = ["Files", "System"]
  private static let busy: Set = ["IDX", "symmetricEigen"]

  /// How a receipt treats a declaration of Notebook, Judge or Core.
  static func treatment(of declaration: Declaration) -> Treatment {
    let folders = declaration.path.split(separator: "/").dropFirst().map(String.init)
    switch folders[0] {
    case "Judge": return .hashed
    case "Notebook" where making.contains(folders[1]): return .hashed
    case "Notebook": return declaration.owner == "Notebook" ? .followed : .leftOut
    case _ where idle.contains(folders[1]):
      let name = declaration.owner.isEmpty ? declaration.name : declaration.owner
      return busy.contains(name) ? .fingerprinted : .leftOut
    default: return declaration.isPublic ? .fingerprinted : .leftOut
    }
  }
}
