import Core

extension Notebook {
  /// Writes a trained network into the run's folder, arranged as PyTorch expects it, with the
  /// chapter, the seed and the command that made it; with their running averages in place of the
  /// last weights if `averages` are given. `imageChannels` are those of images that go in.
  public func write(
    model network: Sequential, averages: AveragedWeights? = nil,
    as file: String = "model.safetensors", imageChannels: Int = 1
  ) {
    let metadata = [
      "chapter": chapter, "seed": String(options.seed), "command": essentialCommand,
      "weights": averages == nil ? "raw" : "averaged",
    ]
    func bytes() -> [UInt8] {
      network.fileContents(metadata: metadata, imageChannels: imageChannels)
    }
    orStop { try save(averages?.use(bytes) ?? bytes(), as: file) }
    console.result("\(network.parameterCount.grouped) parameters: \(folder.name)/\(file)")
  }

  /// Reads what `write(model:)` wrote into a network of the same layers; a file that does not fit
  /// ends the program with one line.
  public func load(_ network: Sequential, from path: String, imageChannels: Int = 1) {
    orStop { _ = try network.read(from: path, imageChannels: imageChannels) }
  }
}
