import ExerciseChecks

/// Every exercise of the book in reading order, each with the check of the reader's answer:
///
///     Exercise("4.2", section: "4.3") { check(Answer4_2.self) },
public let exercises: [Exercise] = []
