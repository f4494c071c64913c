import Core
import Foundation
import Judge

/// Makes the judge that the chapters share, Data/judge/, from the 60,000 training images.
/// Reads the data from Data/mnist, so it is run from the course's folder.
do {
  let (training, test) = try Dataset.mnist()
  let judge = try Judge.train(on: training, test: test) { epoch, loss in
    print("epoch \(epoch): mean loss \(loss)")
    fflush(nil)
  }
  print("named correctly: \(100 * judge.accuracy) % of the test images")
  try judge.write()
} catch {
  try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
  exit(1)
}
