using System.Buffers.Binary;
using System.Text.Json;
using Dengke.Photos.Models.Onnx;

namespace Dengke.Photos.Models.TfJs;

/// <summary>Reads weights as TensorFlow.js stores them: a manifest and files of numbers one after another, some as scaled bytes.</summary>
internal static class WeightFile
{
    /// <summary>All weights by name.</summary>
    /// <param name="manifest">The groups of a weights manifest.</param>
    /// <param name="folder">Where the files lie.</param>
    /// <exception cref="InvalidDataException">The files are shorter than the manifest says, or hold a kind that is not known.</exception>
    public static Dictionary<string, Tensor> Read(JsonElement manifest, string folder)
    {
        var weights = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var group in manifest.EnumerateArray())
        {
            byte[] bytes =
            [
                .. group
                    .GetProperty("paths")
                    .EnumerateArray()
                    .SelectMany(p => File.ReadAllBytes(Path.Combine(folder, p.GetString()!))),
            ];
            var at = 0;
            foreach (var weight in group.GetProperty("weights").EnumerateArray())
            {
                var name = weight.GetProperty("name").GetString()!;
                int[] shape = [.. weight.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32())];
                var values = new float[shape.Aggregate(1, (product, size) => product * size)];
                var (size, read) = Kind(weight);
                if (at + (values.Length * size) > bytes.Length)
                {
                    throw new InvalidDataException($"The weights end before {name}.");
                }

                for (var i = 0; i < values.Length; i++, at += size)
                {
                    values[i] = read(bytes, at);
                }

                weights[name] = new(values, shape);
            }
        }

        return weights;
    }

    private static (int Size, Func<byte[], int, float> Read) Kind(JsonElement weight)
    {
        var kind = weight.GetProperty("dtype").GetString();
        if (weight.TryGetProperty("quantization", out var quantization))
        {
            kind = quantization.GetProperty("dtype").GetString();
            if (kind == "uint8")
            {
                var (scale, min) = (quantization.GetProperty("scale").GetDouble(), quantization.GetProperty("min").GetDouble());
                return (1, (bytes, at) => (float)((bytes[at] * scale) + min));
            }
        }

        return kind switch
        {
            "float32" => (4, (bytes, at) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at))),
            "float16" => (2, (bytes, at) => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(at))),
            "int32" => (4, (bytes, at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at))),
            _ => throw new InvalidDataException($"Weights of kind {kind} are not known."),
        };
    }
}
