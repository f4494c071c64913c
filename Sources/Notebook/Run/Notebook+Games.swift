import Core

extension Notebook {
  /// Trains as `train(_:steps:every:saving:_:)` does, and saves all that the game holds: a
  /// structure whose members are networks, optimisers, batches, random generators, monitors.
  ///
  /// Its state is found by looking through its members, so that none can be forgotten. A member that
  /// is an object and cannot be saved traps, with its name.
  @discardableResult
  public func train(
    _ name: String, _ game: Any, steps: Int, every: Int? = nil,
    _ body: (Step) -> KeyValuePairs<String, Float>
  ) -> History {
    train(name, steps: steps, every: every, saving: stateMembers(of: game), body)
  }
}

extension Notebook where Flags: GeneratorChoices {
  /// Trains as `train(_:_:steps:every:_:)` does. With `--from`, reads the network that the game
  /// is about from a file in place of training it; then the history is empty.
  @discardableResult
  public func train(
    _ name: String, _ game: Any, making network: Sequential, steps: Int, every: Int? = nil,
    _ body: (Step) -> KeyValuePairs<String, Float>
  ) -> History {
    if let file = flags.from {
      load(network, from: file)
      return History()
    }
    return train(name, game, steps: steps, every: every, body)
  }

  /// Writes the samples that `--samples` asks for; nothing without it. `draw` makes so many images
  /// `[N, height, width, 1 or 3]` in 0...1.
  public func writeSamples(drawing draw: (_ count: Int) -> Tensor) {
    if let wanted = flags.samples { write(samples: wanted, drawing: draw) }
  }
}

/// What a game's members hold that steps change, in the order in which they stand, each once.
func stateMembers(of game: Any) -> [any Stateful] {
  if let one = game as? any Stateful { return [one] }
  if game is Monitor { return stateMembers(of: [game]) }
  var found: [any Stateful] = []
  func look(through value: Any) {
    for (label, member) in Mirror(reflecting: value).children {
      if let stateful = member as? any Stateful {
        if !found.contains(where: { $0 === stateful }) { found.append(stateful) }
        continue
      }
      if member is Monitor {
        look(through: member)
        continue
      }
      switch Mirror(reflecting: member).displayStyle {
      case .class:
        require(false, "\(type(of: value)).\(label ?? "") is an object that cannot be saved.")
      case .tuple, .collection, .optional: look(through: member)
      default: break
      }
    }
  }
  look(through: game)
  return found
}
