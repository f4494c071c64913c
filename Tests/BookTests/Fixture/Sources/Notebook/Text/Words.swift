extension String {
  /// The text in quotation marks.
  var quoted: String { "'" + self + "'" }
}
