import ArgumentParser

/// What the runs of a chapter may differ in. The recipe is what the reader sees; each row changes it
/// for some runs: quick ones, those with the reader's answers, those that make a mistake on purpose.
///
///     let variations = Variations(Recipe()) {
///       Quick(images: 600) { $0.steps = 16 }
///       Length(\.steps)
///       Answers { $0.mix = orStop(Answer6_4.mix) }
///       Trap("long-noise", "Latent vectors of 64 numbers.") { $0.latent = 64 }
///     }
///     let notebook = Notebook("06-dcgan", "The convolutional forger", variations)
///     let recipe = notebook.recipe
///
/// Rows are applied in the order in which they stand, each if the command line asks for it. A trap's
/// row is the only place that names it: `--break`, the help and the book's studies read it there.
public struct Variations<Recipe, Flags: ParsableArguments> {
  /// One row: when it applies, and what it changes.
  public struct Row {
    let kind: RowKind
    let change: (inout Recipe, SharedFlags, Flags) throws -> Void
  }

  /// What the runs start from.
  let recipe: Recipe
  let rows: [Row]

  /// The variations of a chapter that has flags of its own.
  public init(
    _ recipe: Recipe, flags: Flags.Type, @VariationsBuilder<Recipe, Flags> _ rows: () -> [Row]
  ) {
    self.init(recipe, rows: rows())
  }

  init(_ recipe: Recipe, rows: [Row]) { (self.recipe, self.rows) = (recipe, rows) }

  /// The variations of a chapter with the shared flags alone.
  public init(
    _ recipe: Recipe, @VariationsBuilder<Recipe, NoFlags> _ rows: () -> [Row]
  ) where Flags == NoFlags {
    self.init(recipe, flags: NoFlags.self, rows)
  }

  /// The traps, in the order of their rows.
  var traps: [CurrentChapter.Trap] {
    rows.compactMap { row in
      guard case .trap(let name, let explanation) = row.kind else { return nil }
      return CurrentChapter.Trap(name: name, explanation: explanation)
    }
  }

  /// How many images of each kind a quick run reads.
  var quickImages: Int {
    rows.lazy.compactMap { if case .quick(let images) = $0.kind { images } else { nil } }.first
      ?? 600
  }

  /// The part of `--minutes` that each training may take, by its name.
  var shares: [String: Double] {
    rows.lazy.compactMap { if case .shares(let shares) = $0.kind { shares } else { nil } }.first
      ?? [:]
  }

  /// The recipe of the run that a command line asks for; throws what a flag cannot do here.
  func recipe(for options: SharedFlags, _ flags: Flags) throws -> Recipe {
    let hasLength = rows.contains { if case .length = $0.kind { true } else { false } }
    if !hasLength, options.steps != nil || options.epochs != nil {
      throw NotebookError("The length of this run is fixed: leave out --steps and --epochs.")
    }
    var recipe = recipe
    for row in rows where row.kind.applies(to: options) {
      try row.change(&recipe, options, flags)
    }
    return recipe
  }
}

/// When a row applies.
enum RowKind {
  case quick(images: Int)
  case answers
  case trap(name: String, explanation: String)
  case flag
  case length
  case shares([String: Double])

  func applies(to options: SharedFlags) -> Bool {
    switch self {
    case .quick: options.quick
    case .answers: options.withExercises
    case .trap(let name, _): options.trap == name
    case .flag, .length, .shares: true
    }
  }
}

/// What a run with `--quick` changes: it reads the first `images` of each kind, and is over in seconds.
public struct Quick<Recipe> {
  let images: Int
  let change: (inout Recipe) -> Void

  /// A row that applies to quick runs.
  public init(images: Int = 600, _ change: @escaping (inout Recipe) -> Void = { _ in }) {
    (self.images, self.change) = (images, change)
  }
}

/// What a run with `--with-exercises` changes: the reader's code takes the place of the course's.
public struct Answers<Recipe> {
  let change: (inout Recipe) -> Void

  /// A row that applies where the reader's answers are asked for.
  public init(_ change: @escaping (inout Recipe) -> Void) { self.change = change }
}

/// A mistake that `--break` makes on purpose, or another change that is worth a look.
public struct Trap<Recipe> {
  let name: String
  let explanation: String
  let change: (inout Recipe) -> Void

  /// A row that applies where `--break NAME` asks for it; help shows its `explanation`, a sentence.
  ///
  /// The book's study of it is given the flags in `study`, in place of those that the chapter's other
  /// studies have. The book reads them in the source; a run has no use for them.
  public init(
    _ name: String, _ explanation: String, study _: String? = nil,
    _ change: @escaping (inout Recipe) -> Void
  ) {
    (self.name, self.explanation, self.change) = (name, explanation, change)
  }
}

/// Which numbers of the recipe the flags `--steps` and `--epochs` set.
public struct Length<Recipe> {
  let change: (inout Recipe, SharedFlags) throws -> Void

  /// A row for lengths that are counted in steps; `--epochs` is refused.
  public init(_ steps: WritableKeyPath<Recipe, Int>...) {
    change = { recipe, options in
      if options.epochs != nil {
        throw NotebookError("This chapter's length is counted in steps: use --steps.")
      }
      guard let count = options.steps else { return }
      for path in steps { recipe[keyPath: path] = count }
    }
  }

  /// A row for lengths that may be counted either way.
  public init(_ lengths: WritableKeyPath<Recipe, TrainingLength>...) {
    change = { recipe, options in
      let asked =
        options.steps.map(TrainingLength.steps)
        ?? options.epochs.map { TrainingLength.epochs(Double($0)) }
      guard let asked else { return }
      for path in lengths { recipe[keyPath: path] = asked }
    }
  }
}

/// A number or a choice of the recipe that a flag of the chapter's own sets.
public struct Given<Recipe, Flags> {
  let change: (inout Recipe, Flags) -> Void

  /// A row that puts what a flag says, if it is given, into the recipe.
  public init<Value>(
    _ part: WritableKeyPath<Recipe, Value>, from flag: KeyPath<Flags, Value?>
  ) {
    change = { recipe, flags in
      if let value = flags[keyPath: flag] { recipe[keyPath: part] = value }
    }
  }
}

/// Which part of `--minutes` each training may take, by its name; one that is not named takes all.
public struct Shares {
  let shares: [String: Double]

  /// A row of shares between 0 and 1.
  public init(_ shares: [String: Double]) { self.shares = shares }
}

/// Collects the rows of `Variations`.
@resultBuilder
public enum VariationsBuilder<Recipe, Flags: ParsableArguments> {
  /// A row of `Variations`.
  public typealias Row = Variations<Recipe, Flags>.Row

  /// What a quick run changes.
  public static func buildExpression(_ quick: Quick<Recipe>) -> Row {
    Row(kind: .quick(images: quick.images)) { recipe, _, _ in quick.change(&recipe) }
  }

  /// What the reader's answers change.
  public static func buildExpression(_ answers: Answers<Recipe>) -> Row {
    Row(kind: .answers) { recipe, _, _ in answers.change(&recipe) }
  }

  /// What a trap changes.
  public static func buildExpression(_ trap: Trap<Recipe>) -> Row {
    Row(kind: .trap(name: trap.name, explanation: trap.explanation)) { recipe, _, _ in
      trap.change(&recipe)
    }
  }

  /// What the flags about the length change.
  public static func buildExpression(_ length: Length<Recipe>) -> Row {
    Row(kind: .length) { recipe, options, _ in try length.change(&recipe, options) }
  }

  /// What a flag of the chapter's own changes.
  public static func buildExpression(_ given: Given<Recipe, Flags>) -> Row {
    Row(kind: .flag) { recipe, _, flags in given.change(&recipe, flags) }
  }

  /// How the trainings share the minutes that a reader gives.
  public static func buildExpression(_ shares: Shares) -> Row {
    Row(kind: .shares(shares.shares)) { _, _, _ in }
  }

  /// Rows one below the other.
  public static func buildBlock(_ rows: Row...) -> [Row] { rows }
}
