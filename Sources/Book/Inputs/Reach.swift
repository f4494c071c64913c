/// The declarations that some code reaches by the names that it uses, and that these use in turn.
///
/// A member is reached if its name is used and its type is reached, and a type if it is named: no
/// types are inferred. So more may be reached than is called, but hardly less.
struct Reach {
  /// What the language and the standard library call without its name being written.
  private static let unnamed: Set = [
    "subscript", "callAsFunction", "deinit", "description", "startIndex", "endIndex",
    "makeIterator", "buildBlock", "buildExpression", "buildOptional", "buildEither", "buildArray",
  ]

  private let declarations: [Declaration]
  /// The types that are declared; those of other modules are always there.
  private let types: Set<String>
  /// The places of the declarations that have a name, and of the members of a type.
  private let byName: [String: [Int]]
  private let byType: [String: [Int]]
  private var uses: [String: Set<Place>] = [:]
  /// The uses that may make a value of some type.
  private var makers: Set<NameUse> = []
  private var reachedTypes: Set<String> = []
  private var reached: Set<Int> = []
  /// The places of those that may be reached now.
  private var candidates: Set<Int>

  /// A use of a name, and the type whose code it stands in.
  private struct Place: Hashable {
    let use: NameUse
    let owner: String

    func isInside(_ type: String) -> Bool { owner.split(separator: ".").contains { $0 == type } }
  }

  /// The places of all that is reached from a chapter's code; `uses` are the names that each of the
  /// declarations leads on to.
  static func places(
    in all: [Declaration], uses: [Set<NameUse>], from code: [SwiftToken]
  ) -> Set<Int> {
    var reach = Reach(all)
    let own = Set(zip(code, code.dropFirst()).filter { $0.0.text == "func" }.map(\.1.text))
    reach.add(NameUse.all(in: code).filter { $0.isDotted || !own.contains($0.name) }, owner: "")
    while let index = reach.candidates.popFirst() {
      let declaration = all[index]
      guard !reach.reached.contains(index), reach.isReached(declaration) else { continue }
      reach.reached.insert(index)
      reach.add(uses[index], owner: declaration.owner)
    }
    return reach.reached
  }

  private init(_ declarations: [Declaration]) {
    self.declarations = declarations
    types = Set(declarations.filter { $0.kind == .type }.map(\.name))
    byName = Dictionary(grouping: declarations.indices) { declarations[$0].name }
    byType = Dictionary(grouping: declarations.indices) { declarations[$0].type }
    candidates = Set(declarations.indices.filter { !declarations[$0].type.isEmpty })
  }

  private mutating func add(_ more: Set<NameUse>, owner: String) {
    for use in more {
      let place = Place(use: use, owner: owner)
      guard uses[use.name, default: []].insert(place).inserted else { continue }
      candidates.formUnion(byName[use.name] ?? [])
      if use.mayMakeValue, makers.insert(use).inserted {
        candidates.formUnion(byName["init"] ?? [])
      }
      if types.contains(use.name), reachedTypes.insert(use.name).inserted {
        candidates.formUnion(byType[use.name] ?? [])
      }
    }
  }

  private func isReached(_ declaration: Declaration) -> Bool {
    let places = uses[declaration.name] ?? []
    let type = declaration.type
    switch declaration.kind {
    case .type: return reachedTypes.contains(declaration.name)
    case .free: return places.contains { !$0.use.isDotted && $0.use.fits(declaration) }
    case .member: break
    }
    guard reachedTypes.contains(type) || !types.contains(type) else { return false }
    if Self.unnamed.contains(declaration.name) { return true }
    if declaration.name == "init" { return isMade(declaration) }
    let isSign = declaration.name.first.map { !$0.isLetter && $0 != "_" } ?? false
    return places.contains { place in
      (place.use.isDotted || isSign || place.isInside(type)) && place.use.fits(declaration)
    }
  }

  /// Whether some call may be that of this initialiser: of its type, of a placeholder for types, or
  /// of a type that is left out.
  private func isMade(_ declaration: Declaration) -> Bool {
    makers.contains { use in
      (use.name == declaration.type || !types.contains(use.name)) && use.fits(declaration)
    }
  }
}
