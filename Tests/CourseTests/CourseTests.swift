import Foundation
import Runs
import Testing

/// The tool's commands, run as a reader runs them.
@Suite struct CourseTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private func course(_ arguments: String...) throws -> Program.Result {
    try Program(Bundle.main.bundleURL.appending(path: "course")).run(arguments, in: root)
  }

  @Test(arguments: [
    (["run", "nowhere"], "no chapter 'nowhere'"), (["study", "nothing"], "no study 'nothing'"),
    (["bench", "nobody"], "The workloads: dense_ae, conv_ae"),
    (["bench", "--seconds=-1"], "-1"),
    (["bench", "--threads", "0"], "at least 1"), (["cure"], "cure"),
  ])
  func wrongWordsAreToldWhatIsRight(arguments: [String], words: String) throws {
    let program = Program(Bundle.main.bundleURL.appending(path: "course"))
    let result = try program.run(arguments, in: root)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: ") && result.errors.contains(words))
    #expect(result.output.isEmpty)
  }

  @Test func outsideOfTheCourseTheProgramStillFindsIt() throws {
    let program = Program(Bundle.main.bundleURL.appending(path: "course"))
    let result = try program.run(["study"], in: URL(fileURLWithPath: "/"))
    #expect(result.status == 0)
  }

  @Test func theDoctorKnowsTheData() throws {
    let result = try course("doctor")
    #expect(result.output.contains("4 of 4 files have their checksums"))
    #expect(result.output.contains("BLAS kernel"))
  }

  @Test func openBLASIsHeldToNaiveArithmetic() throws {
    let right = try course("blas")
    #expect(right.status == 0 && right.errors.isEmpty)
    let spoilt = try course("blas", "--spoil")
    #expect(spoilt.status == 1)
    #expect(spoilt.errors.contains("is wrong in sgemm of [33, 1] · [1, 1]."))
    #expect(spoilt.errors.count { $0 == "\n" } == 1)
  }

  @Test func aTimingIsOneLineOfJSON() throws {
    let result = try course("bench", "dense_ae", "--json", "--seconds", "0")
    #expect(result.status == 0)
    let line = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let timing = try #require(line as? [String: Any])
    let numbers = try ["ms_per_step", "gflops", "peak_fraction"].map {
      try #require(timing[$0] as? Double)
    }
    #expect(timing["workload"] as? String == "dense_ae")
    #expect(abs(numbers[0] * numbers[1] / 1e3 / 0.135 - 1) < 1e-9)
    #expect(numbers[2] > 0)
  }

  @Test func theLabsPageIsOfTheseSources() throws {
    let result = try course("lab", "--check")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func aMachineThatOnlyChecksWritesNoPage() throws {
    let program = Program(Bundle.main.bundleURL.appending(path: "course"))
    let result = try program.run(
      ["lab", "--accept", "--no-open"], in: root, environment: ["CI": "true"])
    #expect(result.status == 1)
    #expect(result.errors == "Error: Nothing was written, because CI=true.\n")
  }

  @Test func everyStudyIsOfAChapter() throws {
    let lines = try course("study").output.split(separator: "\n").dropFirst(2)
    for line in lines {
      let chapter = line.split(separator: " ")[1]
      let program = root.appending(path: "Chapters/\(chapter)/main.swift")
      #expect(FileManager.default.fileExists(atPath: program.path), "\(line)")
    }
  }
}
