import Core
import Foundation
import Judge
import Notebook
import Runs

/// Makes the judge that the chapters share, Data/judge/, from the 60,000 training images. Replaces no
/// file that is not such a judge.
StandardStreams.settle()
orStop {
  let data = try Repository.find().path + "/Data"
  let file = data + "/judge/mnist.safetensors"
  if Files.kind(of: file) != nil, (try? Judge(at: data + "/judge")) == nil {
    throw DataError(file, "it is no judge of this course", advice: "move it away")
  }
  let (training, test) = try Dataset.mnist(in: data + "/mnist")
  let judge = try Judge.train(on: training, test: test) { epoch, loss in
    print("epoch \(epoch): mean loss \(loss)")
    fflush(nil)
  }
  print("named correctly: \(100 * judge.accuracy) % of the test images")
  try judge.write(to: data + "/judge")
}
