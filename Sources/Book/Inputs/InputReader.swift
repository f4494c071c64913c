import Foundation

/// Finds out what the runs of each chapter depend on.
public final class InputReader {
  private let repository: BookRepository
  private let fingerprints: [String: String]
  private var known: [String: RunInputs] = [:]
  private var dataHashes: [String: String] = [:]
  private lazy var declarations: [Declaration] = ["Core", "Judge", "Notebook"].flatMap { module in
    repository.swiftFiles(below: "Sources/\(module)").flatMap { path in
      DeclarationScanner.declarations(in: repository.text(path) ?? "", path: path)
    }
  }.filter { NotebookParts.treatment(of: $0) != .leftOut }
  /// The names that each of them leads on to: of the core only those in its signature.
  private lazy var uses: [Set<NameUse>] = declarations.map { declaration in
    let isCore = NotebookParts.treatment(of: declaration) == .fingerprinted
    return NameUse.all(in: isCore ? declaration.signature : declaration.essentialCode[...])
  }

  /// Reads the sources of a repository; `fingerprints` are those of its core, as it computes now.
  public init(_ repository: BookRepository, fingerprints: [String: String]) {
    (self.repository, self.fingerprints) = (repository, fingerprints)
  }

  /// What a run of a chapter depends on now: the quick run on all of its code, any other on all that does
  /// more than draw diagrams.
  func inputs(of chapter: Chapter, for run: String) -> RunInputs {
    let draws = run == "quick"
    let key = chapter.name + (draws ? " with diagrams" : "")
    if let inputs = known[key] { return inputs }
    var inputs = RunInputs()
    var code: [SwiftToken] = []
    for (name, tokens) in self.code(of: chapter, withDiagrams: draws) {
      inputs.chapter[name] = hash([tokens])
      code += tokens
    }
    let reached = reached(from: code)
    let named = reached.filter { NotebookParts.treatment(of: $0) != .fingerprinted }.flatMap(\.code)
    for folder in dataFolders(in: code + named) { inputs.data[folder] = hash(ofData: folder) }
    let hashed = reached.filter { NotebookParts.treatment(of: $0) == .hashed }
    inputs.calls = Dictionary(grouping: hashed, by: \.fullName).mapValues {
      hash($0.map(\.essentialCode))
    }
    for name in coreNames(in: reached) { inputs.core[name] = fingerprints[name] }
    known[key] = inputs
    return inputs
  }

  /// The files that hold what a chapter's run depends on and what was changed since; all that they
  /// depend on, if nothing is known of what they did before.
  func files(of chapter: Chapter, for run: String, changedSince old: RunInputs?) -> [String] {
    let now = inputs(of: chapter, for: run)
    func changed(_ part: KeyPath<RunInputs, [String: String]>) -> Set<String> {
      Set(now[keyPath: part].filter { old?[keyPath: part][$0.key] != $0.value }.keys)
    }
    let calls = changed(\.calls)
    let known = Set(old?.core.keys.map(\.self) ?? now.core.keys.map(\.self))
    let core =
      changed(\.core).isDisjoint(with: known) ? [] : repository.swiftFiles(below: "Sources/Core")
    let data = changed(\.data).flatMap { folder in
      repository.names(in: "Data/\(folder)").map { "Data/\(folder)/\($0)" }
    }
    return changed(\.chapter).sorted().map { "\(chapter.folder)/\($0)" }
      + Set(declarations.filter { calls.contains($0.fullName) }.map(\.path)).sorted() + core + data
  }

  /// The names of the core that a chapter's code uses, itself or through Notebook and Judge, as a
  /// table of fingerprints has them.
  func coreNames(usedBy chapter: Chapter) -> Set<String> {
    coreNames(in: reached(from: code(of: chapter, withDiagrams: true).flatMap(\.tokens)))
  }

  /// All public names of the core, as a table of fingerprints has them.
  var coreNames: Set<String> { coreNames(in: declarations) }

  /// The chapter's own files of Swift, with or without what only draws diagrams.
  private func code(
    of chapter: Chapter, withDiagrams: Bool
  ) -> [(name: String, tokens: [SwiftToken])] {
    repository.names(in: chapter.folder)
      .filter { $0.hasSuffix(".swift") && (withDiagrams || $0 != DiagramStatements.file) }
      .map { name in
        let tokens = SwiftTokenizer.tokens(
          of: repository.text("\(chapter.folder)/\(name)") ?? "")
        let isWhole = withDiagrams || name != "main.swift"
        return (name, isWhole ? tokens : DiagramStatements(in: tokens).rest)
      }
  }

  private func reached(from code: [SwiftToken]) -> [Declaration] {
    Reach.places(in: declarations, uses: uses, from: code).sorted().map { declarations[$0] }
  }

  /// Functions and the members of tensors and initialisers go by their own names, the members of
  /// other types by that of their type.
  private func coreNames(in declarations: [Declaration]) -> Set<String> {
    Set(
      declarations.filter { NotebookParts.treatment(of: $0) == .fingerprinted }.map { declaration in
        let owner = declaration.owner.prefix { $0 != "." }
        let isOwn = declaration.owner.isEmpty || ["Tensor", "Initializer"].contains(owner)
        return isOwn ? declaration.name : String(owner)
      })
  }

  private func hash(_ codes: [[SwiftToken]]) -> String {
    shortHash(codes.map { $0.map(\.text).joined(separator: " ") }.sorted().joined(separator: "\n"))
  }

  private func dataFolders(in code: [SwiftToken]) -> Set<String> {
    Set(
      code.filter { $0.kind == .string }.flatMap { token in
        token.text.matches(of: #/Data\/([a-z0-9-]+)/#).map { String($0.output.1) }
      })
  }

  /// The hash of all files of a folder of `Data/` but its notes.
  private func hash(ofData folder: String) -> String {
    if let hash = dataHashes[folder] { return hash }
    let files = repository.names(in: "Data/\(folder)").filter { !$0.hasSuffix(".md") }
    let lines = files.map { "\($0) \(sha256(repository.data("Data/\(folder)/\($0)") ?? Data()))" }
    dataHashes[folder] = shortHash(lines.joined(separator: "\n"))
    return dataHashes[folder] ?? ""
  }
}
