import Judge
import Testing

@Suite("Verdicts in numbers and in words")
struct DiagnosisTests {
  private func verdict(
    _ histogram: [Int], top: Double = 0.95, distance: Double = 10, grey: Double = 0.13
  ) -> Verdict {
    Verdict(
      histogram: histogram, meanTopProbability: top, frechetDistance: distance, meanGrey: grey)
  }
  private let even = [Int](repeating: 100, count: 10)

  @Test("The entropy of ten equal classes is log₂ 10, of two it is 1, of one it is 0")
  func entropy() {
    #expect(abs(verdict(even).classEntropy - 3.321_928_094_887) < 1e-9)
    #expect(verdict([0, 50, 0, 0, 50, 0, 0, 0, 0, 0]).classEntropy == 1)
    #expect(verdict([0, 0, 0, 7, 0, 0, 0, 0, 0, 0]).classEntropy == 0)
    #expect(verdict([3, 1, 1, 1, 1, 1, 1, 1, 0, 0]).smallestShare == 0)
  }

  @Test("A collapse is called a collapse, with its digit and share")
  func collapse() {
    let words = Diagnosis(verdict([2, 86, 2, 2, 2, 2, 1, 1, 1, 1])).description
    #expect(words.hasPrefix("collapse: 86 % of samples are 1"))
  }

  @Test("Classes that are not there are named")
  func missing() {
    let verdict = verdict([130, 120, 125, 125, 0, 125, 125, 125, 5, 120])
    #expect(Diagnosis(verdict) == .missing(labels: [4, 8]))
  }

  @Test("Unsure, noisy, beaten and healthy samples are told apart")
  func words() {
    #expect(Diagnosis(verdict(even)) == .healthy)
    #expect(Diagnosis(verdict(even, top: 0.7)) == .blurred(meanTopProbability: 0.7))
    #expect(Diagnosis(verdict(even, grey: 0.5)) == .noise(meanGrey: 0.5))
    #expect(
      Diagnosis(verdict(even, distance: 1_000), discriminatorAccuracy: 0.99)
        == .discriminatorWinning(accuracy: 0.99))
    #expect(Diagnosis(verdict(even), discriminatorAccuracy: 0.99) == .healthy)
  }
}
