extension Notebook {
  /// Draws a plot into `NAME.svg`; on a terminal, shows its lines as sparklines too. Where nothing was
  /// trained and there is nothing to draw, there is no plot.
  public func plot(_ plot: Plot, as name: String) {
    guard plot.series.contains(where: { $0.mark != .rule && !$0.points.isEmpty }) else { return }
    let name = withTrap(name)
    orStop { try save(Array(plot.svg.utf8), as: name + ".svg") }
    if let screen = terminal.results.screen {
      plot.sparklines(width: screen.width(), blocks: screen.drawsBlocks).forEach(terminal.result)
    }
    console.result("\(plot.title): \(folder.name)/\(name).svg")
  }

  /// The name of a picture or a plot, followed by that of the trap that the run has walked into, if
  /// any: so the pictures of a mistake can lie beside those of the chapter.
  func withTrap(_ name: String) -> String { options.trap.map { "\(name)-\($0)" } ?? name }
}
