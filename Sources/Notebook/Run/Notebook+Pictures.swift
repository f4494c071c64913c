import Core

extension Notebook {
  /// Lays images `[N, height, width, 1 or 3]` out in rows of `columns` and writes `NAME.png`, or
  /// `NAME-TRAP.png` in a run that makes a mistake; on a terminal, draws them there too.
  ///
  /// The lower end of `range` is black, the upper one white.
  public func picture(
    _ images: Tensor, columns: Int, range: ClosedRange<Float> = 0...1, as name: String
  ) {
    let name = withTrap(name)
    let grid = PixelImage(grid: images, columns: columns, range: range)
    orStop { try save(grid.enlarged(by: grid.enlargement).png, as: name + ".png") }
    draw(grid)
    console.result("\(name): \(folder.name)/\(name).png")
  }

  /// Writes a film as an animated PNG, `NAME.png`; on a terminal, draws its last frame.
  public func picture(_ film: Film, as name: String) {
    guard let last = film.frames.last else { return }
    let name = withTrap(name)
    let frames = film.frames.map { $0.enlarged(by: last.enlargement) }
    let animation = AnimatedPNG(frames: frames, millisecondsPerFrame: film.millisecondsPerFrame)
    orStop { try save(animation.encoded, as: name + ".png") }
    draw(last)
    console.result("\(name), \(frames.count) frames: \(folder.name)/\(name).png")
  }

  /// Draws a picture on a terminal.
  private func draw(_ picture: PixelImage) {
    guard let screen = terminal.results.screen else { return }
    let blocks = HalfBlocks(
      width: picture.width, height: picture.height, channels: picture.channels,
      bytes: picture.bytes)
    let lines = blocks.fitted(to: screen.width()).lines(screen.shades)
    terminal.result(lines.joined(separator: "\n"))
  }
}
