using System.Text.Json;
using Dengke.Photos.Files;
using Dengke.Photos.Pixels;
using Dengke.Photos.Tests.Files;
using Microsoft.ML.OnnxRuntime;

namespace Dengke.Photos.Tests;

/// <summary>
/// Every converted model gives what its original gives in another program: <c>Golden/outputs.json</c> says which, and how the input is
/// made. An output is the numbers at up to 64 places, with mean and standard deviation over all.
/// </summary>
[Trait("Requirement", "PHO-8")]
public class ModelGoldenTests
{
    /// <summary>
    /// Of an output's standard deviation, for its mean; a single number may be five times as far off. Sums differ in order, which made
    /// less than a tenth of it where this was set; another processor may order them yet otherwise.
    /// </summary>
    private const double Tolerance = 5e-5;

    /// <summary>A prime, so that the places lie all over the output.</summary>
    private const int Stride = 7919;

    private static readonly JsonElement Golden = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "outputs.json")))
        .RootElement;

    public static TheoryData<string> Models =>
        [.. Golden.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("model").GetString()!)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Run_ConvertedModel_GivesWhatTheOriginalGives(string model)
    {
        var golden = Golden.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("model").GetString() == model);
        var (side, channels) = (golden.GetProperty("side").GetInt32(), golden.GetProperty("channels").GetInt32());
        using var session = new InferenceSession(Path.Combine(AppContext.BaseDirectory, "models", $"{model}.onnx"));
        using var input = OrtValue.CreateTensorValueFromMemory(Input(golden, side, channels), [1, side, side, channels]);
        using var options = new RunOptions();
        foreach (var expected in golden.GetProperty("outputs").EnumerateArray())
        {
            using var results = session.Run(options, ["input"], [input], [Name(session, expected)]);
            var values = results[0].GetTensorDataAsSpan<float>().ToArray();
            var deviation = expected.GetProperty("deviation").GetDouble();
            var spread = Tolerance * Math.Max(deviation, Math.Abs(expected.GetProperty("mean").GetDouble()) / 10);
            Assert.Equal(expected.GetProperty("length").GetInt32(), values.Length);
            Assert.Equal(expected.GetProperty("mean").GetDouble(), values.Average(v => (double)v), spread);
            var samples = expected.GetProperty("samples");
            for (var i = 0; i < samples.GetArrayLength(); i++)
            {
                var place = i * Stride % values.Length;
                Assert.Equal(samples[i].GetDouble(), values[place], (5 * spread) + 1e-5);
            }
        }
    }

    [Fact]
    public void Open_AChangedOrMissingModel_IsRefusedInOneSentence()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "models")))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        var mesh = Path.Combine(folder.Path, "face_mesh.onnx");
        var bytes = File.ReadAllBytes(mesh);
        bytes[^1000] ^= 1;
        File.WriteAllBytes(mesh, bytes);
        Assert.Contains(
            "face_mesh.onnx",
            Assert.Throws<InvalidDataException>(() => PhotoChecker.Open(folder.Path)).Message,
            StringComparison.Ordinal
        );
        File.Delete(mesh);
        Assert.Contains(
            "face_mesh.onnx",
            Assert.Throws<InvalidDataException>(() => PhotoChecker.Open(folder.Path)).Message,
            StringComparison.Ordinal
        );
    }

    private static float[] Input(JsonElement golden, int side, int channels)
    {
        var (gain, offset) = (golden.GetProperty("gain").GetDouble(), golden.GetProperty("offset"));
        if (golden.TryGetProperty("photo", out var photo))
        {
            return Photo(photo.GetString()!, side);
        }

        var input = new float[side * side * channels];
        for (var i = 0; i < input.Length; i++)
        {
            var (c, x, y) = (i % channels, i / channels % side, i / channels / side);
            var shift = (offset.ValueKind == JsonValueKind.Array ? offset[c] : offset).GetDouble();
            input[i] = (float)((((3 * x) + (5 * y) + (71 * c) + (x * y % 97)) % 256 * gain) + shift);
        }

        return input;
    }

    /// <summary>A photo of the fixtures, stretched over the input, 0 to 1.</summary>
    private static float[] Photo(string name, int side)
    {
        var file = Made.Fixture(name);
        var (picture, _) = PictureDecoder.Decode(file, HeaderReader.Read(file).Header!, 4000);
        using (picture)
        {
            var input = new float[side * side * 3];
            Sampler.Fill(picture!, Placement.Stretched(picture!, side, side), side, side, 1 / 255f, 0, input);
            return input;
        }
    }

    /// <summary>The output of that name; one that the other program names otherwise is told by its length.</summary>
    private static string Name(InferenceSession session, JsonElement expected)
    {
        var name = expected.GetProperty("name").GetString()!;
        return session.OutputMetadata.ContainsKey(name)
            ? name
            : session
                .OutputMetadata.Single(o =>
                    o.Value.Dimensions.Aggregate(1, (p, d) => p * d) == expected.GetProperty("length").GetInt32()
                )
                .Key;
    }
}
