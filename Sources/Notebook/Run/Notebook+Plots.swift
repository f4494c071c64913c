extension Notebook {
  /// Draws a plot into `NAME.svg`; on a terminal, shows its lines as sparklines too.
  public func plot(_ plot: Plot, as name: String) {
    orStop { try save(Array(plot.svg.utf8), as: name + ".svg") }
    if let screen = terminal.results.screen {
      plot.sparklines(width: screen.width(), blocks: screen.drawsBlocks).forEach(terminal.result)
    }
    console.result("\(plot.title): \(folder.name)/\(name).svg")
  }
}
