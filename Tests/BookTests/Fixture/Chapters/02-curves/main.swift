let notebook = Notebook(chapter: "02-curves", title: "Curves")

notebook.cell("The fit")
var curve = Curve()
// snippet.fit
for step in 1...80 {
  curve = curve.stepped(along: gradient(of: curve, at: points), rate: 0.1)
  print("step \(step)  error \(error(of: curve))")  // falls
}
// snippet.end
notebook.finish()
