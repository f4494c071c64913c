import Core
import Exercises
import Notebook

let variations = Variations(Recipe()) {
  Quick(images: 600) {
    $0.length = .steps(60)
    ($0.neckLength, $0.trialLength) = (.steps(40), .steps(40))
  }
  Length(\.length, \.neckLength)
  Shares([
    "training": 0.2, "deeper, ReLU on the code": 0.3, "deeper, no ReLU on the code": 0.3,
    "neck of 2": 0.04, "neck of 8": 0.04, "neck of 32": 0.04, "neck of 128": 0.04,
    "SGD, mean": 0.01, "SGD, sum": 0.01, "Adam, mean": 0.01, "Adam, sum": 0.01,
  ])
  Answers { $0.loss = answered(by: Answer1_2.loss) }
  Trap("hot-adam", "Steps thirty times too long: units of the code die and never come back.") {
    $0.rate = 0.03
  }
}
