typealias Function = ([Value]) -> Value

/// How much f changes on the way from x - h v to x + h v, by twice h.
func difference(_ f: Function, at x: [Value], along v: [Value], _ h: Double) -> Double {
  let ahead = f(zip(x, v).map { $0 + Value(h) * $1 }).numbers[0]
  let behind = f(zip(x, v).map { $0 - Value(h) * $1 }).numbers[0]
  return (ahead - behind) / (2 * h)
}

/// The same from the slopes of f: a value, which has slopes itself.
func change(_ f: Function, at x: [Value], along v: [Value]) -> Value {
  zip(slopes(of: f(x), by: x), v).map { slope, v in (slope * v).sum() }.reduce(0, +)
}

/// By what part the two differ.
func slopeError(_ f: Function, at x: [Value], along v: [Value], h: Double = 1e-5) -> Double {
  let (sought, found) = (difference(f, at: x, along: v, h), change(f, at: x, along: v).numbers[0])
  return abs(sought - found) / max(abs(sought), abs(found))
}
func directions(_ values: [Value]) -> [Value] { values.map { dice.normal($0.shape) } }
func squares(_ f: @escaping Function) -> Function { { x in (f(x) * f(x)).sum() } }
