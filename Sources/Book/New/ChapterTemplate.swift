/// The files of a chapter that counts its training images, for its author to edit.
struct ChapterTemplate {
  let name: String
  let number: Int
  let title: String

  var program: String {
    """
    import Core
    import Exercises
    import Notebook

    let notebook = Notebook(chapter: "\(name)", title: "\(title)")

    notebook.cell("The data")
    \(marker("data"))
    \(Self.listing)
    \(marker("end"))

    notebook.finish()

    """
  }

  var text: String {
    """
    # \(number). \(title)

    What we want in this chapter, and why.

    ```console
    $ swift run -c release \(name)
    ```

    ## \(number).1 The data

    <!-- code: main.swift#data -->
    ```swift
    \(Self.listing)
    ```

    <!-- output: golden.txt#\(number).1 -->
    ```text
    \(output)
    ```

    ## Exercises

    The stubs are files in `Exercises`; `./check \(number).1` checks your answer, and `./check hint \(number).1` helps.

    """
  }

  /// What `--quick` prints.
  var golden: String {
    """
    # \(number). \(title)

    ## \(number).1 The data

    \(output)

    """
  }

  private static let listing = """
    let (training, test) = notebook.images(quick: 600)
    notebook.value("training-images", training.count, "training images")
    notebook.value("test-images", test.count, "test images")
    """

  private var output: String {
    """
    training images: 600
    test images: 600

    Written to Output/\(name):
      values.json
    """
  }

  /// A marker of the program, which no one must find in this file.
  private func marker(_ word: String) -> String { "// " + "snippet.\(word)" }
}
