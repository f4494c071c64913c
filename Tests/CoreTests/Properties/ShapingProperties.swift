@testable import Core

extension Property {
  /// Operations that move elements and change none.
  static func shaping(_ draw: Draw) -> Property {
    let kinds = [reshaped, flattened, transposed, slice, padded, concatenated, rows]
    return kinds[draw.below(kinds.count)](draw)
  }

  private static func moves(
    _ name: String, _ draw: Draw, _ x: [Tensor], _ function: @escaping ([Tensor]) -> Tensor,
    _ reference: @escaping ([Exact]) -> Exact
  ) -> Property {
    Property(
      name: name, operands: x, tolerance: .exact, function: function, reference: reference,
      isDifferentiable: draw.palette != .special)
  }

  private static func reshaped(_ draw: Draw) -> Property {
    let shape = draw.shape()
    var axes = Array(shape.reversed())
    let follows = axes.dropFirst().allSatisfy { $0 > 0 } && draw.chance(1, in: 2)
    let result = axes
    if follows { axes[0] = -1 }
    let asked = axes
    return moves("reshaped", draw, [draw.tensor(shape)]) {
      $0[0].reshaped(asked)
    } _: {
      $0[0].reshaped(result)
    }
  }

  private static func flattened(_ draw: Draw) -> Property {
    let shape = draw.shape()
    let row = shape.dropFirst().reduce(1, *)
    return moves("flattened", draw, [draw.tensor(shape)]) {
      $0[0].flattened()
    } _: {
      $0[0].reshaped([shape[0], row])
    }
  }

  private static func transposed(_ draw: Draw) -> Property {
    let shape = draw.shape()
    let isPlain = draw.chance(1, in: 2)
    let order =
      isPlain ? Array(shape.indices.reversed()) : draw.random.permutation(shape.count)
    return moves("transposed", draw, [draw.tensor(shape)]) {
      isPlain ? $0[0].transposed() : $0[0].transposed(order)
    } _: { x in
      Exact(order.map { shape[$0] }) { place in
        var source = place
        for (axis, from) in order.enumerated() { source[from] = place[axis] }
        return x[0][source]
      }
    }
  }

  private static func slice(_ draw: Draw) -> Property {
    let shape = draw.shape()
    let axis = draw.below(shape.count)
    let first = draw.below(shape[axis] + 1)
    let range = first..<first + draw.below(shape[axis] - first + 1)
    var part = shape
    part[axis] = range.count
    return moves("slice", draw, [draw.tensor(shape)]) {
      $0[0].slice(range, along: axis - shape.count)
    } _: { x in
      Exact(part) { place in
        var place = place
        place[axis] += range.lowerBound
        return x[0].values[x[0].offset(place)]
      }
    }
  }

  private static func padded(_ draw: Draw) -> Property {
    let shape = draw.shape(long: false)
    let axis = draw.below(shape.count)
    let (before, after) = (draw.below(3), draw.below(3))
    var whole = shape
    whole[axis] += before + after
    return moves("padded", draw, [draw.tensor(shape)]) {
      $0[0].padded(along: axis, before: before, after: after)
    } _: { x in
      Exact(whole) { place in
        var place = place
        place[axis] -= before
        return place[axis] >= 0 && place[axis] < shape[axis] ? x[0].values[x[0].offset(place)] : 0
      }
    }
  }

  private static func concatenated(_ draw: Draw) -> Property {
    let shape = draw.shape(long: false)
    let axis = draw.below(shape.count)
    let sizes = (0...draw.below(3)).map { _ in draw.below(4) }
    let parts = sizes.map { size in
      var part = shape
      part[axis] = size
      return draw.tensor(part)
    }
    var whole = shape
    whole[axis] = sizes.reduce(0, +)
    return moves("concatenated", draw, parts) {
      .concatenated($0, along: axis)
    } _: { x in
      Exact(whole) { place in
        var (place, part) = (place, 0)
        while place[axis] >= sizes[part] {
          place[axis] -= sizes[part]
          part += 1
        }
        return x[part].values[x[part].offset(place)]
      }
    }
  }

  private static func rows(_ draw: Draw) -> Property {
    let shape = draw.shape(long: false)
    let numbers = shape[0] == 0 ? [] : (0..<draw.below(4)).map { _ in draw.below(shape[0]) }
    return moves("rows", draw, [draw.tensor(shape)]) {
      $0[0].rows(numbers)
    } _: { x in
      Exact([numbers.count] + shape.dropFirst()) {
        x[0].values[x[0].offset([numbers[$0[0]]] + $0.dropFirst())]
      }
    }
  }
}
