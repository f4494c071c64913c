import ExerciseChecks
import Exercises

/// Every exercise of the book in reading order, each with the check of the reader's answer.
public let exercises: [Exercise] = [
  Exercise("1.1", section: "1.2") { check(Answer1_1.self) }
]
