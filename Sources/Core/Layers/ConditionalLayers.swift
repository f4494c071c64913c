/// The classes that the samples of a batch are to belong to. Conditional layers share one, and so a
/// network of them is asked for classes before it is applied: `wanted.labels = [7, 7, 3]`.
public final class Condition {
  /// The number of classes.
  public let classes: Int
  /// The class of each sample, or none where no class is asked for; traps on what is none of
  /// `0..<classes`.
  public var labels: [Int] = [] {
    didSet {
      for label in labels {
        require(
          label >= 0 && label < classes, "The label \(label) is not one of 0..<\(classes).")
      }
    }
  }

  /// A condition on so many classes, none of which is asked for yet.
  public init(classes: Int) { self.classes = classes }

  /// The rows of a table `[classes, d]` that belong to the samples, `[N, d]`; their mean for all samples
  /// where no class is asked for. Traps unless there are so many labels.
  func rows(of table: Tensor, for count: Int) -> Tensor {
    if labels.isEmpty {
      return table.mean(along: 0, keepingAxis: true).expanded(to: [count, table.shape[1]])
    }
    require(
      labels.count == count, "\(labels.count) labels do not fit a batch of \(count) samples.")
    return table.rows(labels)
  }
}

/// A table of vectors, one for each class: labels are looked up, and the gradient goes to the rows that
/// were used.
public final class Embedding: Layer {
  /// `[classes, dimensions]`
  public let weight: Parameter
  /// What is asked for where the layer is part of a network.
  public let condition: Condition

  /// Makes a table of vectors of so many dimensions for the classes of a condition, drawn from N(0, 1).
  public init(
    _ dimensions: Int, of condition: Condition,
    weights: Initializer = .normal(standardDeviation: 1)
  ) {
    weight = Parameter([condition.classes, dimensions], weights)
    self.condition = condition
  }

  /// The vectors of these classes `[labels, dimensions]`; traps on what is no class.
  public func callAsFunction(_ labels: [Int]) -> Tensor { weight.value.rows(labels) }

  /// Appends to each sample `[N, in]` the vector of the class that is asked for,
  /// `[N, in + dimensions]`, or the mean of all where none is. Traps unless the labels fit the samples.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    .concatenated([x, condition.rows(of: weight.value, for: x.shape[0])], along: 1)
  }

  /// The table.
  public var members: Members { ["weight": .parameter(weight)] }

  /// in + dimensions.
  public func summary(for input: Shape) -> LayerSummary {
    let dimensions = weight.shape[1]
    return LayerSummary(
      "Embedding(\(weight.shape[0]), \(dimensions))",
      formula: "\(input[1]) + \(dimensions) = \(input[1] + dimensions)")
  }
}

/// Batch normalisation whose scale and shift are those of the class that is asked for (Dumoulin et al.
/// 2017, section 2.2; de Vries et al. 2017): the statistics are shared by all classes.
public final class ConditionalBatchNorm: Layer {
  /// `[classes, channels]`, starts at 1.
  public let scale: Parameter
  /// `[classes, channels]`, starts at 0.
  public let shift: Parameter
  /// The running mean `[channels]`.
  public let runningMean: Buffer
  /// The running variance `[channels]`, with the divisor n − 1.
  public let runningVariance: Buffer
  /// The number of batches in these averages `[]`.
  public let batchCount: Buffer
  /// The classes that are asked for.
  public let condition: Condition
  private let momentum: Float
  private let epsilon: Float

  /// Makes a normalisation of so many channels for the classes of a condition; each batch moves the
  /// running statistics by `momentum` of the way, and `epsilon` is added to variances.
  public init(
    _ channels: Int, on condition: Condition, momentum: Float = 0.1, epsilon: Float = 1e-5
  ) {
    scale = Parameter([condition.classes, channels], .constant(1))
    shift = Parameter([condition.classes, channels], .zeros)
    runningMean = Buffer(.zeros([channels]))
    runningVariance = Buffer(.ones([channels]))
    batchCount = Buffer(Tensor(0))
    self.condition = condition
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// Normalises `[N, …, channels]` by the batch in training, by the running statistics in inference,
  /// then scales and shifts each sample as its class does, or as the mean of all where none is asked for.
  /// Traps unless the labels fit the samples.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    let perSample = Shape(
      [x.shape[0]] + x.shape.dropFirst().dropLast().map { _ in 1 } + [scale.shape[1]])
    let factor = condition.rows(of: scale.value, for: x.shape[0]).reshaped(perSample)
    let offset = condition.rows(of: shift.value, for: x.shape[0]).reshaped(perSample)
    return normalized(x, mode) * factor + offset
  }

  private func normalized(_ x: Tensor, _ mode: Mode) -> Tensor {
    if mode == .inference {
      return (x - runningMean.value) / (runningVariance.value + epsilon).squareRoot()
    }
    let channels: Shape = [scale.shape[1]]
    let batch = batchNormalized(
      x, scale: .ones(channels), shift: .zeros(channels), epsilon: epsilon)
    if x.count > 0 {
      let rows = Float(x.count / scale.shape[1])
      runningMean.move(towards: batch.mean, by: momentum)
      runningVariance.move(towards: batch.variance * (rows / max(1, rows - 1)), by: momentum)
      batchCount.value = batchCount.value + 1
    }
    return batch.result
  }

  /// What is learned, then what is counted.
  public var members: Members {
    [
      "scale": .parameter(scale), "shift": .parameter(shift), "runningMean": .buffer(runningMean),
      "runningVariance": .buffer(runningVariance), "batchCount": .buffer(batchCount),
    ]
  }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("ConditionalBatchNorm") }
}
