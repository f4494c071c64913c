import Core
import Judge
import Runs

extension Notebook {
  /// Opens the two judges of digits that come with the course. Other data than digits, and judges that
  /// cannot be read, end the program with one line.
  public func openEyes() -> (first: Eye, second: Eye) {
    orStop {
      guard options.data == "mnist" else {
        throw NotebookError("The judges know digits alone: leave out --data.")
      }
      let data = try Repository.find().path + "/Data"
      return (
        Eye(of: try Judge(at: data + "/judge")),
        try SecondJudge.opened(at: data + "/second-judge")
      )
    }
  }

  /// The samples `[N, 28, 28, 1]` in 0...1 that an IDX file holds. A file that does not hold a hundred
  /// such images ends the program with one line.
  public func samples(from path: String) -> Tensor {
    orStop {
      let file = try IDX(contentsOf: path)
      guard Array(file.sizes.dropFirst()) == [28, 28], file.sizes[0] >= 100 else {
        throw DataError(
          path, "it holds an array of sizes \(file.sizes)",
          advice: "give at least a hundred grey images of 28 x 28, such as --samples 10000 writes")
      }
      let images = Dataset(pixels: file.elements, count: file.sizes[0], height: 28, width: 28)
      return images.batch(0..<images.count)
    }
  }

  /// What samples are called: by the folder that their file lies in, which is the chapter's that drew
  /// them, and by the file where no folder is named.
  public func nameOfSamples(in path: String) -> String {
    let parts = path.split(separator: "/")
    return String(parts.dropLast().last ?? parts.last ?? "samples")
  }
}
