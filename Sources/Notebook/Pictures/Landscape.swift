import Core

/// A critic's values on a map of the plane, as a picture `[1, 64, 64, 1]`: 0 where it is lowest, 1
/// where it is highest. The critic takes points `[N, 2]`; x runs to the right and y up, both over
/// `range`.
public func landscape(of critic: Sequential, over range: ClosedRange<Float> = -2...2) -> Tensor {
  let side = 64
  let axis = Tensor.linspace(range.lowerBound, range.upperBound, count: side).scalars
  let points = axis.reversed().flatMap { y in axis.flatMap { x in [x, y] } }
  let values = critic(Tensor(points, shape: [side * side, 2])).detached()
  let (low, high) = (values.scalars.min() ?? 0, values.scalars.max() ?? 1)
  return ((values - low) / max(high - low, 1e-12)).reshaped([1, side, side, 1])
}
