/// What makes a program a notebook.
public struct Notebook {
  let chapter: String
  let title: String

  /// Records a number.
  public func value(_ name: String, _ number: Int, _ label: String) {
    Console.show(label + ": " + NumberStyle.plain.text(number))
  }

  /// Begins a cell.
  public func cell(_ title: String) { Console.show("## " + title) }

  /// Ends the run.
  public func finish() { Console.show("done") }
}
