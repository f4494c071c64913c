import Foundation
import Notebook

/// A bent valley, whose lowest place is (1, 1). Rosenbrock 1960, with walls a tenth as steep.
func valley(_ x: Value, _ y: Value) -> Value {
  (1 - x) * (1 - x) + 10 * (y - x * x) * (y - x * x)
}

/// Where plain steps lead.
func descend(from start: (Double, Double), steps: Int) -> Double {
  let (x, y) = (Value(start.0), Value(start.1))
  for _ in 0..<steps {
    let slopes = slopes(of: valley(x, y), by: [x, y])
    x -= 0.01 * slopes[0]
    y -= 0.01 * slopes[1]
  }
  return valley(x, y).numbers[0]
}

/// Adam, as a way to step.
func byAdam(_ beta1: Double = 0.9) -> Motion { { recipe.adaptive($0, &$1, $2, beta1) } }

/// The places on a way down, and the powers of ten of their heights.
func path(_ motion: @escaping Motion, rate: Double) -> (places: [Point], heights: [Float]) {
  let (x, y) = (Value(-1.5), Value(2))
  let optimizer = Optimizer([x, y], rate: rate, motion)
  var (places, heights): ([Point], [Float]) = ([], [])
  for _ in 0...recipe.pathSteps {
    places.append(Point(x.numbers[0], y.numbers[0]))
    heights.append(log10(Float(optimizer.minimize(valley(x, y)))))
  }
  return (places, heights)
}

/// A level line of the valley, on one side of its floor; broken where it is too high.
func level(_ height: Double, _ side: Double) -> [Point] {
  (-80...80).map { step in
    let x: Double = Double(step) / 40
    let rest: Double = (height - (1 - x) * (1 - x)) / 10
    let y: Double = x * x + side * rest.squareRoot()
    return Point(x, (-1...4).contains(y) ? y : .nan)
  } + [Point(.nan, .nan)]
}
