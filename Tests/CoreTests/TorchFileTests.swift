import Foundation
import Testing

@testable import Core

/// Files that PyTorch 2.15 wrote (`save_file(model.state_dict(), …)`, after five training passes),
/// with random inputs and what the models, in `eval()`, made of them.
struct TorchFileTests {
  let random = RandomGenerator(seed: 1)
  let folder = TemporaryFolder()

  func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/torch-\(name).safetensors").path
  }

  /// nn.Sequential(Conv2d(2, 3, 3, stride=2, padding=1), BatchNorm2d(3), LeakyReLU(0.2),
  /// Conv2d(3, 4, 3, stride=2, padding=1, bias=False), LeakyReLU(0.2), Flatten(), BatchNorm1d(16),
  /// Linear(16, 5), GroupNorm(1, 5), Tanh(), Linear(5, 2))
  var critic: Sequential {
    Sequential(using: random) {
      Conv2D(2, 3, kernel: 3, stride: 2, padding: 1)
      BatchNorm(3)
      LeakyReLU()
      Conv2D(3, 4, kernel: 3, stride: 2, padding: 1, bias: false)
      LeakyReLU()
      Flatten()
      BatchNorm(16)
      Dense(16, 5)
      LayerNorm(5)
      Tanh()
      Dense(5, 2)
    }
  }

  /// nn.Sequential(nn.Sequential(Linear(3, 24), BatchNorm1d(24)), ReLU(), Unflatten(1, (4, 2, 3)),
  /// GroupNorm(1, 4), ConvTranspose2d(4, 2, 4, stride=2, padding=1, bias=False), BatchNorm2d(2),
  /// ReLU(), Upsample(scale_factor=2), ConvTranspose2d(2, 1, 3, stride=2, padding=1,
  /// output_padding=1), Flatten(), Linear(384, 2))
  var generator: Sequential {
    Sequential(using: random) {
      Sequential {
        Dense(3, 24)
        BatchNorm(24)
      }
      ReLU()
      Reshape(2, 3, 4)
      LayerNorm(4)
      ConvTransposed2D(4, 2, kernel: 4, stride: 2, padding: 1, bias: false)
      BatchNorm(2)
      ReLU()
      Upsample2D()
      ConvTransposed2D(2, 1, kernel: 3, stride: 2, padding: 1, outputPadding: 1)
      Flatten()
      Dense(384, 2)
    }
  }

  /// nn.Sequential(Flatten(), Linear(12, 4)), for images of two channels.
  var colour: Sequential {
    Sequential(using: random) {
      Flatten()
      Dense(12, 4)
    }
  }

  func model(_ name: String) -> Sequential {
    ["critic": critic, "generator": generator, "colour": colour][name]!
  }

  @Test(arguments: ["critic", "generator", "colour"])
  func torchsModelsGiveTorchsResults(name: String) throws {
    let model = model(name)
    #expect(try model.read(from: fixture(name), imageChannels: 2) == ["format": "pt"])
    let sample = try Safetensors(contentsOf: fixture(name + "-sample"))
    var input = try #require(sample["input"])
    if input.rank == 4 { input = input.transposed([0, 2, 3, 1]) }
    let output = try #require(sample["output"])
    let result = model(input, mode: .inference)
    let distance = (result - output).scalars.map(abs).max() ?? .nan
    #expect(distance < 1e-5, "\(result) is not \(output)")
  }

  @Test(arguments: ["critic", "generator", "colour"])
  func whatIsWrittenIsWhatTorchWrote(name: String) throws {
    let model = model(name)
    try model.read(from: fixture(name), imageChannels: 2)
    let copy = "\(folder.path)/copy.safetensors"
    try model.write(to: copy, metadata: ["chapter": "06"], imageChannels: 2)
    let (theirs, ours) = try (
      Safetensors(contentsOf: fixture(name)), Safetensors(contentsOf: copy)
    )
    #expect(ours.metadata == ["chapter": "06", "format": "pt"])
    #expect(Set(ours.tensors.map(\.name)) == Set(theirs.tensors.map(\.name)))
    for (name, tensor) in theirs.tensors {
      #expect(ours[name]?.shape == tensor.shape && ours[name]?.scalars == tensor.scalars, "\(name)")
    }
    let counts = theirs.integers.sorted { $0.name < $1.name }.map { "\($0.name) \($0.value)" }
    #expect(ours.integers.map { "\($0.name) \($0.value)" }.sorted() == counts)
    #expect(name == "colour" || counts.allSatisfy { $0.hasSuffix("num_batches_tracked 5") })
  }

  @Test func filesOfOtherNetworksAreRefused() throws {
    let path = "\(folder.path)/model.safetensors"
    let advice = "; use a file of this very network"
    func refusal(_ network: Sequential) -> String { message { try network.read(from: path) } }
    try Sequential(using: random) { Dense(2, 3) }.write(to: path)
    let other = Sequential(using: random) { Dense(3, 3) }
    let before = other.parameters[1].value.scalars
    #expect(
      refusal(other)
        == "TMP/model.safetensors: its 0.weight is a tensor [3, 2], where a tensor [3, 3] is expected"
        + advice)
    #expect(other.parameters[1].value.scalars == before, "nothing is changed")
    #expect(
      refusal(Sequential { Dense(2, 3, bias: false) })
        == "TMP/model.safetensors: it holds 0.bias, which has no place here" + advice)
    #expect(
      refusal(
        Sequential {
          ReLU()
          Dense(2, 3)
        })
        == "TMP/model.safetensors: it lacks 1.weight, which is expected here" + advice)
  }
}
