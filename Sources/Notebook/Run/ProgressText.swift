/// The words of a progress line.
struct ProgressText: Sendable {
  let name: String
  /// The steps that an earlier run has made.
  var first = 0
  var step = 0
  var count: Int
  /// Seconds since the training began.
  var elapsed = 0.0
  /// The latest measures.
  var measures: [(name: String, value: Double)] = []

  /// One line for a pipe or a file: `training: step 400 of 9,000, 210 steps/s, loss 0.3, 0:41 left`.
  var plain: String {
    if step == 0 { return "\(name): \(count.grouped) steps" }
    if step == first { return "\(name): going on after step \(step.grouped) of \(count.grouped)" }
    let parts = ["\(name): step \(step.grouped) of \(count.grouped)"] + details
    return parts.joined(separator: ", ")
  }

  /// One line for a terminal of `width` columns, whose last one stays free; without `blocks`, drawn in
  /// characters that every terminal has.
  func bar(width: Int, blocks: Bool = true) -> String {
    let parts = ["\(name) \(gauge(blocks)) \(step.grouped)/\(count.grouped)"] + details
    return parts.joined(separator: "  ").prefix(columns: width - 1)
  }

  private func gauge(_ blocks: Bool) -> String {
    let cells = 20
    let done = count > 0 ? min(step, count) * cells * 8 / count : 0
    let eighths = Array(blocks ? " ▏▎▍▌▋▊▉" : "        ")
    var bar = String(repeating: blocks ? "█" : "#", count: done / 8)
    if done < cells * 8 { bar.append(eighths[done % 8]) }
    bar += String(repeating: " ", count: max(0, cells - bar.count))
    return blocks ? "▕\(bar)▏" : "[\(bar)]"
  }

  private var details: [String] {
    guard step > first else { return [step == 0 ? "starting" : "going on"] }
    var parts: [String] = []
    if elapsed > 0 { parts.append(rate) }
    parts += measures.map { "\($0.name) \(NumberStyle.significant(3).text($0.value))" }
    parts.append(step < count ? Self.clock(remaining) + " left" : "took " + Self.clock(elapsed))
    return parts
  }

  private var remaining: Double { elapsed / Double(max(step - first, 1)) * Double(count - step) }

  private var rate: String {
    let perSecond = Double(step - first) / elapsed
    return perSecond >= 1
      ? NumberStyle.significant(3).text(perSecond) + " steps/s"
      : NumberStyle.significant(3).text(1 / perSecond) + " s/step"
  }

  /// Seconds as minutes and seconds, 2:05, or with hours, 1:02:05.
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "?" }
    let whole = Int(seconds.rounded(.up))
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
  }
}
