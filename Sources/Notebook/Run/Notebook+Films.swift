import Core

extension Notebook {
  /// Draws a map of classes into `NAME.svg`, or `NAME-TRAP.svg` in a run that makes a mistake.
  public func classMap(_ map: ClassMap, as name: String) {
    let name = withTrap(name)
    orStop { try save(Array(map.svg.utf8), as: name + ".svg") }
    console.result("\(name): \(folder.name)/\(name).svg")
  }
}

extension Notebook where Flags: FilmChoices {
  /// Writes the pictures of a film as `NAME-001.png` and so on if `--frames` asks for it, as large as
  /// in the film; nothing without it.
  public func writeFrames(of film: Film, as name: String) {
    guard flags.frames else { return }
    let name = withTrap(name)
    for (index, frame) in film.frames.enumerated() {
      let digits = String(1001 + index).dropFirst()
      orStop { try save(frame.enlarged(by: frame.enlargement).png, as: "\(name)-\(digits).png") }
    }
    console.result("\(film.frames.count) pictures: \(folder.name)/\(name)-001.png and so on")
  }
}
