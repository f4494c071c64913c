/// A drawing that explains: boxes and arrows, a network, a window that slides. It is made of the program's own
/// values, and where things lie is computed.
///
/// It is as wide as a phone's screen where that is possible, and reads on light and on dark pages.
public struct Diagram: Sendable {
  /// What it shows, for those who hear it.
  public let title: String
  /// The drawing as an SVG picture on a transparent ground.
  public let svg: String
}

extension Diagram {
  /// Which way the arrows of a graph go.
  public enum Direction: Sendable {
    /// From top to bottom: fits a narrow page.
    case down
    /// From left to right: for graphs of few ranks.
    case right
  }

  /// A thing in a graph, under a name that arrows use.
  public struct Box: Sendable {
    /// What a box looks like.
    public enum Look: Sendable {
      /// A frame: data, a value.
      case plain
      /// A coloured pill: an operation.
      case operation
      /// A strong frame: what learns in this step.
      case moving
      /// A dashed frame: what stands still.
      case still
    }

    let name: String
    let label: String
    let lines: [String]
    let look: Look

    /// A box named `name`, with its name or a `label` and small lines of text below it.
    public init(_ name: String, label: String? = nil, _ lines: String..., look: Look = .plain) {
      self.init(name, label: label, lines: lines, look: look)
    }

    /// A box named `name`, with its name or a `label` and small lines of text below it.
    public init(_ name: String, label: String? = nil, lines: [String], look: Look = .plain) {
      self.name = name
      self.label = label ?? name
      self.lines = lines
      self.look = look
    }
  }

  /// A way from one box to another, that values go, and perhaps slopes back.
  public struct Arrow: Sendable {
    let start: String
    let end: String
    let label: String
    let hasSlopes: Bool

    /// An arrow between two boxes, with a word beside it; with `slopes`, a dashed one leads back.
    public init(
      _ start: String, _ end: String, _ label: String = "", slopes hasSlopes: Bool = false
    ) {
      self.start = start
      self.end = end
      self.label = label
      self.hasSlopes = hasSlopes
    }
  }

  /// Boxes and arrows, laid out in ranks so that few arrows cross.
  ///
  /// Traps if two boxes have one name, an arrow names a box that is not there, or arrows go in a circle.
  public static func graph(
    _ title: String, _ direction: Direction = .down, boxes: [Box], arrows: [Arrow]
  ) -> Diagram {
    var drawing = GraphDrawing(direction, boxes: boxes, arrows: arrows)
    return Diagram(title: title, svg: drawing.document(title: title))
  }
}
