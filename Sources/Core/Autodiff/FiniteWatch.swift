import Synchronization

/// Looks for the operation that first makes a number that is infinite or not a number.
///
/// Looking at every result costs time, so it is done when a loss has shown that there is something
/// to find.
public enum FiniteWatch {
  private static let isOn = Atomic(false)
  private static let found = Mutex(String?.none)

  /// Runs `body` and names the first operation in it whose result is not finite, with the shape of
  /// the result, in words; nil if all results are finite.
  public static func firstNotFinite(in body: () -> Void) -> String? {
    found.withLock { $0 = nil }
    isOn.store(true, ordering: .relaxed)
    body()
    isOn.store(false, ordering: .relaxed)
    return found.withLock { $0 }
  }

  /// Told of every operation: `record` is the one door, and what fused rules compute comes here too.
  @inline(__always)
  static func see(
    _ result: Tensor, from operands: @autoclosure () -> [Tensor], by name: StaticString
  ) {
    if isOn.load(ordering: .relaxed) { examine(result, from: operands(), by: name) }
  }

  @inline(never)
  private static func examine(_ result: Tensor, from operands: [Tensor], by name: StaticString) {
    if result.isFinite { return }
    found.withLock { found in
      if found != nil { return }
      let function = name.description.prefix { $0 != "(" }
      let given = operands.allSatisfy { $0.isFinite } ? "" : ", which was given such numbers"
      found = "\(function) \(result.shape)\(given)"
    }
  }
}
