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
    #expect(Console.shades(in: ["NO_COLOR": "1", "COLORTERM": "truecolor"]) == .characters)
    #expect(Console.shades(in: ["NO_COLOR": "", "COLORTERM": "truecolor"]) == .trueColour)
    #expect(Console.shades(in: ["TERM": "xterm-256color"]) == .greys)
    #expect(Console.shades(in: ["TERM": "dumb"]) == .characters)
    #expect(Console.shades(in: [:]) == .characters)
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
