@Test func exercise1_1() throws { try answer("1.1") }
