using System.Security.Cryptography;
using System.Text.Json;

namespace Dengke.Photos.Faces;

/// <summary>All models, loaded and verified. Some are loaded when first asked for.</summary>
internal sealed class FaceModels : IDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string> _hashes;
    private readonly Lazy<EmbeddingModel> _embedding;

    private FaceModels(string folder)
    {
        _folder = folder;
        _hashes = Hashes();
        Near = new(Load("face_detection_short", "regressors", "classificators"), 128, FaceDetector.NearAnchors);
        Far = new(
            Load("face_detection_full", "reshaped_regressor_face_4", "reshaped_classifier_face_4"),
            192,
            FaceDetector.FarAnchors
        );
        Mesh = new(Load("face_mesh", "conv2d_21", "conv2d_31"));
        Eyes = new(Load("iris", "landmarks"));
        Mask = new(Load("selfie", "activation_10"));
        Emotions = new(Load("emotion", "prob"));
        _embedding = new(() => new(Load("face_embedding", "embedding")));
    }

    /// <summary>Faces that fill the picture.</summary>
    public FaceDetector Near { get; }

    /// <summary>Small faces.</summary>
    public FaceDetector Far { get; }

    public FaceMeshModel Mesh { get; }

    public EyeModel Eyes { get; }

    public PersonMaskModel Mask { get; }

    public EmotionModel Emotions { get; }

    /// <summary>Loaded when first asked for: only comparisons need it.</summary>
    public EmbeddingModel Embedding => _embedding.Value;

    /// <summary>Loads the models of a folder.</summary>
    /// <exception cref="InvalidDataException">One is missing, or is not the one it should be.</exception>
    public static FaceModels Open(string folder) => new(folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
        Mesh.Dispose();
        Eyes.Dispose();
        Mask.Dispose();
        Emotions.Dispose();
        if (_embedding.IsValueCreated)
        {
            _embedding.Value.Dispose();
        }
    }

    private static Dictionary<string, string> Hashes()
    {
        using var stream = typeof(FaceModels).Assembly.GetManifestResourceStream("Dengke.Photos.models.json")!;
        using var manifest = JsonDocument.Parse(stream);
        return manifest
            .RootElement.GetProperty("models")
            .EnumerateArray()
            .ToDictionary(m => m.GetProperty("file").GetString()!, m => m.GetProperty("sha256").GetString()!);
    }

    private OnnxModel Load(string name, params string[] outputs)
    {
        var file = $"{name}.onnx";
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(_folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"读不到模型 / the model cannot be read: {file} ({_folder})", e);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return hash == _hashes.GetValueOrDefault(file)
            ? new(bytes, outputs)
            : throw new InvalidDataException($"模型校验不符 / the model is not the expected one: {file} ({_folder})");
    }
}
