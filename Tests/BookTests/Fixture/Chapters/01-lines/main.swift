let notebook = Notebook(chapter: "01-lines", title: "Lines")

notebook.cell("The data")
// snippet.data
let points = readPoints()
notebook.value("points", points.count, "points")
// snippet.end

notebook.cell("The fit")
var line = Line()
// snippet.fit
for step in 1...40 {
  // snippet.step
  line = line.stepped(along: gradient(of: line, at: points), rate: 0.1)
  // snippet.end
  print("step \(step)  error \(error(of: line))")  // falls
}
// snippet.end
notebook.finish()
