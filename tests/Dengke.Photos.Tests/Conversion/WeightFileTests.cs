using System.Text.Json;
using Dengke.Photos.Models.TfJs;

namespace Dengke.Photos.Tests.Conversion;

[Trait("Requirement", "PHO-8")]
public class WeightFileTests
{
    [Fact]
    public void Read_ScaledBytesAfterFloats_GivesBoth()
    {
        var weights = Read(
            [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 2, 255],
            """{"name": "a", "shape": [2], "dtype": "float32"}""",
            """{"name": "b", "shape": [3, 1], "dtype": "float32", "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}}"""
        );
        Assert.Equal([1, -2], weights["a"].Values);
        Assert.Equal([-1, 0, 126.5f], weights["b"].Values);
        Assert.Equal([3, 1], weights["b"].Shape);
    }

    [Fact]
    public void Read_FileTooShort_NamesTheWeights() =>
        Assert.Contains(
            "end before second",
            Assert
                .Throws<InvalidDataException>(() =>
                    Read(
                        new byte[11],
                        """{"name": "first", "shape": [1], "dtype": "float32"}""",
                        """{"name": "second", "shape": [2], "dtype": "float32"}"""
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_UnknownKind_IsNamed() =>
        Assert.Contains(
            "kind complex64",
            Assert
                .Throws<InvalidDataException>(() => Read(new byte[8], """{"name": "a", "shape": [1], "dtype": "complex64"}"""))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Convert_GraphInACircle_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "model.json");
        File.WriteAllText(
            file,
            """
            {
              "modelTopology": {
                "node": [
                  {"name": "Identity", "op": "Identity", "input": ["a"]},
                  {"name": "a", "op": "Relu", "input": ["b"]},
                  {"name": "b", "op": "Relu", "input": ["a"]}
                ]
              },
              "weightsManifest": []
            }
            """
        );
        Assert.Contains(
            "in a circle",
            Assert.Throws<InvalidDataException>(() => TfJsConverter.Convert(file, [1, 2, 2, 1], "result", 1)).Message,
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, Dengke.Photos.Models.Onnx.Tensor> Read(byte[] file, params string[] weights)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "weights.bin"), file);
        using var manifest = JsonDocument.Parse($$"""[{"paths": ["weights.bin"], "weights": [{{string.Join(',', weights)}}]}]""");
        return WeightFile.Read(manifest.RootElement, folder.Path);
    }
}
