/// A way to arrange a tensor's elements as PyTorch does, and the way back.
struct Rearrangement {
  let toTorch: (Tensor) -> Tensor
  let fromTorch: (Tensor) -> Tensor

  static var asIs: Rearrangement { Rearrangement(toTorch: { $0 }, fromTorch: { $0 }) }
}

extension Parameter {
  /// The parameter under a name, arranged as in the file.
  func part(_ name: String, _ order: Rearrangement) -> StatePart {
    StatePart(
      name, get: { order.toTorch(self.state) }, set: { self.assign(order.fromTorch($0)) })
  }
}

extension Buffer {
  /// The statistic under a name, arranged as in the file.
  func part(_ name: String, _ order: Rearrangement) -> StatePart {
    StatePart(name, get: { order.toTorch(self.value) }, set: { self.value = order.fromTorch($0) })
  }
}

/// The order of a layer's features: plain, or that of an image's pixels and channels laid out flat,
/// where PyTorch puts the channels first and this course puts them last.
struct FeatureOrder {
  /// The channels of the image; 1 where the order is plain.
  var channels = 1

  /// Channels last becomes channels first along an axis; other sizes than the image's stay.
  func toTorch(_ x: Tensor, axis: Int) -> Tensor {
    swapped(x, axis: axis, outer: x.shape[axis] / channels, inner: channels)
  }

  /// Channels first becomes channels last along an axis.
  func fromTorch(_ x: Tensor, axis: Int) -> Tensor {
    swapped(x, axis: axis, outer: channels, inner: x.shape[axis] / channels)
  }

  /// For vectors with one number for each feature.
  var vector: Rearrangement {
    Rearrangement(toTorch: { toTorch($0, axis: 0) }, fromTorch: { fromTorch($0, axis: 0) })
  }

  private func swapped(_ x: Tensor, axis: Int, outer: Int, inner: Int) -> Tensor {
    guard outer > 1 && inner > 1 && outer * inner == x.shape[axis] else { return x }
    let (before, after) = (x.shape[..<axis].reduce(1, *), x.shape[(axis + 1)...].reduce(1, *))
    return x.reshaped([before, outer, inner, after]).transposed([0, 2, 1, 3]).reshaped(x.shape)
  }
}

/// The orders of the features that go into and come out of each layer, in a network that is given
/// images of so many channels.
func featureOrders(
  of layers: [any Layer], imageChannels: Int
) -> [(input: FeatureOrder, output: FeatureOrder)] {
  var orders = layers.map { _ in (input: FeatureOrder(), output: FeatureOrder()) }
  // Forward: what a Flatten leaves reaches the next dense layer.
  var (image, flat) = (imageChannels, FeatureOrder())
  for (index, layer) in layers.enumerated() {
    orders[index].input = flat
    switch layer {
    case let layer as Conv2D: (image, flat) = (layer.weight.shape[3], FeatureOrder())
    case let layer as ConvTransposed2D: (image, flat) = (layer.weight.shape[2], FeatureOrder())
    case let layer as Reshape where layer.axes.count == 3:
      (image, flat) = (layer.axes[2], FeatureOrder())
    case is Flatten, is Reshape: flat = FeatureOrder(channels: image)
    case is Dense: flat = FeatureOrder()
    default: break
    }
    orders[index].output = flat
  }
  // Backward: what a Reshape expects is decided by the dense layer before it.
  var wanted = FeatureOrder()
  for (index, layer) in layers.enumerated().reversed() {
    if wanted.channels > 1 { orders[index].output = wanted }
    switch layer {
    case let layer as Reshape where layer.axes.count == 3:
      wanted = FeatureOrder(channels: layer.axes[2])
    case is Dense, is Conv2D, is ConvTransposed2D, is Flatten, is Reshape: wanted = FeatureOrder()
    default: break
    }
  }
  return orders
}
