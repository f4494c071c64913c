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

  /// What a folder is for, by its name.
  private enum Part {
    case training, validation, test

    init?(_ name: String) {
      switch name.lowercased() {
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
  /// otherwise every seventh is kept for testing. The first level at which other folders differ
  /// has the classes, as long as every picture lies in one.
  init(_ files: [FolderTree.File], in place: String) throws {
    let folders = Set(files.map(\.folders))
    let depth = folders.map(\.count).min() ?? 0
    let level = (0..<depth).first { level in folders.allSatisfy { Part($0[level]) != nil } }
    func others(_ folders: [String]) -> [String] {
      folders.indices.filter { $0 != level }.map { folders[$0] }
    }
    let labels = Self.labels(Set(folders.map(others)))
    classes = labels.names
    let pictures = files.map { (file: $0, label: labels.of(others($0.folders))) }
    if let level {
      func part(_ part: Part) -> [Picture] {
        pictures.filter { Part($0.file.folders[level]) == part }
      }
      (training, test) = (part(.training), part(.test))
      if test.isEmpty { test = part(.validation) } else { training += part(.validation) }
      isDivided = !training.isEmpty && !test.isEmpty
    }
    if !isDivided {
      let split = try SplitForTesting(pictures.count, from: place)
      (training, test) = (split.training.map { pictures[$0] }, split.test.map { pictures[$0] })
    }
    (training, test) = (Self.mixed(training), Self.mixed(test))
  }

  /// Names the classes of folders, and gives the label of each folder. Folders called 0 to 9 have
  /// these labels, others are counted in natural order.
  private static func labels(
    _ folders: Set<[String]>
  ) -> (names: [String], of: ([String]) -> Int?) {
    var level = 0
    let shortest = folders.map(\.count).min() ?? 0
    while level < shortest, Set(folders.map { $0[level] }).count == 1 { level += 1 }
    guard level < shortest else { return ([], { _ in nil }) }
    let names = Set(folders.map { $0[level] }).sorted {
      NaturalOrder.precedes(Array($0.utf8), Array($1.utf8))
    }
    let areDigits = names.allSatisfy { $0.count == 1 && ("0"..."9").contains($0) }
    let numbers = areDigits ? names.map { Int($0)! } : Array(names.indices)
    let labels = Dictionary(uniqueKeysWithValues: zip(names, numbers))
    return (names, { labels[$0[level]] })
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
