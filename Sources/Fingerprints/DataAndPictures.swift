import Core

/// Images of noise, with labels.
private var images: Dataset {
  Dataset(
    pixels: wholeNumbers(30 * 20, below: 256, 94).map { UInt8($0) }, count: 30, height: 5, width: 4,
    labels: wholeNumbers(30, below: 10, 95))
}

let dataAndPictures: [Fingerprint] = [
  Fingerprint("Dataset") { bits in
    let (training, held) = images.splitForTuning
    bits.add(training.batch(3..<20, scaledTo: -1...1))
    bits.add(held.batch([2, 0, 1]))
    bits.add(training.subset([7, 3]).labels ?? [])
    bits.add(training.ranges(of: 10).flatMap(\.self))
  },
  Fingerprint("Batches") { bits in
    let batches = Batches(of: images, size: 7, using: RandomGenerator(seed: 2))
    for _ in 0..<9 { bits.add(batches.nextIndices()) }
    bits.add(batches.next(scaledTo: -1...1))
  },
  Fingerprint("PrincipalComponents") { bits in
    let spread = numbers([12], 96, in: 0...2).squared()
    let components = PrincipalComponents(of: numbers([300, 12], 97) * spread, keeping: 5)
    bits.add(components.mean)
    bits.add(rounded: components.variances)
    bits.add(rounded: components.components.scalars.map(Double.init))
  },
  Fingerprint("symmetricEigen") { bits in
    let half = numbers([9, 9], 98)
    let (values, vectors) = symmetricEigen((half + half.transposed()).scalars.map(Double.init), 9)
    bits.add(rounded: values)
    bits.add(rounded: vectors.map { abs($0) })
  },
  Fingerprint("IDX") { bits in
    bits.add(IDX(sizes: [3, 4], elements: (0..<12).map { UInt8($0) }).encoded.map(Int.init))
  },
  Fingerprint("PixelImage") { bits in
    let grid = PixelImage(grid: numbers([7, 5, 4, 3], 99), columns: 3, range: -0.8...0.9)
    let larger = grid.enlarged(by: 3)
    bits.add([larger.width, larger.height, larger.channels])
    bits.add(larger.bytes.map(Int.init))
    bits.add(PixelImage.bytes(of: numbers([2, 5, 4, 1], 100)).map(Int.init))
  },
]
