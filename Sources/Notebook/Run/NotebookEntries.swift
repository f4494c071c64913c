import Runs

/// What the steps of a training put into the notebook beside their measures: lines, numbers that the
/// book can quote, files. A run that goes on puts in again what it finds in its checkpoint.
struct NotebookEntries: Codable, Equatable {
  /// The printed text.
  var text = ""
  /// The recorded numbers.
  var values: [RunRecord.Value] = []
  /// The names of the files.
  var files: [String] = []
}

extension Notebook {
  /// All that is in the notebook.
  var entries: NotebookEntries {
    NotebookEntries(text: transcript.text, values: record.values, files: record.files)
  }

  /// What has come into the notebook since it held `earlier`.
  func entries(since earlier: NotebookEntries) -> NotebookEntries {
    NotebookEntries(
      text: String(transcript.text.utf8.dropFirst(earlier.text.utf8.count)) ?? "",
      values: Array(record.values.dropFirst(earlier.values.count)),
      files: Array(record.files.dropFirst(earlier.files.count)))
  }

  /// Puts entries into the notebook.
  func add(_ entries: NotebookEntries) {
    console.print(entries.text, to: console.results)
    for value in entries.values { record.add(value) }
    record.files += entries.files
  }
}
