import Core
import Foundation
import Judge
import Notebook
import Runs

/// Makes the judge that the chapters share, Data/judge/, from the 60,000 training images; with the word
/// `second` the other one, Data/second-judge/, from the first 50,000. Replaces no file that is not such
/// a judge.
StandardStreams.settle()
orStop {
  let data = try Repository.find().path + "/Data"
  func digits() throws -> (training: Dataset, test: Dataset) {
    try Dataset.mnist(in: data + "/mnist")
  }
  let words = Array(CommandLine.arguments.dropFirst())
  func progress(epoch: Int, loss: Float) {
    print("epoch \(epoch): mean loss \(loss)")
    fflush(nil)
  }
  func requireFree(_ folder: String, _ opened: (String) throws -> Void) throws {
    let file = folder + "/mnist.safetensors"
    if Files.kind(of: file) != nil, (try? opened(folder)) == nil {
      throw DataError(file, "it is no judge of this course", advice: "move it away")
    }
  }
  switch words {
  case []:
    try requireFree(data + "/judge") { _ = try Judge(at: $0) }
    let (training, test) = try digits()
    let judge = try Judge.train(on: training, test: test, progress: progress)
    print("named correctly: \(100 * judge.accuracy) % of the test images")
    try judge.write(to: data + "/judge")
  case ["second"]:
    try requireFree(data + "/second-judge") { _ = try SecondJudge.opened(at: $0) }
    let (training, test) = try digits()
    let eye = try SecondJudge.trained(
      on: training.subset(0..<50_000), test: test, progress: progress)
    print("named correctly: \(100 * eye.accuracy) % of the test images")
    try SecondJudge.write(eye, to: data + "/second-judge")
  default:
    throw DataError(
      words.joined(separator: " "), "there is no such judge",
      advice: "train-judge, or train-judge second")
  }
}
