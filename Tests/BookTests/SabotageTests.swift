import Testing

@testable import Book

/// One way to break the fixture book, the only check that may notice, and what it must say.
struct Sabotage: CustomTestStringConvertible, Sendable {
  let what: String
  let check: String
  let message: String
  let mend: String
  let damage: @Sendable (SmallBook) throws -> Void

  var testDescription: String { what }

  init(
    _ what: String, _ check: String, says message: String, mend: String = "",
    _ damage: @escaping @Sendable (SmallBook) throws -> Void
  ) {
    self.what = what
    self.check = check
    self.message = message
    self.mend = mend
    self.damage = damage
  }
}

@Suite struct SabotageTests {
  @Test func theSoundBookHasNoFindings() throws {
    let small = try SmallBook()
    #expect(small.findings(tools(for: small)).map(\.description) == [])
  }

  @Test(
    arguments: textBreaks + resultBreaks + claimBreaks + receiptBreaks + diagramBreaks
      + namingBreaks + exerciseBreaks)
  func isCaughtByExactlyItsCheck(_ sabotage: Sabotage) throws {
    let small = try SmallBook()
    try sabotage.damage(small)
    let findings = small.findings(tools(for: small, compiling: sabotage.check == "compile"))
    #expect(Set(findings.map(\.check)) == [sabotage.check], "\(findings)")
    #expect(findings.count == 1, "\(findings)")
    let finding = try #require(findings.first)
    #expect(finding.message.contains(sabotage.message), "\(finding)")
    #expect(sabotage.mend.isEmpty || finding.mend.contains(sabotage.mend), "\(finding)")
  }

  private func tools(for small: SmallBook, compiling: Bool = true) -> Toolbox {
    var tools = Toolbox()
    tools.programs = try? small.makePrograms()
    if compiling { tools.compiler = Toolbox.onPath("swiftc") }
    return tools
  }
}
