using System.Text.Json;
using Dengke.Photos.Models.FaceApi;
using Dengke.Photos.Models.TfJs;
using Dengke.Photos.Models.TfLite;

namespace Dengke.Photos.Models;

/// <summary>The models there are: which file of which package each is made from, and how.</summary>
internal static class Sources
{
    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<Source> All { get; } =
    [
        new(
            "face_detection_short.onnx",
            "@mediapipe/face_detection",
            "face_detection_short_range.tflite",
            f => TfLiteConverter.Convert(File.ReadAllBytes(f))
        ),
        new(
            "face_detection_full.onnx",
            "@mediapipe/face_detection",
            "face_detection_full_range.tflite",
            f => TfLiteConverter.Convert(File.ReadAllBytes(f))
        ),
        new(
            "face_mesh.onnx",
            "@mediapipe/face_mesh",
            "face_mesh_solution_packed_assets.data",
            f => TfLiteConverter.Convert(Packed(f, "/face_landmark.tflite"))
        ),
        new(
            "selfie.onnx",
            "@mediapipe/selfie_segmentation",
            "selfie_segmentation.tflite",
            f => TfLiteConverter.Convert(File.ReadAllBytes(f))
        ),
        new(
            "iris.onnx",
            "@vladmandic/human",
            "models/iris.json",
            f => TfJsConverter.Convert(f, [1, 64, 64, 3], "landmarks", 1, 1, 1, 228)
        ),
        new(
            "emotion.onnx",
            "@vladmandic/human",
            "models/emotion.json",
            f => TfJsConverter.Convert(f, [1, 64, 64, 1], "prob", 1, 7)
        ),
        new(
            "face_embedding.onnx",
            "@vladmandic/face-api",
            "model/face_recognition_model-weights_manifest.json",
            FaceEmbedding.Convert
        ),
    ];

    /// <summary>One of the files that a package holds in one: where it lies says the loader beside it.</summary>
    private static ReadOnlyMemory<byte> Packed(string file, string ending)
    {
        var loader = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "face_mesh_solution_packed_assets_loader.js"));
        const string opening = "\"files\": ";
        var start = loader.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var list = loader[start..(loader.IndexOf(']', start) + 1)];
        using var files = JsonDocument.Parse(list);
        foreach (var entry in files.RootElement.EnumerateArray())
        {
            if (entry.GetProperty("filename").GetString()!.EndsWith(ending, StringComparison.Ordinal))
            {
                return File.ReadAllBytes(file)
                    .AsMemory(entry.GetProperty("start").GetInt32()..entry.GetProperty("end").GetInt32());
            }
        }

        throw new InvalidDataException($"{Path.GetFileName(file)} does not hold {ending}.");
    }
}

/// <summary>Where a model comes from.</summary>
/// <param name="File">The ONNX file's name.</param>
/// <param name="Package">The npm package.</param>
/// <param name="Path">The file within it.</param>
/// <param name="Convert">Makes the ONNX of it.</param>
internal sealed record Source(string File, string Package, string Path, Func<string, byte[]> Convert);

/// <summary>A model made from its source, and its hash.</summary>
internal sealed record Made(Source Source, byte[] Onnx)
{
    /// <summary>SHA-256 of the ONNX file, in lower-case hexadecimal digits.</summary>
    public string Hash { get; } = System.Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Onnx));
}
