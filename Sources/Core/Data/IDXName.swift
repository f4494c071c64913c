/// What the name of an IDX file says, in any archive's spelling: dots, hyphens or underscores, any
/// case, with `.gz` or without. `emnist-letters-train-images-idx3-ubyte.gz` has the training images
/// of the set `emnist-letters`.
struct IDXName: Hashable {
  /// What a file is to a set.
  enum Role: CaseIterable {
    case trainingImages, testImages, trainingLabels, testLabels

    /// The name that MNIST's own file of this kind has.
    var fileName: String {
      switch self {
      case .trainingImages: "train-images-idx3-ubyte"
      case .testImages: "t10k-images-idx3-ubyte"
      case .trainingLabels: "train-labels-idx1-ubyte"
      case .testLabels: "t10k-labels-idx1-ubyte"
      }
    }
  }

  /// The words before those of the role, joined with hyphens; empty in MNIST's own names.
  let set: String
  /// What the file is to the set.
  let role: Role
  /// Whether the name ends in `.gz`.
  let isCompressed: Bool

  /// Understands a name; nil if it is none of an IDX file with images or labels.
  init?(_ name: String) {
    var words = Self.words(of: name)
    isCompressed = words.last == "gz"
    if isCompressed { words.removeLast() }
    if ["ubyte", "int"].contains(words.last) { words.removeLast() }
    guard words.popLast()?.hasPrefix("idx") == true else { return nil }
    switch (words.popLast(), words.popLast()) {
    case ("images", "train"), ("images", "training"): role = .trainingImages
    case ("images", "t10k"), ("images", "test"): role = .testImages
    case ("labels", "train"), ("labels", "training"): role = .trainingLabels
    case ("labels", "t10k"), ("labels", "test"): role = .testLabels
    default: return nil
    }
    set = words.joined(separator: "-")
  }

  /// The words that a name is made of, in small letters.
  static func words(of name: String) -> [String] {
    name.lowercased().split { ".-_ ".contains($0) }.map(String.init)
  }

  /// Whether a name tells that its pictures lie on their side, rows and columns exchanged, as in
  /// all files of EMNIST. Cohen et al. 2017, "EMNIST: an extension of MNIST to handwritten letters".
  static func liesOnItsSide(_ name: String) -> Bool { words(of: name).contains("emnist") }
}
