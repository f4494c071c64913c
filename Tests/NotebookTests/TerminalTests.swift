import Testing

@testable import Notebook

@Suite struct TerminalTests {
  @Test func sparklinesRiseWithTheirValues() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([1, 1, 1]) == "▄▄▄")
    #expect(sparkline([]).isEmpty)
    #expect(sparkline([.nan, 1, .infinity, 2]) == "▁█")
  }

  @Test func longCurvesAreAveraged() {
    #expect(sparkline((0..<1000).map(Double.init), width: 8) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([1, 2], width: 0).isEmpty)
  }

  @Test func coloursFollowTheEnvironment() {
    func shades(_ words: [String: String]) -> Screen.Shades {
      let terminal = ["TERM": "xterm", "LANG": "C.UTF-8"].merging(words) { $1 }
      return Screen(terminal, width: { nil }).shades
    }
    #expect(shades(["NO_COLOR": "1", "COLORTERM": "truecolor"]) == .characters)
    #expect(shades(["NO_COLOR": "", "COLORTERM": "truecolor"]) == .trueColour)
    #expect(shades(["CLICOLOR": "0", "COLORTERM": "24bit"]) == .characters)
    #expect(shades(["CLICOLOR": "1"]) == .greys)
    #expect(shades(["TERM": "xterm-256color"]) == .greys)
    #expect(shades(["TERM": "dumb", "COLORTERM": "truecolor"]) == .characters)
    #expect(shades(["TERM": ""]) == .characters)
    #expect(shades(["LC_ALL": "C", "COLORTERM": "truecolor"]) == .characters)
  }

  @Test(arguments: [
    (["LANG": "en_GB.UTF-8"], true), (["LANG": "en_GB.utf8"], true), (["LC_CTYPE": "UTF-8"], true),
    (["LANG": "en_GB.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_ALL": "C.UTF-8"], true),
    (["LANG": "de_DE", "LC_CTYPE": "", "LC_ALL": ""], false), ([:], false),
  ])
  func blocksAreForLocalesThatHaveThem(words: [String: String], blocks: Bool) {
    #expect(Screen(words, width: { nil }).drawsBlocks == blocks)
  }

  @Test(
    arguments: [
      (nil, nil, 80), (110, nil, 110), (110, "40", 40), (40, "110", 40), (nil, "33", 33),
      (7, "", 7), (7, "0", 7), (7, "-3", 7), (nil, "wide", 80),
    ] as [(Int?, String?, Int)])
  func theNarrowestWidthCounts(told: Int?, wish: String?, width: Int) {
    let words = ["COLUMNS": wish].compactMapValues { $0 }
    #expect(Screen(words, width: { told }).width() == width)
  }

  @Test func textIsCutByColumns() {
    #expect("abc".prefix(columns: 2) == "ab" && "abc".prefix(columns: -1) == "")
    #expect("学習".prefix(columns: 3) == "学" && "e\u{301}a".prefix(columns: 1) == "e\u{301}")
    #expect("❤\u{FE0F}🙂\u{0}x".map(\.columns) == [2, 2, 0, 1])
  }

  @Test func withoutBlocksCurvesAreOfCharacters() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], blocks: false) == "_.:-=+*#")
  }

  @Test func halfBlocksHoldTwoPixels() {
    let picture = HalfBlocks(width: 2, height: 2, channels: 1, bytes: [0, 0, 255, 255])
    #expect(picture.lines(.trueColour) == ["\u{1B}[38;2;0;0;0;48;2;255;255;255m▀▀\u{1B}[0m"])
    #expect(picture.lines(.greys) == ["\u{1B}[38;5;232;48;5;255m▀▀\u{1B}[0m"])
  }

  @Test func withoutColoursBrightnessPicksACharacter() {
    let picture = HalfBlocks(
      width: 3, height: 1, channels: 3, bytes: [0, 0, 0, 128, 128, 128, 255, 255, 255])
    #expect(picture.lines(.characters) == [" =@"])
  }

  @Test func aTranscriptHoldsWhatIsPrinted() {
    let transcript = Transcript()
    var printed = ""
    let console = Console(writeResult: { printed += $0 }, writeNotice: { _ in })
      .copied(to: transcript)
    console.result("one")
    console.notice("hidden")
    console.result("two")
    #expect(transcript.text == "one\ntwo\n" && printed == transcript.text)
  }

  @Test func anOddLastRowHasNoBackground() {
    let picture = HalfBlocks(width: 1, height: 1, channels: 3, bytes: [1, 2, 3])
    #expect(picture.lines(.trueColour) == ["\u{1B}[38;2;1;2;3m▀\u{1B}[0m"])
  }

  @Test func widePicturesAreMadeToFit() {
    let picture = HalfBlocks(
      width: 4, height: 2, channels: 1, bytes: [0, 100, 200, 200, 100, 200, 200, 200])
    let small = picture.fitted(to: 3)
    #expect(small.width == 2)
    #expect(small.height == 1)
    #expect(small.bytes == [100, 200])
    #expect(picture.fitted(to: 4).bytes == picture.bytes)
  }

  @Test func aWrongNumberOfBytesTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = HalfBlocks(width: 2, height: 2, channels: 1, bytes: [0])
    }
  }
}
