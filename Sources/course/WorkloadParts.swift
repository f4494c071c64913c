import Core

/// Single operations, at the sizes of the DCGAN workload: they explain the rows above them.
extension Workload {
  static let parts = [
    Workload(name: "matmul_1024", gigaflops: 2 * 1.024 * 1.024 * 1.024) {
      let random = RandomGenerator(seed: 1)
      let (a, b) = (Tensor.normal([1024, 1024], using: random), Tensor.ones([1024, 1024]))
      return { _ = matmul(a, b) }
    },
    convolution("conv_64_128") { x, w, _ in conv(x, w, stride: 2, padding: 1) },
    convolution("conv_transposed_128_64") { _, w, z in
      convTransposed(z, w, stride: 2, padding: 1)
    },
    convolution("conv_filter_64_128") { x, _, z in
      convFilter(x, z, kernel: 4, stride: 2, padding: 1)
    },
    Workload(name: "batch_norm_64", gigaflops: 10 * 1.605_632e-3) {
      let random = RandomGenerator(seed: 1)
      let x = Tensor.normal([128, 14, 14, 64], using: random)
      let (scale, shift) = (Tensor.ones([64]), Tensor.zeros([64]))
      return { _ = batchNormalized(x, scale: scale, shift: shift) }
    },
    Workload(name: "leaky_relu", gigaflops: 2 * 1.605_632e-3) {
      let random = RandomGenerator(seed: 1)
      let x = Tensor.normal([128, 14, 14, 64], using: random)
      return { _ = x.leakyReLU() }
    },
    Workload(name: "normal", gigaflops: 0.0128) {
      let random = RandomGenerator(seed: 1)
      return { _ = Tensor.normal([128, 100], using: random) }
    },
  ]

  /// One face of the convolution of [128, 14, 14, 64] with [4, 4, 64, 128], stride 2.
  private static func convolution(
    _ name: String, _ face: @escaping @Sendable (_ x: Tensor, _ w: Tensor, _ z: Tensor) -> Tensor
  ) -> Workload {
    Workload(name: name, gigaflops: 2e-9 * 128 * 49 * 16 * 64 * 128) {
      let random = RandomGenerator(seed: 1)
      let x = Tensor.normal([128, 14, 14, 64], using: random)
      let w = Tensor.normal([4, 4, 64, 128], using: random)
      let z = Tensor.normal([128, 7, 7, 128], using: random)
      return { _ = face(x, w, z) }
    }
  }
}
