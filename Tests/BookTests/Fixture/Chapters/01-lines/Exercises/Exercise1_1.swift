enum Answer1_1: Exercise1_1 {
  static func step(from place: Double, along gradient: Double) throws -> Double {
    throw NotAttempted()
  }
}
