/// The PNG files of a folder, and what its folders say of them: which are to test with, and what
/// each one shows.
struct PictureFolder {
  /// A file and the number of its class.
  typealias Picture = (file: FolderTree.File, label: Int?)

  /// The pictures to train on, classes evenly mixed.
  private(set) var training: [Picture] = []
  /// The pictures to test with, classes evenly mixed.
  private(set) var test: [Picture] = []
  /// The folders that are classes, in the order of their labels; empty if there are none.
  private(set) var classes: [String] = []
  /// Whether folders say which pictures are to test with.
  private(set) var isDivided = false

  /// What a folder is for.
  private enum Part {
    case training, validation, test

    /// Understands names such as `train`, `TESTING` and `trainingSet`.
    init?(_ name: String) {
      var word = name.lowercased().filter { $0.isLetter || $0.isNumber }[...]
      let endings = ["dataset", "set", "images", "data"]
      if let ending = endings.first(where: word.hasSuffix) { word.removeLast(ending.count) }
      switch word {
      case "train", "training": self = .training
      case "val", "valid", "validation": self = .validation
      case "test", "testing", "t10k": self = .test
      default: return nil
      }
    }
  }

  /// Arranges files; throws a `DataError` about `place` if there is only one.
  ///
  /// If all folders of one level are called train, test or the like, they divide the pictures;
  /// otherwise every seventh is kept for testing. The first level at which other folders of
  /// pictures to train on differ has the classes, as long as every such picture lies in one.
  init(_ files: [FolderTree.File], in place: String) throws {
    let folders = Set(files.map(\.folders))
    let depth = folders.map(\.count).min() ?? 0
    let level = (0..<depth).first { level in folders.allSatisfy { Part($0[level]) != nil } }
    func part(_ part: Part) -> [FolderTree.File] {
      level.map { level in files.filter { Part($0.folders[level]) == part } } ?? []
    }
    var parts = (training: part(.training), test: part(.test))
    if parts.test.isEmpty {
      parts.test = part(.validation)
    } else {
      parts.training += part(.validation)
    }
    isDivided = !parts.training.isEmpty && !parts.test.isEmpty
    func others(_ file: FolderTree.File) -> [String] {
      file.folders.indices.filter { $0 != level }.map { file.folders[$0] }
    }
    let labels = Self.labels(Set((isDivided ? parts.training : files).map(others)))
    classes = labels.names
    if !isDivided {
      let split = try SplitForTesting(files.count, from: place)
      parts = (split.training.map { files[$0] }, split.test.map { files[$0] })
    }
    training = Self.mixed(parts.training.map { ($0, labels.of(others($0))) })
    test = Self.mixed(parts.test.map { ($0, labels.of(others($0))) })
  }

  /// Names the classes of folders, and gives the label of each folder. Folders called 0 to 9 have
  /// these labels, others are counted in natural order.
  private static func labels(
    _ folders: Set<[String]>
  ) -> (names: [String], of: ([String]) -> Int?) {
    let shortest = folders.map(\.count).min() ?? 0
    let differing = (0..<shortest).first { level in Set(folders.map { $0[level] }).count > 1 }
    guard let level = differing else { return ([], { _ in nil }) }
    let names = Set(folders.map { $0[level] }).sorted {
      NaturalOrder.precedes(Array($0.utf8), Array($1.utf8))
    }
    let areDigits = names.allSatisfy { $0.count == 1 && ("0"..."9").contains($0) }
    let numbers = areDigits ? names.map { Int($0)! } : Array(names.indices)
    let labels = Dictionary(uniqueKeysWithValues: zip(names, numbers))
    return (names, { $0.count > level ? labels[$0[level]] : nil })
  }

  /// Mixes classes so that each stretch has about as much of each as the whole: the first few
  /// hundred and the last sixth must not be of one class alone.
  private static func mixed(_ pictures: [Picture]) -> [Picture] {
    var totals: [Int: Int] = [:]
    for picture in pictures { totals[picture.label ?? 0, default: 0] += 1 }
    var seen: [Int: Int] = [:]
    let places = pictures.map { picture in
      let label = picture.label ?? 0
      seen[label, default: 0] += 1
      return (Double(seen[label]!) - 0.5) / Double(totals[label]!)
    }
    return pictures.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { pictures[$0] }
  }
}
