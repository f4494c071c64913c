import Core

extension PixelImage {
  /// A whole number that makes a small picture large enough to look at.
  var enlargement: Int { min(4, max(1, 640 / width)) }
}
