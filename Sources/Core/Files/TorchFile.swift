extension Sequential {
  /// Writes weights and running statistics as PyTorch's `nn.Sequential` names and arranges them.
  ///
  /// PyTorch keeps images as [channels, height, width], this course as [height, width, channels]:
  /// filters change their axes, and so do the rows of a dense layer after a `Flatten` and the
  /// columns of one before a `Reshape`. `imageChannels` are those of images that go in. A network
  /// of `Dense(32, 6272); ReLU(); Reshape(7, 7, 128); ConvTransposed2D(128, 1, kernel: 4, stride: 2,
  /// padding: 1)` is opened by
  ///
  ///     import torch
  ///     from torch import nn
  ///     from safetensors.torch import load_file
  ///     model = nn.Sequential(nn.Linear(32, 6272), nn.ReLU(), nn.Unflatten(1, (128, 7, 7)),
  ///                           nn.ConvTranspose2d(128, 1, 4, stride=2, padding=1)).eval()
  ///     model.load_state_dict(load_file("model.safetensors"))
  ///
  /// `LayerNorm(c)` is `nn.GroupNorm(1, c)` there. Layers of other types keep their own names and
  /// axes. Throws a `DataError` if the file cannot be written.
  public func write(
    to path: String, metadata: [String: String] = [:], imageChannels: Int = 1
  ) throws {
    try Files.write(fileContents(metadata: metadata, imageChannels: imageChannels), to: path)
  }

  /// The bytes that `write(to:)` writes.
  public func fileContents(metadata: [String: String] = [:], imageChannels: Int = 1) -> [UInt8] {
    let parts = torchParts(imageChannels: imageChannels)
    let metadata = metadata.merging(["format": "pt"]) { given, _ in given }
    return Safetensors(of: parts, metadata: metadata).encoded
  }

  /// Reads what `write(to:)` or PyTorch wrote, and returns the texts about it.
  ///
  /// Throws a `DataError`, before anything is changed, if the file is damaged or if its names and
  /// shapes are not exactly those of this network.
  @discardableResult
  public func read(from path: String, imageChannels: Int = 1) throws -> [String: String] {
    let file = try Safetensors(contentsOf: path)
    try file.restore(
      torchParts(imageChannels: imageChannels), from: path,
      advice: "use a file of this very network")
    return file.metadata
  }
}

extension Sequential {
  /// Every tensor of the file, with the way there and back.
  func torchParts(imageChannels: Int) -> [StatePart] {
    let leaves = leaves(below: "")
    let orders = featureOrders(of: leaves.map(\.layer), imageChannels: imageChannels)
    return zip(leaves, orders).flatMap { leaf, order in
      let parts: [StatePart] =
        switch leaf.layer {
        case let layer as Dense: layer.torchParts(order)
        case let layer as Conv2D: filterParts(layer.weight, layer.bias)
        case let layer as ConvTransposed2D: filterParts(layer.weight, layer.bias)
        case let layer as BatchNorm: layer.torchParts(order.output)
        case let layer as LayerNorm:
          [
            layer.scale.part("weight", order.output.vector),
            layer.shift.part("bias", order.output.vector),
          ]
        default: leaf.layer.namedParameters.map { $0.parameter.part($0.name, .asIs) }
        }
      return parts.map { $0.named(leaf.path + $0.name) }
    }
  }

  /// The layers that are not themselves sequences, with their paths, such as `0.2.`.
  private func leaves(below path: String) -> [(path: String, layer: any Layer)] {
    layers.enumerated().flatMap { index, layer in
      let path = "\(path)\(index)."
      return (layer as? Sequential)?.leaves(below: path) ?? [(path, layer)]
    }
  }
}

/// [k, k, in, out] becomes [out, in, k, k]; [k, k, out, in] becomes [in, out, k, k].
private func filterParts(_ weight: Parameter, _ bias: Parameter?) -> [StatePart] {
  let order = Rearrangement(
    toTorch: { $0.transposed([3, 2, 0, 1]) }, fromTorch: { $0.transposed([2, 3, 1, 0]) })
  return [weight.part("weight", order)] + (bias.map { [$0.part("bias", .asIs)] } ?? [])
}

extension Dense {
  /// [in, out] becomes [out, in], rows and columns in PyTorch's order.
  fileprivate func torchParts(_ order: (input: FeatureOrder, output: FeatureOrder)) -> [StatePart] {
    let weights = Rearrangement(
      toTorch: { order.output.toTorch(order.input.toTorch($0, axis: 0), axis: 1).transposed() },
      fromTorch: {
        order.input.fromTorch(order.output.fromTorch($0.transposed(), axis: 1), axis: 0)
      })
    return [weight.part("weight", weights)]
      + (bias.map { [$0.part("bias", order.output.vector)] } ?? [])
  }
}

extension BatchNorm {
  fileprivate func torchParts(_ order: FeatureOrder) -> [StatePart] {
    let count = batchCount
    return [
      scale.part("weight", order.vector), shift.part("bias", order.vector),
      runningMean.part("running_mean", order.vector),
      runningVariance.part("running_var", order.vector),
      StatePart(
        "num_batches_tracked", get: { Int64(count.value.scalar) },
        set: { count.value = Tensor(Float($0)) }),
    ]
  }
}
