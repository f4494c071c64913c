// The one door that every operation's result passes through, and the kinds of operation, by what
// their derivative has to remember. A rule is handed what it needs and never captures its own
// result, so no node keeps itself alive. Operands and results come with their own history only
// while recording: that is all that a gradient of a gradient is.

/// The result `y` of an operation on `operands`: shown to the finite watch and, where one of them is
/// `tracked`, joined to the graph by a node with the operation's rule. Lists and rules are made only
/// if they are needed: most operations of a step are on constants, and small.
@inline(__always)
func record(
  _ y: Tensor, of operands: @autoclosure () -> [Tensor], tracked: Bool, by name: StaticString,
  rule: @autoclosure () -> Node.Rule
) -> Tensor {
  FiniteWatch.see(y, from: operands(), by: name)
  guard tracked else { return y }
  return y.attached(to: Node(parents: operands().map { $0.node }, rule: rule()))
}

/// Linear maps remember nothing: the derivative is the transposed map, wherever it is taken.
///
/// Piecewise-linear maps belong here too: their mask or index is a constant of the map.
func linear(
  _ x: Tensor, _ y: Tensor, name: StaticString = #function,
  _ transposed: @escaping (Tensor) -> Tensor
) -> Tensor {
  record(
    y, of: [x], tracked: x.node != nil, by: name, rule: { [transposed($0.upstream)] })
}

/// Maps that are linear in all operands together, such as a sum, remember nothing either;
/// `transposed` carries a gradient back to the operand of the given number.
func linear(
  _ operands: [Tensor], _ y: Tensor, name: StaticString = #function,
  _ transposed: @escaping (_ operand: Int, _ dy: Tensor) -> Tensor
) -> Tensor {
  record(
    y, of: operands, tracked: operands.contains { $0.node != nil }, by: name,
    rule: { context in
      context.wanted.indices.map { context.wanted[$0] ? transposed($0, context.upstream) : nil }
    })
}

/// Bilinear maps remember their two operands: each is the other's derivative.
func bilinear(
  _ a: Tensor, _ b: Tensor, _ y: Tensor, name: StaticString = #function,
  _ da: @escaping (_ b: Tensor, _ dy: Tensor) -> Tensor,
  _ db: @escaping (_ a: Tensor, _ dy: Tensor) -> Tensor
) -> Tensor {
  record(
    y, of: [a, b], tracked: a.node != nil || b.node != nil, by: name,
    rule: { context in
      [
        context.wanted[0] ? da(context.recording ? b : b.detached(), context.upstream) : nil,
        context.wanted[1] ? db(context.recording ? a : a.detached(), context.upstream) : nil,
      ]
    })
}

/// Nonlinear maps remember operand and result; many derivatives are simplest in the result.
func nonlinear(
  _ x: Tensor, _ y: Tensor, name: StaticString = #function,
  _ rule: @escaping (_ x: Tensor, _ y: Tensor, _ dy: Tensor) -> Tensor
) -> Tensor {
  record(
    y, of: [x], tracked: x.node != nil, by: name,
    rule: { context in
      context.recording
        ? [rule(x, y.attached(to: context.node), context.upstream)]
        : [rule(x.detached(), y, context.upstream)]
    })
}

/// A map of several operands computed in one fused pass, remembering them all.
///
/// `fused` is its derivative in fused passes too, and works on constants; `composed`, used while
/// recording, is the same derivative in operations that can be differentiated again. Where the
/// derivative is made of such operations anyway, one rule serves as both.
func fusedMap(
  _ operands: [Tensor], _ y: Tensor, name: StaticString = #function,
  fused: @escaping FusedRule, composed: FusedRule? = nil
) -> Tensor {
  record(
    y, of: operands, tracked: operands.contains { $0.node != nil }, by: name,
    rule: { context in
      if context.recording {
        return (composed ?? fused)(operands, context.upstream, context.wanted)
      }
      let parts = fused(operands.map { $0.detached() }, context.upstream, context.wanted)
      for case let part? in parts {
        FiniteWatch.see(part, from: operands + [context.upstream], by: name)
      }
      return parts
    })
}

/// The gradients of those operands that are wanted.
typealias FusedRule = (_ operands: [Tensor], _ dy: Tensor, _ wanted: [Bool]) -> [Tensor?]
