// Where the language tells what a value is made of, nobody has to list it, and nothing is forgotten.

extension Layer {
  /// The members, found by reflection: through properties, arrays, optionals and values inside.
  public var members: Members { Members(reflecting: self) }

  /// The name of the layer's type, and no arithmetic: what a layer says that does not know better.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("\(Self.self)") }
}

extension Members {
  /// Finds the members of a layer. Names are paths: `blocks.0` is the first of the array `blocks`; an
  /// array called `layers` leaves its own name out.
  init(reflecting layer: any Layer) {
    self = [:]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(layer)]
    visitChildren(of: Mirror(reflecting: layer), [], &seen)
  }

  private mutating func visit(_ value: Any, _ path: [String], _ seen: inout Set<ObjectIdentifier>) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .class, !seen.insert(ObjectIdentifier(value as AnyObject)).inserted {
      return
    }
    let name = path.joined(separator: ".")
    switch value {
    case let parameter as Parameter: append(.parameter(parameter), name)
    case let buffer as Buffer: append(.buffer(buffer), name)
    case let random as RandomGenerator: append(.random(random), name)
    case let layer as any Layer: append(.layer(layer), name)
    default: visitChildren(of: mirror, path, &seen)
    }
  }

  private mutating func visitChildren(
    of mirror: Mirror, _ path: [String], _ seen: inout Set<ObjectIdentifier>
  ) {
    if let parent = mirror.superclassMirror { visitChildren(of: parent, path, &seen) }
    for (index, child) in mirror.children.enumerated() {
      let isElement = mirror.displayStyle == .collection || mirror.displayStyle == .set
      let label = isElement ? String(index) : child.label ?? String(index)
      let isNamed = mirror.displayStyle != .optional && label != "layers"
      visit(child.value, isNamed ? path + [label] : path, &seen)
    }
  }
}
