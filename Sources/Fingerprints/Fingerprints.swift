/// Short texts that say how the core computes: one for each operation, layer, optimiser and source
/// of numbers, made of the bits of small fixed computations.
///
/// They are the same on any number of threads, with AVX2 as with AVX-512. Eigenvalues and what is
/// made of them come from LAPACK, whose last digits differ between processors: six decimals count.
/// A receipt holds those that its run used, so that a new rounding makes exactly these runs stale.
public enum Fingerprints {
  /// All fingerprints, by the names that chapters use: `conv`, `*`, `Dense`, `Adam`. Takes about a
  /// quarter of a second.
  public static func computed() -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: table.map { entry in
        var bits = Bits()
        entry.compute(&bits)
        return (entry.name, bits.text)
      })
  }

  /// The names of what has a fingerprint.
  public static var names: [String] { table.map { $0.name } }

  private static let table: [Fingerprint] =
    elementOperations + functions + reductions + shapings + products + losses + gameLosses
    + groupings + imageOperations + layers + optimizers + randomNumbers + creations
    + dataAndPictures

  /// Public names of the core that need none, and why.
  public static let needNone: [String: String] = {
    let reasons: [(String, [String])] = [
      (
        "holds numbers, and computes none",
        [
          "Tensor", "init", "subscript", "scalars", "scalar", "shape", "count", "rank",
          "description", "isFinite", "Shape", "Parameter", "Buffer", "BatchNormalized",
        ]
      ),
      ("says what gradients are asked for", ["tracked", "detached"]),
      ("names what a layer holds", ["Member", "Members"]),
      ("reads other images than those of the book", ["OwnImages", "ImageSize"]),
      ("is a choice between things that have one", ["Mode", "Transposition", "Initializer"]),
      ("stands for all layers, each of which has one", ["Layer", "LinearLayer", "LayerBuilder"]),
      ("is what conditional layers, which have one, are asked for", ["Condition"]),
      ("writes down what LayerSummary says", ["Explanation"]),
      ("arranges pictures, which PixelImage makes", ["AnimatedPNG"]),
      ("is saved and read again, all of it or nothing", ["StatePart", "Stateful"]),
      (
        "cannot change a result",
        ["FiniteWatch", "Graph", "KernelProfile", "Parallel", "Pool", "VectorRegister", "require"]
      ),
    ]
    return Dictionary(
      uniqueKeysWithValues: reasons.flatMap { reason, names in names.map { ($0, reason) } })
  }()
}

/// What the fingerprint of a name is made of.
struct Fingerprint: Sendable {
  let name: String
  let compute: @Sendable (inout Bits) -> Void

  init(_ name: String, _ compute: @escaping @Sendable (inout Bits) -> Void) {
    (self.name, self.compute) = (name, compute)
  }
}
