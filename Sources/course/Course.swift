import ArgumentParser
import ExerciseCommands
import Notebook

@main
struct Course: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The Forger's Notebook: run, measure and check the course.",
    subcommands: [
      RunCommand.self,
      StudyCommand.self,
      BenchCommand.self,
      BLASCommand.self,
      DoctorCommand.self,
      WeaveCommand.self,
      VerifyCommand.self,
      ExercisesCommand.self,
      CheckExerciseCommand.self,
      HintCommand.self,
      SolutionCommand.self,
      NextCommand.self,
      NewCommand.self,
      LabCommand.self,
    ])

  static func main() {
    StandardStreams.settle()
    main(nil)
  }
}
