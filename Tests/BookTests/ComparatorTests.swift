import Runs
import Testing

@testable import Book

@Suite struct ComparatorTests {
  private func agrees(_ expected: String, _ actual: String, _ declarations: String = "~ *") -> Bool
  {
    Comparator.compare(Golden(declarations + "\n" + expected), with: actual).isEmpty
  }

  @Test func numbersAgreeWithinTheirTolerance() {
    #expect(agrees("loss 1.000", "loss 1.002"))
    #expect(!agrees("loss 1.000", "loss 1.004"))
    #expect(agrees("loss 250.0", "loss 250.5"))
    #expect(!agrees("loss 250.0", "loss 251.0"))
    #expect(agrees("p 1.5e-05", "p 1.6e-05"))
    #expect(!agrees("p 1.5e-05", "p 1.5e-04"))
  }

  @Test func theLastDigitMayHaveBeenRounded() {
    #expect(agrees("loss 0.09", "loss 0.10"))
    #expect(!agrees("loss 0.09", "loss 0.11"))
    #expect(agrees("9 of 10 classes", "10 of 10 classes"))
    #expect(!agrees("8 of 10 classes", "10 of 10 classes"))
  }

  @Test func aSignOrAWordIsNoRounding() {
    #expect(!agrees("loss 1.000", "loss -1.000"))
    #expect(!agrees("loss 1.000", "loss nan"))
    #expect(!agrees("loss 1.000", "Loss 1.000"))
    #expect(!agrees("loss 1.000", "loss 1.000 "))
    #expect(!agrees("loss 1.000", "loss 1.000 now"))
  }

  @Test func whatIsNotDeclaredIsMetToTheByte() {
    #expect(!agrees("rate 0.001", "rate 0.0010", "~ \"loss\""))
    #expect(!agrees("loss 0.50", "loss 0.51", "= \"loss\"\n~ *"))
    #expect(agrees("loss 0.50", "loss 0.51", "= \"rate\"\n~ *"))
  }

  @Test func aLineMoreOrLessDiffers() {
    #expect(!agrees("a\nb", "a"))
    #expect(!agrees("a", "a\nb"))
  }

  @Test func wordsMayDifferWhereThatIsDeclared() {
    let declaration = "~ \"seen\" words 1 because two digits are nearly the same"
    #expect(agrees("seen: seven two", "seen: nine two", declaration))
    #expect(!agrees("seen: seven two", "seen: nine ten", declaration))
  }

  @Test(arguments: ["~ ", "~ loss", "~ \"\"", "~ \"loss\" rtol", "~ \"loss\" rtol much"])
  func aDeclarationThatSaysNothingIsRefused(_ line: String) {
    #expect(throws: CourseError.self) { try Tolerance(line) }
  }

  @Test(arguments: ["rtol 1e-2", "atol 0.1", "words 1"])
  func aLooseToleranceNeedsAReason(_ setting: String) throws {
    #expect(throws: CourseError.self) { try Tolerance("~ \"loss\" \(setting)") }
    _ = try Tolerance("~ \"loss\" \(setting) because of a reason")
  }

  @Test func aDifferenceSaysWhereAndWhy() throws {
    let found = Comparator.compare(Golden("~ *\na\nloss 1.000"), with: "a\nloss 2.000\n")
    #expect(found.count == 1)
    #expect(
      "\(try #require(found.first))".hasPrefix("line 2: expected `loss 1.000`, got `loss 2.000`"))
  }
}
