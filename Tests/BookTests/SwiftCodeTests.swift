import Testing

@testable import Book

@Suite struct SwiftCodeTests {
  private func tokens(_ source: String) -> [String] {
    SwiftTokenizer.tokens(of: source).map(\.text)
  }

  @Test func tokensAreWordsSignsBracketsAndStrings() {
    #expect(tokens("let x̂ = -1.5e-3*a.b") == ["let", "x̂", "=", "-", "1.5e-3", "*", "a", ".", "b"])
    #expect(tokens("0..<n, 1...2") == ["0", "..<", "n", ",", "1", "...", "2"])
    #expect(tokens("a/b // c\n/* d /* e */ f */ g") == ["a", "/", "b", "g"])
    #expect(tokens(#"f("\"// no", 0x1.8p23)"#) == ["f", "(", #""\"// no""#, ",", "0x1.8p23", ")"])
    #expect(tokens("#if DEBUG\n#endif") == ["#", "if", "DEBUG", "#", "endif"])
    #expect(tokens("##\"a\"#b\"## #/x\\/y/#") == ["##\"a\"#b\"##", "#/x\\/y/#"])
  }

  @Test func valuesInStringsAreTokens() {
    #expect(
      tokens(#""a \(f("b", x)) c""#) == [#""a \("#, "f", "(", #""b""#, ",", "x", ")", #") c""#])
    let long = tokens("  let a = \"\"\"\n    one\n      two\n    \"\"\"")
    #expect(long == tokens("let a = \"\"\"\n  one\n    two\n  \"\"\""))
    #expect(long != tokens("let a = \"\"\"\n  one\n  two\n  \"\"\""))
    #expect(tokens("\"never closed \\(a") == ["\"never closed \\(", "a", ""])
  }

  @Test func declarationsKnowTheirOwnersAndLabels() {
    let source = """
      import Core

      public struct Plot: Sendable {
        private(set) var title = "a"
        static let (low, high): (Int, Int) = (1, 2)
        enum Mark { case line, dots(radius: Int) }
        #if DEBUG
          func check() {}
        #endif
        @discardableResult
        public func draw(_ x: [Int], by k: Int = 1, _ rest: Int..., then: () -> Void) -> Int
        { let y = 1; return y }
        init?(at place: String) {}
        static func + (a: Plot, b: Plot) -> Plot { a }
      }
      extension Plot.Mark: Equatable { var size: Int { 1 } }
      extension Plot { subscript(i: Int) -> Int { i } }
      let all: [Plot] =
        [Plot()]
      func free() {}
      """
    let found = DeclarationScanner.declarations(in: source, path: "a.swift")
    #expect(
      found.map(\.fullName) == [
        "Plot", "Plot.title", "Plot.low", "Plot.high", "Plot.Mark", "Plot.Mark.line",
        "Plot.Mark.dots", "Plot.check", "Plot.draw", "Plot.init", "Plot.+", "Plot.Mark",
        "Plot.Mark.size", "Plot.subscript", "all", "free",
      ])
    let draw = found[8]
    #expect(draw.parameters?.map(\.label) == ["", "by", "", "then"])
    #expect(draw.parameters?.map(\.mayBeLeftOut) == [false, true, false, false])
    #expect(draw.parameters?[2].mayBeRepeated == true)
    #expect(draw.isPublic && !found[1].isPublic)
    #expect(draw.code.prefix(3).map(\.text) == ["@", "discardableResult", "func"])
    #expect(draw.signature.last?.text == "Int")
    #expect(
      found[14].code.map(\.text) == ["let", "all", ":", "[", "Plot", "]", "=", "[", "Plot"]
        + ["(", ")", "]"])
  }

  @Test func callsFitTheirFunctions() throws {
    func uses(_ code: String) -> Set<NameUse> { NameUse.all(in: SwiftTokenizer.tokens(of: code)) }
    let source = "func f(_ x: Int, by k: Int, from: Int = 0, _ body: () -> Void) {}"
    let f = try #require(DeclarationScanner.declarations(in: source, path: "").first)
    for code in ["f(1, by: 2, from: 3, g)", "a.f(1, by: 2) { }", "map(f)", "[f, g]"] {
      #expect(uses(code).contains { $0.name == "f" && $0.fits(f) }, "\(code)")
    }
    for code in ["f(1, to: 2)", "f(1)", "f(1, 2, 3, by: 4)", "f + 1", "f"] {
      #expect(!uses(code).contains { $0.name == "f" && $0.fits(f) }, "\(code)")
    }
    #expect(uses("a.b").contains { $0.name == "b" && $0.isDotted })
    #expect(uses("import Judge").isEmpty)
  }

  @Test func namesAreReachedThroughTheirTypes() {
    let source = """
      struct A { func go() { help() }; func help() {}; func stay() {} }
      struct B { func go() {}; var help: Int }
      protocol P { init(of x: Int) }
      struct C: P { init(of x: Int) {}; init(at y: Int) {} }
      func make() -> A { A() }
      func place() -> C { Entry(of: 1) }
      """
    let all = DeclarationScanner.declarations(
      in: source.replacing("; ", with: "\n"), path: "Sources/Judge/a.swift")
    func reached(_ code: String) -> Set<String> {
      let places = Reach.places(
        in: all, uses: all.map { NameUse.all(in: $0.code) },
        from: SwiftTokenizer.tokens(of: code))
      return Set(places.map { all[$0].fullName })
    }
    #expect(reached("make().go()") == ["A", "make", "A.go", "A.help"])
    #expect(reached("x.go()") == [])
    #expect(reached("func make() {}\nmake().go()") == [])
    #expect(reached("place()").contains("C.init"))
    #expect(reached("B()").isSuperset(of: ["B"]))
  }
}
