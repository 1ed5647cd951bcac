using CsCheck;
using Dengke.Photos.Models.TfLite;
using Microsoft.ML.OnnxRuntime;

namespace Dengke.Photos.Tests.Conversion;

[Trait("Requirement", "PHO-8")]
public class TfLiteConverterTests
{
    [Fact]
    public void Convert_SmallNetwork_ComputesWhatItSays()
    {
        using var session = new InferenceSession(TfLiteConverter.Convert(MadeTfLite.File()));
        using var input = OrtValue.CreateTensorValueFromMemory<float>([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["input"], [input], ["result"]);
        // Sum of the window, then its last pixel less 1: at the right and lower edge the window lies half outside.
        float[] expected = [12, 4, 16, 5, 9, 0, 24, 7, 28, 8, 15, 0, 15, 0, 17, 0, 9, 0];
        Assert.Equal([1, 3, 3, 2], session.OutputMetadata["result"].Dimensions);
        Assert.Equal(expected, results[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Convert_SameFile_GivesTheSameBytes() =>
        Assert.Equal(TfLiteConverter.Convert(MadeTfLite.File()), TfLiteConverter.Convert(MadeTfLite.File()));

    [Fact]
    public void Convert_FileCutOffAnywhere_SaysThatItIsDamaged()
    {
        var file = MadeTfLite.File();
        for (var length = 0; length < file.Length; length++)
        {
            var cut = file.AsMemory(0, length);
            Assert.StartsWith(
                "The model file is damaged: ",
                Assert.Throws<InvalidDataException>(() => TfLiteConverter.Convert(cut)).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Convert_FileWithBytesChanged_ConvertsOrRefuses()
    {
        var file = MadeTfLite.File();
        var change = Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte);
        change
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    var changed = (byte[])file.Clone();
                    foreach (var (place, value) in changes)
                    {
                        changed[place] = value;
                    }

                    // Any other exception fails the property.
                    var refusal = Record.Exception(() => TfLiteConverter.Convert(changed));
                    return refusal is null or InvalidDataException;
                },
                iter: 20_000
            );
    }

    public static TheoryData<string, Action<MadeFile>> Spoilt =>
        new()
        {
            { "not of the kind TFL3", f => f.Kind = "TFL2" },
            { "no graph", f => f.Model[2] = Array.Empty<MadeTable>() },
            { "operator 9", f => f.Model[1] = new[] { MadeTfLite.Code(6), MadeTfLite.Code(9) } },
            { "operator 150", f => f.Model[1] = new[] { MadeTfLite.Code(6), MadeTfLite.Code(150) } },
            { "something that is not in it", f => f.Model[1] = new[] { MadeTfLite.Code(6) } },
            { "something that is not in it", f => f.Network[2] = new[] { 5 } },
            { "something that is not in it", f => f.Network[1] = new[] { -1 } },
            { "lacks what it works on", f => f.Network[1] = new[] { 4 } },
            { "do not fit their shape", f => f.Tensors[1] = MadeTfLite.Tensor("halves", 1, 1, 2, 2, 2, 2) },
            { "do not fit their shape", f => f.Tensors[1] = MadeTfLite.Tensor("halves", 1, 1, 65536, 65536, 65536, 65536) },
            { "do not fit their shape", f => f.Tensors[1] = MadeTfLite.Tensor("halves", 1, 1, -2, -2, 2, 1) },
            { "kind 17", f => f.Tensors[3] = MadeTfLite.Tensor("bias", 17, 2, 2) },
        };

    [Theory]
    [MemberData(nameof(Spoilt), DisableDiscoveryEnumeration = true)]
    public void Convert_SpoiltFile_SaysWhatIsWrong(string expected, Action<MadeFile> spoil)
    {
        ArgumentNullException.ThrowIfNull(spoil);
        var file = new MadeFile();
        spoil(file);
        Assert.Contains(
            expected,
            Assert.Throws<InvalidDataException>(() => TfLiteConverter.Convert(file.ToBytes())).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>The small network, open to be spoilt.</summary>
    public sealed class MadeFile
    {
        internal MadeTable Model { get; } = MadeTfLite.Model();

        internal MadeTable Network => ((MadeTable[])Model[2])[0];

        internal MadeTable[] Tensors => (MadeTable[])Network[0];

        internal string Kind { get; set; } = "TFL3";

        internal byte[] ToBytes() => Model.ToFile(Kind);
    }
}
