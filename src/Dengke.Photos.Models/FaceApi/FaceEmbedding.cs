using System.Text.Json;
using Dengke.Photos.Models.Onnx;
using Dengke.Photos.Models.TfJs;

namespace Dengke.Photos.Models.FaceApi;

/// <summary>
/// Builds dlib's face recognition network (Davis King, 2017: a residual net of 29 convolutions) around the weights that face-api.js
/// carries, whose architecture stands in its program and not in a graph.
/// </summary>
internal sealed class FaceEmbedding
{
    private const int Side = 150;
    private static readonly float[] Mean = [122.782f, 117.001f, 104.298f];
    private readonly OnnxGraph _graph = new();
    private readonly Dictionary<string, Tensor> _weights;

    private FaceEmbedding(Dictionary<string, Tensor> weights) => _weights = weights;

    /// <summary>Converts the weights of a folder.</summary>
    /// <param name="manifest">The file <c>face_recognition_model-weights_manifest.json</c>.</param>
    public static byte[] Convert(string manifest)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return new FaceEmbedding(WeightFile.Read(json.RootElement, Path.GetDirectoryName(manifest)!)).Convert();
    }

    private byte[] Convert()
    {
        var input = _graph.ToChannelsFirst(_graph.Input("input", 1, Side, Side, 3));
        var value = _graph.Add("Sub", [input, _graph.Constant(new Tensor(Mean, [3, 1, 1]))]);
        value = _graph.Add("Mul", [value, _graph.Constant(1 / 256f)]);
        var layer = Scaled("conv32_down", value, Side, stride: 2, keepsSize: false);
        layer = layer with
        {
            Value = _graph.Pool("MaxPool", Rectified(layer.Value), 3, 3, new(2, 2, Same: false)),
            Side = ((layer.Side - 3) / 2) + 1,
        };
        foreach (var block in new[] { "conv32_1", "conv32_2", "conv32_3" })
        {
            layer = Residual(block, layer);
        }

        foreach (
            var (down, blocks) in new[]
            {
                ("conv64_down", new[] { "conv64_1", "conv64_2", "conv64_3" }),
                ("conv128_down", ["conv128_1", "conv128_2"]),
                ("conv256_down", ["conv256_1", "conv256_2"]),
                ("conv256_down_out", []),
            }
        )
        {
            layer = blocks.Aggregate(ResidualDown(down, layer), (l, block) => Residual(block, l));
        }

        var mean = _graph.Add("ReduceMean", [layer.Value], ("axes", new long[] { 2, 3 }), ("keepdims", 0L));
        _graph.Output(_graph.Add("MatMul", [mean, _graph.Constant(_weights["fc"])]), "embedding", 1, 128);
        return _graph.ToBytes();
    }

    /// <summary>A convolution and the scale and shift after it, which are one convolution together.</summary>
    private Layer Scaled(string name, string value, int side, int stride, bool keepsSize)
    {
        var filters = _weights[$"{name}/conv/filters"].Transposed(3, 2, 0, 1);
        var (scale, shift) = (_weights[$"{name}/scale/weights"].Values, _weights[$"{name}/scale/biases"].Values);
        var each = filters.Values.Length / scale.Length;
        var scaled = new Tensor([.. filters.Values.Select((v, i) => v * scale[i / each])], filters.Shape);
        var bias = new Tensor(
            [.. _weights[$"{name}/conv/bias"].Values.Select((v, i) => (v * scale[i]) + shift[i])],
            [scale.Length]
        );
        var kernel = filters.Shape[2];
        var window = new Window(stride, stride, Same: false) { Around = keepsSize ? (kernel - 1) / 2 : 0 };
        return new(
            _graph.Convolution(value, scaled, bias, window),
            keepsSize ? side : ((side - kernel) / stride) + 1,
            scale.Length
        );
    }

    private Layer Residual(string name, Layer before)
    {
        var first = Scaled($"{name}/conv1", before.Value, before.Side, 1, keepsSize: true);
        var second = Scaled($"{name}/conv2", Rectified(first.Value), before.Side, 1, keepsSize: true);
        return before with { Value = Rectified(_graph.Add("Add", [second.Value, before.Value])) };
    }

    /// <summary>A block that halves the picture: what it adds to is averaged, and whichever is smaller is filled up with zeros.</summary>
    private Layer ResidualDown(string name, Layer before)
    {
        var first = Scaled($"{name}/conv1", before.Value, before.Side, 2, keepsSize: false);
        var second = Scaled($"{name}/conv2", Rectified(first.Value), first.Side, 1, keepsSize: true);
        var averaged = _graph.Pool("AveragePool", before.Value, 2, 2, new(2, 2, Same: false));
        var side = ((before.Side - 2) / 2) + 1;
        var value =
            second.Side == side
                ? second.Value
                : _graph.Pad(second.Value, [0, 0, 0, 0], [0, side - second.Side, side - second.Side, 0]);
        averaged =
            second.Channels == before.Channels
                ? averaged
                : _graph.Pad(averaged, [0, 0, 0, 0], [0, 0, 0, second.Channels - before.Channels]);
        return new(Rectified(_graph.Add("Add", [averaged, value])), side, second.Channels);
    }

    private string Rectified(string value) => _graph.Add("Relu", [value]);

    /// <summary>A value of the net, its side in pixels and its channels.</summary>
    private sealed record Layer(string Value, int Side, int Channels);
}
