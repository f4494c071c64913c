// The kinds of operation, by what their derivative has to remember. An operation is written with one
// of them: its operands, its result, and for each operand a short expression that makes of `dy`, the
// gradient of the result, the gradient by that operand.
//
// An expression becomes a closure only where an operand has a node, and is computed only where its
// operand is wanted. It is handed what it needs and never captures the operation's own result, so no
// node keeps itself alive. Operands and results come with their own history only while recording:
// that is all that a gradient of a gradient is. Where an operand was stretched to fit, its gradient
// is summed to its shape.

/// The derivative of a linear map, which is its transpose.
typealias Transposed = (_ dy: Tensor) -> Tensor
/// The derivative of a bilinear map by one operand, linear in the other.
typealias Partial = (_ other: Tensor, _ dy: Tensor) -> Tensor
/// The derivative of a map of one operand, written in the operand or in the result.
typealias Derivative = (_ x: Tensor, _ y: Tensor, _ dy: Tensor) -> Tensor
/// The gradients by all operands, in one pass.
typealias Gradients = (_ operands: [Tensor], _ dy: Tensor) -> [Tensor?]

/// Linear maps remember nothing: the derivative is the transposed map, wherever it is taken.
///
/// Piecewise-linear maps belong here too: their mask or index is a constant of the map.
@inline(__always)
func linear(
  _ x: Tensor, _ y: Tensor, name: StaticString = #function,
  _ dx: @autoclosure () -> Transposed
) -> Tensor {
  record(y, of: [x], tracked: x.node != nil, by: name, rule: Rules.linear(dx()))
}

/// Maps that are linear in two operands together, such as a sum, remember nothing either.
@inline(__always)
func linear(
  _ a: Tensor, _ b: Tensor, _ y: Tensor, name: StaticString = #function,
  _ da: @autoclosure () -> Transposed, _ db: @autoclosure () -> Transposed
) -> Tensor {
  record(
    y, of: [a, b], tracked: a.node != nil || b.node != nil, by: name,
    rule: Rules.linear(a.shape, da(), b.shape, db()))
}

/// The same of any number of operands; `transposed` is that for the operand of the given number.
@inline(__always)
func linear(
  _ operands: [Tensor], _ y: Tensor, name: StaticString = #function,
  _ transposed: @autoclosure () -> (_ operand: Int, _ dy: Tensor) -> Tensor
) -> Tensor {
  record(
    y, of: operands, tracked: operands.contains { $0.node != nil }, by: name,
    rule: Rules.linear(transposed()))
}

/// Bilinear maps remember their two operands: each is the other's derivative.
@inline(__always)
func bilinear(
  _ a: Tensor, _ b: Tensor, _ y: Tensor, name: StaticString = #function,
  _ da: @autoclosure () -> Partial, _ db: @autoclosure () -> Partial
) -> Tensor {
  record(
    y, of: [a, b], tracked: a.node != nil || b.node != nil, by: name,
    rule: Rules.bilinear(a, da(), b, db()))
}

/// Bilinear maps with a bias and a leaky ReLU in the same pass, unless its slope is 1.
@inline(__always)
func bilinear(
  _ a: Tensor, _ b: Tensor, bias: Tensor?, slope: Float, _ y: Tensor,
  name: StaticString = #function, _ da: @autoclosure () -> Partial,
  _ db: @autoclosure () -> Partial, _ dbias: @autoclosure () -> Transposed
) -> Tensor {
  record(
    y, of: [a, b] + (bias.map { [$0] } ?? []),
    tracked: a.node != nil || b.node != nil || bias?.node != nil, by: name,
    rule: Rules.bilinear(a, da(), b, db(), dbias(), slope: slope, result: slope == 1 ? nil : y))
}

/// Nonlinear maps remember operand and result; many derivatives are simplest in the result.
@inline(__always)
func nonlinear(
  _ x: Tensor, _ y: Tensor, name: StaticString = #function,
  _ dx: @autoclosure () -> Derivative
) -> Tensor {
  record(y, of: [x], tracked: x.node != nil, by: name, rule: Rules.nonlinear(x, y, dx()))
}

/// A map of several operands computed in one fused pass, remembering them all.
///
/// `fused` is its derivative in fused passes too, and works on constants; `composed`, used while
/// recording, is the same derivative in operations that can be differentiated again.
@inline(__always)
func fusedMap(
  _ operands: [Tensor], _ y: Tensor, name: StaticString = #function,
  fused: @autoclosure () -> Gradients, composed: @autoclosure () -> Gradients
) -> Tensor {
  record(
    y, of: operands, tracked: operands.contains { $0.node != nil }, by: name,
    rule: Rules.fused(operands, by: name, fused(), composed()))
}

/// The result `y` of an operation on `operands`: shown to the finite watch and, where one of them is
/// `tracked`, joined to the graph by a node with the operation's rule. Lists and rules are made only
/// there: most operations of a step are on constants, and small.
@inline(__always)
func record(
  _ y: Tensor, of operands: @autoclosure () -> [Tensor], tracked: Bool, by name: StaticString,
  rule: @autoclosure () -> Node.Rule
) -> Tensor {
  FiniteWatch.see(y, from: operands(), by: name)
  guard tracked else { return y }
  return y.attached(to: Node(parents: operands().map { $0.node }, rule: rule()))
}

/// What the nodes of each kind of operation do with a gradient.
private enum Rules {
  static func linear(_ dx: @escaping Transposed) -> Node.Rule { { [dx($0.upstream)] } }

  static func linear(
    _ shapeA: Shape, _ da: @escaping Transposed, _ shapeB: Shape, _ db: @escaping Transposed
  ) -> Node.Rule {
    { context in
      [
        context.wanted[0] ? da(context.upstream).summed(to: shapeA) : nil,
        context.wanted[1] ? db(context.upstream).summed(to: shapeB) : nil,
      ]
    }
  }

  static func linear(_ transposed: @escaping (Int, Tensor) -> Tensor) -> Node.Rule {
    { context in
      context.wanted.indices.map { context.wanted[$0] ? transposed($0, context.upstream) : nil }
    }
  }

  static func bilinear(
    _ a: Tensor, _ da: @escaping Partial, _ b: Tensor, _ db: @escaping Partial
  ) -> Node.Rule {
    { context in
      let dy = context.upstream
      return [
        context.wanted[0] ? da(context.operand(b), dy).summed(to: a.shape) : nil,
        context.wanted[1] ? db(context.operand(a), dy).summed(to: b.shape) : nil,
      ]
    }
  }

  static func bilinear(
    _ a: Tensor, _ da: @escaping Partial, _ b: Tensor, _ db: @escaping Partial,
    _ dbias: @escaping Transposed, slope: Float, result: Tensor?
  ) -> Node.Rule {
    { context in
      let upstream = context.upstream
      let dy = result.map { upstream.leakyReLUGradient(slope: slope, where: $0) } ?? upstream
      let wanted = context.wanted
      return [
        wanted[0] ? da(context.operand(b), dy) : nil,
        wanted[1] ? db(context.operand(a), dy) : nil,
        wanted.count > 2 && wanted[2] ? dbias(dy) : nil,
      ]
    }
  }

  static func nonlinear(_ x: Tensor, _ y: Tensor, _ dx: @escaping Derivative) -> Node.Rule {
    { context in
      let y = context.recording ? y.attached(to: context.node) : y
      return [dx(context.operand(x), y, context.upstream)]
    }
  }

  static func fused(
    _ operands: [Tensor], by name: StaticString, _ fused: @escaping Gradients,
    _ composed: @escaping Gradients
  ) -> Node.Rule {
    { context in
      if context.recording { return composed(operands, context.upstream) }
      let parts = fused(operands.map { $0.detached() }, context.upstream)
      for case let part? in parts {
        FiniteWatch.see(part, from: operands + [context.upstream], by: name)
      }
      return parts
    }
  }
}
