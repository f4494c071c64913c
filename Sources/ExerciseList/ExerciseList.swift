import ExerciseChecks
import Exercises

/// Every exercise of the book in reading order, each with the check of the reader's answer.
public let exercises: [Exercise] = [
  Exercise("1.1", section: "1.2") { check(Answer1_1.self) },
  Exercise("1.2", section: "1.3") { check(Answer1_2.self) },
  Exercise("1.3", section: "1.3") { check(Answer1_3.self) },
  Exercise("1.4", section: "1.5") { check(Answer1_4.self) },
  Exercise("2.1", section: "2.3") { check(Answer2_1.self) },
  Exercise("2.2", section: "2.2") { check(Answer2_2.self) },
  Exercise("2.3", section: "2.7") { check(Answer2_3.self) },
  Exercise("2.4", section: "2.5") { check(Answer2_4.self) },
  Exercise("2.5", section: "2.3") { check(Answer2_5.self) },
  Exercise("4.1", section: "4.2") { check(Answer4_1.self) },
  Exercise("4.2", section: "4.4") { check(Answer4_2.self) },
  Exercise("4.3", section: "4.4") { check(Answer4_3.self) },
  Exercise("4.4", section: "4.5") { check(Answer4_4.self) },
  Exercise("6.1", section: "6.2") { check(Answer6_1.self) },
  Exercise("6.2", section: "6.2") { check(Answer6_2.self) },
  Exercise("6.3", section: "6.3") { check(Answer6_3.self) },
  Exercise("6.4", section: "6.8") { check(Answer6_4.self) },
  Exercise("6.5", section: "6.5") { check(Answer6_5.self) },
  Exercise("8.1", section: "8.2") { check(Answer8_1.self) },
  Exercise("8.2", section: "8.5") { check(Answer8_2.self) },
  Exercise("8.3", section: "8.2") { check(Answer8_3.self) },
  Exercise("9.1", section: "9.3") { check(Answer9_1.self) },
  Exercise("9.2", section: "9.2") { check(Answer9_2.self) },
  Exercise("9.3", section: "9.1") { check(Answer9_3.self) },
]
