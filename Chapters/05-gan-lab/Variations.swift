import Core
import Exercises
import Notebook

let variations = Variations(Recipe()) {
  Quick(images: 600) {
    ($0.rounds, $0.cureRounds, $0.criticLessons) = (20, 6, 20)
    ($0.samples, $0.shown, $0.assigned) = (500, 100, 50)
  }
  Length(\.rounds)
  Answers {
    $0.counting = answered(by: Answer5_2.counts)
    $0.eigenvalues = answered(by: Answer5_3.eigenvalues)
  }
  Trap("hot-adam", "Steps ten times too long, with a long memory.") {
    ($0.rules.generatorRate, $0.rules.discriminatorRate, $0.rules.momentum) = (1e-2, 1e-2, 0.9)
    $0.cureRounds = 1
  }
  Trap("one-number", "Noise of one number: a line has to visit eight heaps.") {
    ($0.rules.latent, $0.cureRounds) = (1, 1)
  }
  Trap("no-hold", "The Wasserstein loss, and nothing that holds the discriminator.") {
    ($0.rules.loss, $0.cureRounds) = (.wasserstein, 1)
  }
}
