/// One thing that a layer keeps from one step to the next.
public enum Member {
  /// What training changes; nil where the layer was made without, such as a bias.
  case parameter(Parameter?)
  /// A running statistic.
  case buffer(Buffer)
  /// A source of chance.
  case random(RandomGenerator)
  /// A layer inside, which has members of its own.
  case layer(any Layer)
}

/// The members of a layer by name, in the order of their declaration.
public struct Members: ExpressibleByDictionaryLiteral {
  private(set) var list: [(name: String, member: Member)]

  /// Makes a list from names and members, as in `["weight": .parameter(weight)]`.
  public init(dictionaryLiteral elements: (String, Member)...) {
    list = elements.map { (name: $0.0, member: $0.1) }
  }

  /// Makes a list of layers under their numbers, from 0.
  public init(_ layers: [any Layer]) {
    list = layers.enumerated().map { (name: "\($0.offset)", member: .layer($0.element)) }
  }

  /// Adds a member at the end.
  mutating func append(_ member: Member, _ name: String) { list.append((name, member)) }
}

extension Members {
  /// The objects of one kind among the members and those of layers inside, each once, with the path
  /// that first leads to it.
  fileprivate func objects<Object: AnyObject>(
    _ pick: (Member) -> Object?
  ) -> [(path: String, object: Object)] {
    var found: [(path: String, object: Object)] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ members: Members, _ path: String) {
      for (name, member) in members.list {
        if case .layer(let layer) = member {
          guard seen.insert(ObjectIdentifier(layer)).inserted else { continue }
          visit(layer.members, name.isEmpty ? path : "\(path)\(name).")
        } else if let object = pick(member), seen.insert(ObjectIdentifier(object)).inserted {
          found.append((path + name, object))
        }
      }
    }
    visit(self, "")
    return found
  }
}

extension Layer {
  /// The parameters, in the order of their declaration, those of layers inside included; each once.
  public var parameters: [Parameter] { namedParameters.map { $0.parameter } }

  /// The parameters with their paths, such as `0.weight`.
  public var namedParameters: [(name: String, parameter: Parameter)] {
    members.objects { if case .parameter(let parameter) = $0 { parameter } else { nil } }
      .map { (name: $0.path, parameter: $0.object) }
  }

  /// The running statistics with their paths, such as `1.runningMean`.
  public var namedBuffers: [(name: String, buffer: Buffer)] {
    members.objects { if case .buffer(let buffer) = $0 { buffer } else { nil } }
      .map { (name: $0.path, buffer: $0.object) }
  }

  /// The sources of chance inside, with their paths, such as `2.random`.
  var namedGenerators: [(name: String, generator: RandomGenerator)] {
    members.objects { if case .random(let generator) = $0 { generator } else { nil } }
      .map { (name: $0.path, generator: $0.object) }
  }
}
