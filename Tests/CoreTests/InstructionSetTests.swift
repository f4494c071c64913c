import CProcessor
import Testing

@testable import Core

/// What stops a program that was built for another processor.
@Suite struct InstructionSetTests {
  /// The bits of sets by their names.
  private func sets(_ names: String...) -> UInt64 {
    names.reduce(0) { sum, name in
      let set = (0..<Int32(64)).first { set in
        processor_set_name(set).map { String(cString: $0) } == name
      }
      return sum | 1 << UInt64(set ?? 63)
    }
  }

  private func complaint(_ missing: UInt64, program: String, folder: String = "/home") -> String {
    var text = [CChar](repeating: 1, count: 1_000)
    let length = processor_complaint(missing, program, folder, &text, text.count)
    #expect(text[length] == 0)
    return String(decoding: text.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  @Test func thisProcessorHasWhatTheCoreIsCompiledFor() {
    let built = coreSetsCompiledFor()
    #expect(built & ~processor_sets_present() == 0)
    #expect(InstructionSets.compiledFor.names.allSatisfy(InstructionSets.present.names.contains))
    #if arch(x86_64)
      #expect(
        (VectorRegister.floats == 16) == InstructionSets.compiledFor.names.contains("avx512f"))
    #endif
  }

  @Test func theComplaintNamesWhatIsMissingAndWhatToDo() {
    let program = "/home/me/course/.build/x86_64-unknown-linux-gnu/release/06-dcgan"
    #if arch(x86_64)
      #expect(
        complaint(sets("avx512f", "bmi2"), program: program, folder: "/home/me/course")
          == "Error: 06-dcgan was built for another processor, one with avx512f, bmi2: build again"
          + " with: swift package clean && swift build -c release\n")
      #expect(
        complaint(sets("fma", "avx", "avx2", "bmi1", "bmi2"), program: program)
          .contains("one with avx2, avx, fma and 2 more: build again with: cd '/home/me/course' &&")
      )
    #endif
    #expect(complaint(1, program: "/usr/bin/course").hasSuffix("clean && swift build\n"))
  }

  @Test func theCommandPastesWhateverTheFolderIsCalled() {
    let program = "/home/my teacher's/.build/x/.build/debug/course"
    let words = complaint(1, program: program)
    #expect(words.contains(": cd '/home/my teacher'\\''s/.build/x' && swift package clean && "))
    #expect(words.hasSuffix(" && swift build\n") && words.count { $0 == "\n" } == 1)
  }

  @Test func aLongPathIsCutAndNothingElseHappens() {
    var text = [CChar](repeating: 1, count: 40)
    let long = "/" + String(repeating: "a", count: 100)
    #expect(processor_complaint(1, long, "/", &text, 20) == 19)
    #expect(text[19] == 0 && text[20] == 1)
  }

  @Test func levelsAreNamed() {
    #if arch(x86_64)
      let second = sets("cx16", "popcnt", "sse3", "sse4_1", "sse4_2", "ssse3")
      let third = second | sets("avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "lzcnt", "movbe")
      let fourth = third | sets("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl")
      #expect(InstructionSets(bits: 0).description == "x86-64, 0 sets of instructions")
      #expect(InstructionSets(bits: second).description == "x86-64-v2, 6 sets of instructions")
      #expect(InstructionSets(bits: third).description == "x86-64-v3, 14 sets of instructions")
      #expect(InstructionSets(bits: fourth).description == "x86-64-v4, 19 sets of instructions")
      #expect(InstructionSets(bits: fourth & ~second).description.hasPrefix("x86-64, "))
      #expect(InstructionSets(bits: sets("avx2")).names == ["avx2"])
    #endif
  }
}
