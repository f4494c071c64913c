extension String {
  /// The text as one word of a command line: in quotes where a shell would take it for more.
  public var shellQuoted: String {
    let isPlain =
      !isEmpty
      && unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic && $0.isASCII
          || "0123456789._-/+:@%,=".unicodeScalars.contains($0)
      }
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
