let exercises = [Exercise("1.1", section: "1.2") { check(Answer1_1.self) }]
