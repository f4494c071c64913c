import ArgumentParser
import ExerciseCommands

/// What `./check` calls when it has built. It knows the exercises and no chapter, so that an answer is
/// built and checked in seconds.
@main
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./check",
    abstract: "Check your answers to exercises, help with them, and run the tests.",
    subcommands: [
      ExercisesCommand.self, CheckExerciseCommand.self, HintCommand.self, SolutionCommand.self,
      NextCommand.self, TestsCommand.self,
    ])
}
