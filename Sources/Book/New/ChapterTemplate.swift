/// The files of a chapter that counts its training images, for its author to edit.
struct ChapterTemplate {
  let name: String
  let number: Int
  let title: String

  var program: String {
    """
    import Core
    import Notebook

    /// What this chapter is made with.
    struct Recipe {
      var batch = 32
    }
    let notebook = Notebook("\(name)", "\(title)", variations)
    let recipe = notebook.recipe

    notebook.cell("The data")
    \(Self.listing)

    notebook.finish()

    """
  }

  /// What runs of it may differ in.
  var variations: String {
    """
    import Core
    import Exercises
    import Notebook

    let variations = Variations(Recipe()) {
      Quick(images: 600) { $0.batch = 8 }
    }

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

    <!-- code: main.swift#\(number).1 -->
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
    let (training, test) = notebook.images()
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
}
