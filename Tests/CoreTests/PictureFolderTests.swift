import Testing

@testable import Core

/// Folders of PNG files are data sets: their folders divide them and name classes.
struct PictureFolderTests {
  let folder = TemporaryFolder()

  /// A picture of 3 x 2 whose first pixel is `number`.
  func picture(_ number: Int, height: Int = 2, channels: Int = 1) -> [UInt8] {
    let bytes = (0..<3 * height * channels).map { UInt8($0 == 0 ? number : 40 * $0 % 256) }
    return PixelImage(width: 3, height: height, channels: channels, bytes: bytes).png
  }

  func own(channels: Int = 1) throws -> OwnImages {
    try OwnImages(at: folder.path, size: (2, 3, channels))
  }

  func loading() -> String { message { _ = try own() } }

  /// The first pixels of images.
  func numbers(_ set: Dataset) -> [Int] {
    (0..<set.count).map { Int(set.subset([$0]).pixels.first!) }
  }

  @Test func everySeventhPictureIsKept() throws {
    for n in 0..<70 { try folder.put("\(n).png", picture(n)) }
    try folder.put("notes.txt", [])
    let own = try own()
    #expect(numbers(own.test) == Array(stride(from: 6, to: 70, by: 7)))
    #expect(numbers(own.training) == (0..<70).filter { $0 % 7 != 6 })
    #expect((own.training.labels, own.remarks) == (nil, []))
  }

  @Test func foldersAreClassesAndMixed() throws {
    for n in 0..<70 {
      try folder.put("all/\(["cat", "dog 2", "dog 10"][n % 3])/\(n).PNG", picture(n))
    }
    let own = try own()
    #expect((own.training.count, own.test.count) == (60, 10))
    #expect(own.remarks == ["its folders are 3 classes: cat, dog 2, dog 10"])
    let labels = try #require(own.training.labels)
    #expect(labels == numbers(own.training).map { $0 % 3 })
    for start in stride(from: 0, to: 60, by: 6) {
      #expect(Set(labels[start..<start + 6]) == [0, 1, 2], "every stretch has all")
    }
    #expect(Set(own.test.labels!) == [0, 1, 2])
  }

  @Test(arguments: [
    ("training", "testing"), ("Train", "val"), ("trainingSet", "testSet"), ("train_images", "TEST"),
  ])
  func foldersDivide(training: String, test: String) throws {
    for n in 0..<12 {
      try folder.put("mnist_png/\(training)/\(n % 2 + 3)/\(n).png", picture(n))
      try folder.put("mnist_png/\(test)/\(n % 2 + 3)/\(n).png", picture(100 + n))
    }
    let own = try own()
    #expect(numbers(own.training) == Array(0..<12), "digits are mixed")
    #expect(own.training.labels?.prefix(3) == [3, 4, 3], "and labelled by their names")
    #expect(numbers(own.test).allSatisfy { $0 >= 100 })
    #expect(
      own.remarks.last == "12 pictures are to train on and 12 to test with, as its folders say")
  }

  @Test func classesMayStandAboveOrPartsAlone() throws {
    for n in 0..<20 { try folder.put("\(n % 2)/\(n < 10 ? "train" : "test")/\(n).png", picture(n)) }
    #expect(try own().training.labels == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    let other = TemporaryFolder()
    for n in 0..<70 { try other.put("train/\(n).png", picture(n)) }
    let alone = try OwnImages(at: other.path, size: (2, 3, 1))
    #expect((alone.training.count, alone.test.count, alone.training.labels) == (60, 10, nil))
  }

  @Test func classesAreThoseOfThePicturesToTrainOn() throws {
    for n in 0..<10 {
      try folder.put("train/\("ab".map(String.init)[n % 2])/\(n).png", picture(n))
      try folder.put("valid/\("ab".map(String.init)[n % 2])/\(n).png", picture(50 + n))
      try folder.put("test/\(n).png", picture(100 + n))
    }
    let own = try own()
    #expect((own.training.count, own.test.count) == (20, 10), "validation is for training, too")
    #expect(own.training.labels?.prefix(4) == [0, 1, 0, 1] && own.test.labels == nil)
  }

  @Test func aFolderCalledTrainMayBeAClass() throws {
    for n in 0..<70 { try folder.put("\(n % 2 == 0 ? "train" : "bus")/\(n).png", picture(n)) }
    #expect(try own().remarks == ["its folders are 2 classes: bus, train"])
    try folder.put("71.png", picture(71))
    let own = try own()
    #expect(own.training.labels == nil)
    #expect(own.remarks == ["its folders are not taken for classes: some pictures lie in none"])
  }

  @Test func colours() throws {
    for n in 0..<69 { try folder.put("\(n).png", picture(n)) }
    let grey = PixelImage(width: 3, height: 2, channels: 3, bytes: [UInt8](repeating: 9, count: 18))
    try folder.put("69.png", grey.png)
    #expect(try own().training.channels == 1, "grey may be saved as colour")
    try folder.put("69.png", picture(7, channels: 3))
    #expect(
      loading().hasPrefix(
        "TMP/69.png: it has colours, but the networks are made for 3 x 2 pixels "
          + "in grey; convert a copy, for example with ImageMagick: cp -rLT TMP"))
    let own = try own(channels: 3)
    #expect(Array(own.training.pixels.prefix(6)) == [0, 0, 0, 40, 40, 40])
    #expect(Array(own.test.pixels.suffix(18).prefix(6)) == [7, 40, 80, 120, 160, 200])
  }

  @Test func otherSizesAreCounted() throws {
    for n in 0..<8 { try folder.put("\(n).png", picture(n)) }
    for n in 8..<10 { try folder.put("\(n).png", picture(n, height: 5)) }
    #expect(
      loading().hasPrefix(
        "TMP: of its pictures, 8 of 3 x 2 (TMP/0.png), 2 of 3 x 5 (TMP/8.png), but the networks are"
          + " made for 3 x 2 pixels in grey; convert a copy, for example with ImageMagick: cp "))
  }

  @Test func otherPicturesAreNamed() throws {
    #expect(loading() == "TMP: the folder is empty; put PNG or IDX files into it")
    try folder.put("notes.txt", [])
    #expect(
      loading()
        == "TMP: the folder holds no PNG and no MNIST files; "
        + "put PNG files into it, or give the path of one IDX file")
    try folder.put("a.zip", [])
    #expect(
      loading()
        == "TMP: the folder holds no PNG and no MNIST files, but the archive a.zip; unpack it")
    for name in ["a.JPG", "b.jpg", "c.gif"] { try folder.put(name, []) }
    #expect(
      loading().hasPrefix(
        "TMP: the folder holds no PNG and no MNIST files, but 2 .jpg, 1 .gif files; convert a copy,"
      ))
    for n in 0..<70 { try folder.put("\(n).png", picture(n)) }
    #expect(try own().remarks == ["only PNG files are read; 2 .jpg, 1 .gif files are not"])
    try folder.put("8.png", [0xFF, 0xD8, 0xFF, 0xE0])
    #expect(
      loading().hasPrefix("TMP/8.png: it is not a PNG file but a JPEG file; convert a copy, for "))
  }

  @Test func commandsLeaveTheReadersFilesAlone() {
    let command = Conversion(of: "my pictures/", to: "28x28").command(
      from: ["jpg", "gif"], options: "-negate")
    #expect(
      command == "cp -rLT 'my pictures/' 'my pictures-28x28' && find 'my pictures-28x28' "
        + "\\( -iname '*.jpg' -o -iname '*.gif' \\) -exec mogrify -format png -negate {} + "
        + "&& echo now give --data 'my pictures-28x28'")
    let here = Conversion(of: ".", to: "28x28").command(from: ["png"], options: "")
    #expect(here.hasPrefix("cp -rLT . ./../pictures-28x28 && "))
    #expect("teacher's".shellQuoted == "'teacher'\\''s'" && "".shellQuoted == "''")
    #expect("a/b-2.c".shellQuoted == "a/b-2.c" && "é".shellQuoted == "'é'")
  }

  @Test func picturesThatAreAlikeAreSaidToBeSo() throws {
    func fill(_ bytes: [UInt8]) throws {
      let png = PixelImage(width: 3, height: 2, channels: 1, bytes: bytes).png
      for n in 0..<70 { try folder.put("\(n).png", png) }
    }
    try fill([UInt8](repeating: 255, count: 6))
    #expect(
      loading().hasPrefix(
        "TMP: all 70 images are alike: every pixel is 255 of 255; give white on "
          + "black; if they are dark ink on a transparent ground: cp -rLT TMP"))
    try fill([0, 0, 200, 200, 0, 0])
    #expect(try own().remarks == ["all 70 images are alike"])
    try fill([0, 0, 30, 30, 0, 0])
    try folder.put("3.png", handmadePNG(3, 2, [0, 1, 2, 3, 0, 4, 5, 6]))
    #expect(try own().remarks == ["its pixels are all between 0 and 30 of 255"])
  }
}
