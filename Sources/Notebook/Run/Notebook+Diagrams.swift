extension Notebook {
  /// Draws a diagram into `NAME.svg`.
  public func diagram(_ diagram: Diagram, as name: String) {
    let name = withTrap(name)
    orStop { try save(Array(diagram.svg.utf8), as: name + ".svg") }
    console.result("\(diagram.title): \(folder.name)/\(name).svg")
  }
}
