/// The gradients of `y`, summed over its elements, with respect to each target, in their shapes.
///
/// Reverse accumulation: nodes are visited from the youngest to the oldest, and only those on a
/// path from `y` to a target, so a frozen network costs no weight gradients. With `recording` the
/// gradients are themselves differentiable. A target that `y` does not depend on has gradient zero;
/// traps on a target that is a constant.
public func gradients(
  of y: Tensor, withRespectTo targets: [Tensor], recording: Bool = false
) -> [Tensor] {
  gradients(of: y, withRespectTo: targets, recording: recording, releasing: false)
}

/// The same; when `releasing`, for the last time: what the graph on the way has remembered is given
/// back step by step, and traps where that has happened before.
func gradients(
  of y: Tensor, withRespectTo targets: [Tensor], recording: Bool = false, releasing: Bool
) -> [Tensor] {
  let targetNodes = targets.map { target in
    guard let node = target.node else {
      fatalError(
        "A constant of shape \(target.shape) has no gradient: call tracked() before using it.")
    }
    return ObjectIdentifier(node)
  }
  var found: [ObjectIdentifier: Tensor] = [:]
  if let root = y.node {
    let path = pathNodes(from: root, to: Set(targetNodes))
    found[ObjectIdentifier(root)] = .ones(y.shape)
    for node in path.nodes.reversed() {
      let wanted = node.parents.map { parent in
        parent.map { path.members.contains(ObjectIdentifier($0)) } ?? false
      }
      require(
        !node.isReleased || !wanted.contains(true),
        "The graph behind this loss has been used up by an optimiser's step: compute it again.")
      guard let rule = node.rule, wanted.contains(true),
        let upstream = found[ObjectIdentifier(node)]
      else { continue }
      if !targetNodes.contains(ObjectIdentifier(node)) { found[ObjectIdentifier(node)] = nil }
      let context = BackwardContext(
        node: node, upstream: upstream, recording: recording, wanted: wanted)
      for (index, part) in zip(wanted.indices, rule(context)) where wanted[index] {
        guard let parent = node.parents[index], let part else { continue }
        accumulate(part, in: &found[ObjectIdentifier(parent)], recording: recording)
      }
      if releasing { node.release() }
    }
  }
  return zip(targets, targetNodes).map { target, node in
    found[node] ?? .zeros(target.shape)
  }
}

/// The gradient of `y`, summed over its elements, with respect to `x`, in the shape of `x`.
public func gradient(of y: Tensor, withRespectTo x: Tensor, recording: Bool = false) -> Tensor {
  gradients(of: y, withRespectTo: [x], recording: recording)[0]
}

/// The nodes that lie between `root` and any of `targets`, oldest first.
private func pathNodes(
  from root: Node, to targets: Set<ObjectIdentifier>
) -> (nodes: [Node], members: Set<ObjectIdentifier>) {
  var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
  var ancestors = [root]
  var next = 0
  while next < ancestors.count {
    for case let parent? in ancestors[next].parents
    where seen.insert(ObjectIdentifier(parent)).inserted {
      ancestors.append(parent)
    }
    next += 1
  }
  ancestors.sort { $0.serial < $1.serial }
  var members = targets
  let nodes = ancestors.filter { node in
    let reaches =
      targets.contains(ObjectIdentifier(node))
      || node.parents.contains { $0.map { members.contains(ObjectIdentifier($0)) } ?? false }
    if reaches { members.insert(ObjectIdentifier(node)) }
    return reaches
  }
  return (nodes, members)
}

/// Adds `part` to what has arrived so far, in place where nobody else can see it.
private func accumulate(_ part: Tensor, in sum: inout Tensor?, recording: Bool) {
  guard var old = sum.take() else {
    sum = part
    return
  }
  if !recording, isKnownUniquelyReferenced(&old.storage) {
    part.read { Kernels.add($0, to: old.storage.pointer, old.count) }
    FiniteWatch.see(old, from: [part], by: "+")
    sum = old
  } else {
    sum = old + part
  }
}
