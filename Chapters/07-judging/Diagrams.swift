import Notebook

/// What the measures of the battery look at.
func waysOfJudging() -> Diagram {
  .graph(
    "What each measure looks at",
    boxes: [
      .init("samples", "N pictures"), .init("test", label: "test images"),
      .init("known", label: "known digits"),
      .init("eye", label: "a judge", "stands still", look: .still),
      .init("detective", label: "a detective", "trained afresh", look: .moving),
      .init("features", "64 numbers a picture"), .init("labels", "one of ten"),
      .init("pixels", "64 principal components"),
      .init("cloud", label: "distances of clouds", "Fréchet, kernel", look: .operation),
      .init("balls", label: "balls", "precision, recall", "density, coverage", look: .operation),
      .init("classes", label: "entropy", look: .operation),
      .init("copies", label: "copies", "nearer, suspects, ranks", "party, bins", look: .operation),
      .init("share", label: "rightly told", look: .operation),
    ],
    arrows: [
      .init("samples", "eye"), .init("test", "eye"), .init("samples", "detective"),
      .init("test", "detective"), .init("detective", "share"), .init("samples", "pixels"),
      .init("known", "pixels"), .init("test", "pixels"), .init("pixels", "copies"),
      .init("eye", "features"), .init("eye", "labels"), .init("features", "cloud"),
      .init("features", "balls"), .init("labels", "classes"),
    ])
}
