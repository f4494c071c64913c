/// Up to four IDX files that belong together: images to train on and to test with, and their labels.
struct IDXSet {
  /// The folder, and what the names of the files begin with, if anything: `raw/emnist-letters`.
  let place: String
  /// What the names of the files begin with, such as `emnist-letters`; may be empty.
  let name: String
  /// How many folders lie between the one that was given and this set.
  let depth: Int
  /// The files that are there.
  private(set) var files: [IDXName.Role: FolderTree.File] = [:]

  init(place: String, name: String, depth: Int) {
    (self.place, self.name, self.depth) = (place, name, depth)
  }

  /// The sets that lie in a folder or deeper, the least deep first.
  ///
  /// Of two files of one role the less deep one counts, then the one that is not compressed.
  static func all(in tree: FolderTree, from folder: String) -> [IDXSet] {
    let found = tree.files.compactMap { file in IDXName(file.name).map { (file, name: $0) } }
    func rank(_ found: (file: FolderTree.File, name: IDXName)) -> (Int, Int) {
      (found.file.folders.count, found.name.isCompressed ? 1 : 0)
    }
    var sets: [[String]: IDXSet] = [:]
    for (file, name) in found.sorted(by: { rank($0) < rank($1) }) {
      var folders = file.folders
      // Some archives are unpacked into folders that have the names of the files in them.
      if folders.last.flatMap(IDXName.init)?.role == name.role { folders.removeLast() }
      let key = folders + [name.set]
      let place = ([folder] + key).filter { !$0.isEmpty }.joined(separator: "/")
      let set = sets[key] ?? IDXSet(place: place, name: name.set, depth: folders.count)
      sets[key] = set.joined(by: file, as: name.role)
    }
    return sets.values.sorted { ($0.depth, $0.place) < ($1.depth, $1.place) }
  }

  private func joined(by file: FolderTree.File, as role: IDXName.Role) -> IDXSet {
    var set = self
    if set.files[role] == nil { set.files[role] = file }
    return set
  }

  /// The set that a folder means: the least deep one, or among those the one without a name; throws
  /// a `DataError` where that leaves a choice, and lists it. Nil if there is none.
  static func chosen(among sets: [IDXSet], from folder: String) throws -> IDXSet? {
    let nearest = sets.filter { $0.depth == sets[0].depth }
    if let unnamed = nearest.first(where: { $0.depth == 0 && $0.name.isEmpty }) { return unnamed }
    guard nearest.count > 1 else { return nearest.first }
    throw DataError(
      folder,
      "it holds \(nearest.count) sets of images: "
        + nearest.map(\.place).joined(separator: ", "),
      advice: "give one of these in its place, such as --data \(nearest[0].place.shellQuoted)")
  }

  /// The set that `folder/words…` means, where no file and no folder has that name.
  static func named(_ path: String) throws -> IDXSet? {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let words = IDXName.words(of: slash.map { String(path[path.index(after: $0)...]) } ?? path)
    guard !words.isEmpty, let tree = try? FolderTree(folder, isDeep: false) else { return nil }
    let sets = all(in: tree, from: slash == nil ? "" : folder).filter {
      IDXName.words(of: $0.name).starts(with: words)
    }
    if let exact = sets.first(where: { IDXName.words(of: $0.name) == words }) { return exact }
    return try chosen(among: sets, from: path)
  }
}
