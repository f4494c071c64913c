// Operations that put samples, or the channels of a sample, into groups.

extension Tensor {
  /// `count` neighbouring samples side by side in one, so that a discriminator judges several at once:
  /// `[N, …, channels]` becomes `[N/count, …, count·channels]` (Lin et al. 2018, section 2.1).
  ///
  /// Images are stacked as channels, vectors are laid end to end. Moves elements and changes none.
  /// Traps unless the samples fill their groups.
  public func packed(by count: Int) -> Tensor {
    require(
      rank > 1 && count > 0 && shape[0].isMultiple(of: count),
      "Samples \(shape) cannot be packed by \(count).")
    let (groups, inside, channels) = (
      shape[0] / count, Array(shape.dropFirst().dropLast()), shape[rank - 1]
    )
    let pixels = inside.reduce(1, *)
    return reshaped([groups, count, pixels, channels]).transposed([0, 2, 1, 3])
      .reshaped(Shape([groups] + inside + [count * channels]))
  }

  /// The largest of each group of `pieces` neighbouring channels: `[…, channels]` becomes
  /// `[…, channels/pieces]` (Goodfellow et al. 2013, section 2). The gradient goes to the largest
  /// alone, the first of equals. Traps unless the channels fill their groups.
  public func maxout(pieces: Int) -> Tensor {
    let channels = shape[shape.axis(-1)]
    require(
      pieces > 0 && channels.isMultiple(of: pieces),
      "The channels of \(shape) do not fill groups of \(pieces).")
    let outer = Array(shape.dropLast())
    return reshaped(Shape(outer + [channels / pieces, pieces])).max(along: -1)
  }

  /// How close each sample is to the others, seen through several kernels: of `[N, kernels, features]`
  /// the sum over all others of exp(−Σ|difference of features|), `[N, kernels]`.
  ///
  /// Salimans et al. 2016, section 3.2; the sample itself, which the paper counts as 1, is left out.
  /// Needs memory for `N²·kernels·features` numbers. Traps on another rank.
  public func minibatchCloseness() -> Tensor {
    require(rank == 3, "Closeness is that of samples [N, kernels, features], not of \(shape).")
    let (samples, kernels, features) = (shape[0], shape[1], shape[2])
    let rows = reshaped([samples, 1, kernels, features])
    let columns = reshaped([1, samples, kernels, features])
    let distances = (rows - columns).abs().sum(along: 3)  // [N, N, kernels]
    return (-distances).exponential().sum(along: 1) - 1
  }
}
