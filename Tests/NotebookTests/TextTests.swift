import Testing

@testable import Notebook

@Suite struct TextTests {
  @Test(
    arguments: [
      (0.088_412, "0.08841"), (0.6, "0.6000"), (12.344, "12.34"), (1234.4, "1,234"),
      (12_345, "12,340"), (0, "0"), (-0.5, "-0.5000"), (9.999_96, "10.00"), (99_999, "100,000"),
      (0.000_012_345, "1.234e-05"), (3e9, "3.000e+09"), (.nan, "nan"), (.infinity, "infinity"),
      (-.infinity, "-infinity"),
    ] as [(Double, String)])
  func significantDigits(number: Double, text: String) {
    #expect(NumberStyle.significant(4).text(number) == text)
  }

  @Test(
    arguments: [
      (0.0912, 4, "0.0912"), (12.3456, 4, "12.35"), (-0.000_01, 3, "0.000"), (98_765, 2, "98,760"),
      (0.99996, 4, "1.000"), (1e20, 2, "1.000e+20"), (7, 0, "7"),
    ] as [(Double, Int, String)])
  func fixedDecimals(number: Double, decimals: Int, text: String) {
    #expect(NumberStyle.fixed(decimals).text(number) == text)
  }

  @Test func noStyleShowsMoreThanFourSignificantDigits() {
    let styles: [NumberStyle] = [.significant(9), .fixed(9), .percent(9)]
    for exponent in -12...18 {
      for style in styles {
        let text = style.text(
          1.234_567_89 * Double(sign: .plus, exponent: exponent * 3, significand: 1))
        let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        let digits = text.contains(".") ? String(mantissa) : mantissa.trailingZerosDropped
        #expect(digits.count <= 4, "\(text)")
      }
    }
  }

  @Test func percentages() {
    #expect(NumberStyle.percent(1).text(0.973) == "97.3 %")
    #expect(NumberStyle.percent(2).text(1.0) == "100.0 %")
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (60_000, "60,000"), (-1_234_567, "-1,234,567"),
      (.min, "-9,223,372,036,854,775,808"),
    ] as [(Int, String)])
  func groupsOfThree(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test func tablesAlignWordsLeftAndNumbersRight() {
    let table = TextTable(
      ["layer", "parameters", "share"],
      [["Dense", 25_120, Styled(0.998, .percent(1))], ["Batch norm", 64, Float(0.25)]])
    #expect(
      table.lines == [
        "layer       parameters   share",
        "----------  ----------  ------",
        "Dense           25,120  99.8 %",
        "Batch norm          64  0.2500",
      ])
  }

  @Test func tableLinesEndWithoutSpaces() {
    let lines = TextTable(["name", "remark"], [["a long name", ""], ["b", "seen"]]).lines
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func aRowOfAnotherLengthTraps() async {
    await #expect(processExitsWith: .failure) { _ = TextTable(["one", "two"], [["1"]]) }
  }
}

extension Substring {
  fileprivate var trailingZerosDropped: String {
    String(reversed().drop { $0 == "0" }.reversed())
  }
}
