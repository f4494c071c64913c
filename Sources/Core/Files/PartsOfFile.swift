extension Safetensors {
  /// Takes down what the parts hold now.
  init(of parts: [StatePart], metadata: [String: String]) {
    self.init(metadata: metadata)
    for part in parts {
      switch part.value {
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
      let found = value.kind(withShape: part.hasFixedShape)
      let expected = part.value.kind(withShape: part.hasFixedShape)
      guard found == expected else {
        throw refuse("its \(part.name) is \(found), where \(expected) is expected")
      }
      return (part, value)
    }
    if let extra = values.keys.min() { throw refuse("it holds \(extra), which has no place here") }
    for (part, value) in matched { part.put(value) }
  }
}

extension StatePart.Value {
  /// The kind and perhaps the shape, in words.
  fileprivate func kind(withShape: Bool) -> String {
    switch self {
    case .tensor(let tensor): withShape ? "a tensor \(tensor.shape)" : "a tensor"
    case .integer: "a whole number"
    }
  }
}
