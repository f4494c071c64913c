enum WrongSign1_1: Exercise1_1 {
  static func step(from place: Double, along gradient: Double) -> Double { place + 0.1 * gradient }
}

enum Overshoot1_1: Exercise1_1 {
  static func step(from place: Double, along gradient: Double) -> Double { place - 10 * gradient }
}
