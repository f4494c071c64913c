extension Safetensors {
  /// Takes down what the parts hold now.
  init(of parts: [StatePart], metadata: [String: String]) {
    self.init(metadata: metadata)
    for part in parts {
      switch part.read() {
      case .tensor(let tensor): tensors.append((part.name, tensor))
      case .integer(let value): integers.append((part.name, value))
      }
    }
  }

  /// Puts every value back into the part of its name. Throws a `DataError` about `place`, before
  /// anything is changed, unless names, kinds and shapes are exactly those of the parts.
  func restore(_ parts: [StatePart], from place: String, advice: String) throws {
    func refuse(_ problem: String) -> DataError { DataError(place, problem, advice: advice) }
    var values = Dictionary(
      uniqueKeysWithValues: tensors.map { ($0.name, StatePart.Value.tensor($0.tensor)) }
        + integers.map { ($0.name, .integer($0.value)) })
    let matched = try parts.map { part in
      guard let value = values.removeValue(forKey: part.name) else {
        throw refuse("it lacks \(part.name), which is expected here")
      }
      let (found, expected) = (value.kind, part.read().kind)
      guard found == expected else {
        throw refuse("its \(part.name) is \(found), where \(expected) is expected")
      }
      return (part, value)
    }
    if let extra = values.keys.min() { throw refuse("it holds \(extra), which has no place here") }
    for (part, value) in matched { part.write(value) }
  }
}

extension StatePart.Value {
  /// The kind and shape, in words.
  fileprivate var kind: String {
    switch self {
    case .tensor(let tensor): "a tensor \(tensor.shape)"
    case .integer: "a whole number"
    }
  }
}
