protocol Exercise1_1: SendableMetatype {
  static func step(from place: Double, along gradient: Double) throws -> Double
}
