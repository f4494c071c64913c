import Core
import Exercises
import Notebook

let variations = Variations(Recipe(), flags: JudgingFlags.self) {
  Quick(images: 1500) {
    ($0.sizes, $0.copies, $0.points) = ([60, 120, 250], 3, (500, 50))
    ($0.few, $0.lessons) = (50, [4, 8, 12])
  }
  Answers { $0.distanceOnALine = answered(by: Answer7_1.distance) }
}
