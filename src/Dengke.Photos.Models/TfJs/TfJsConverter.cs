using System.Text;
using System.Text.Json;
using Dengke.Photos.Models.Onnx;

namespace Dengke.Photos.Models.TfJs;

/// <summary>Turns a TensorFlow.js graph model into ONNX, for the operators that the models here use.</summary>
internal sealed class TfJsConverter
{
    private readonly OnnxGraph _graph = new();
    private readonly Dictionary<string, JsonElement> _nodes;
    private readonly Dictionary<string, Tensor> _weights;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly int[] _input;

    private TfJsConverter(JsonElement topology, Dictionary<string, Tensor> weights, int[] input)
    {
        _nodes = topology.GetProperty("node").EnumerateArray().ToDictionary(n => n.GetProperty("name").GetString()!);
        _weights = weights;
        _input = input;
    }

    /// <summary>Converts a model.</summary>
    /// <param name="file">Its <c>.json</c>; the weights lie beside it.</param>
    /// <param name="input">The input's shape, 1 × rows × columns × channels.</param>
    /// <param name="name">What its output is called in ONNX.</param>
    /// <param name="output">The output's shape; a picture is flattened with its channels last.</param>
    /// <exception cref="InvalidDataException">An operator is not known, or weights are missing.</exception>
    public static byte[] Convert(string file, int[] input, string name, params int[] output)
    {
        using var model = JsonDocument.Parse(File.ReadAllBytes(file));
        var weights = WeightFile.Read(model.RootElement.GetProperty("weightsManifest"), Path.GetDirectoryName(file)!);
        var converter = new TfJsConverter(model.RootElement.GetProperty("modelTopology"), weights, input);
        converter._graph.Output(converter.Value("Identity"), name, output);
        return converter._graph.ToBytes();
    }

    private string Value(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            if (!_begun.Add(name))
            {
                throw new InvalidDataException($"The model's graph runs in a circle at {name}.");
            }

            _values[name] = value = Convert(_nodes[name]);
        }

        return value;
    }

    private string Convert(JsonElement node)
    {
        string[] inputs = node.TryGetProperty("input", out var names)
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : [];
        var type = node.GetProperty("op").GetString()!;
        switch (type)
        {
            case "Placeholder":
                return _graph.ToChannelsFirst(_graph.Input("input", _input));
            case "Identity":
                return Value(inputs[0]);
            case "_FusedConv2D":
            case "Conv2D":
                return Fused(
                    node,
                    inputs,
                    bias => _graph.Convolution(Value(inputs[0]), _weights[inputs[1]].Transposed(3, 2, 0, 1), bias, Window(node))
                );
            case "DepthwiseConv2dNative":
                var weights = _weights[inputs[1]];
                return _graph.Convolution(
                    Value(inputs[0]),
                    weights
                        .Transposed(2, 3, 0, 1)
                        .Reshaped(weights.Shape[2] * weights.Shape[3], 1, weights.Shape[0], weights.Shape[1]),
                    null,
                    Window(node),
                    weights.Shape[2]
                );
            case "MaxPool":
                var window = Integers(node, "ksize");
                return _graph.Pool("MaxPool", Value(inputs[0]), window[1], window[2], Window(node));
            case "AddV2":
                return _graph.Add("Add", [Operand(inputs[0]), Operand(inputs[1])]);
            case "Prelu":
                return _graph.PRelu(Value(inputs[0]), _weights[inputs[1]]);
            case "Relu":
                return _graph.Add("Relu", [Value(inputs[0])]);
            case "Softmax":
                return _graph.Add("Softmax", [Value(inputs[0])], ("axis", -1L));
            case "Mean":
                return _graph.Add("ReduceMean", [Value(inputs[0])], ("axes", new long[] { 2, 3 }), ("keepdims", 0L));
            case "Pad":
                var amounts = Array.ConvertAll(_weights[inputs[1]].Values, v => (int)v);
                return _graph.Pad(
                    Value(inputs[0]),
                    [amounts[0], amounts[2], amounts[4], amounts[6]],
                    [amounts[1], amounts[3], amounts[5], amounts[7]]
                );
            case "ConcatV2":
                // The two outputs are pictures of one pixel: their channels follow one another.
                return _graph.Add(
                    "Reshape",
                    [
                        _graph.ToChannelsLast(_graph.Add("Concat", inputs[..^1].Select(Value), ("axis", 1L))),
                        _graph.Integers(1, 1, 1, -1),
                    ]
                );
            default:
                throw new InvalidDataException($"The operator {type} is not known.");
        }
    }

    /// <summary>A convolution with what TensorFlow has fused into it, in its order: bias, then an activation.</summary>
    private string Fused(JsonElement node, string[] inputs, Func<Tensor?, string> convolution)
    {
        var fused = Texts(node, "fused_ops");
        var value = convolution(fused.Contains("BiasAdd") ? _weights[inputs[2]] : null);
        foreach (var operation in fused)
        {
            value = operation switch
            {
                "BiasAdd" => value,
                "Relu" => _graph.Add("Relu", [value]),
                "Prelu" => _graph.PRelu(value, _weights[inputs[3]]),
                _ => throw new InvalidDataException($"The fused operator {operation} is not known."),
            };
        }

        return value;
    }

    private string Operand(string name) =>
        _weights.TryGetValue(name, out var weights)
            ? _graph.Constant(weights.Reshaped(weights.Values.Length, 1, 1))
            : Value(name);

    private static Window Window(JsonElement node)
    {
        var strides = Integers(node, "strides");
        var window = new Window(strides[1], strides[2], Text(node.GetProperty("attr").GetProperty("padding")) == "SAME");
        return
            node.GetProperty("attr").TryGetProperty("dilations", out _)
            && Integers(node, "dilations") is [_, var down, var across, _]
            ? window with
            {
                DilationDown = down,
                DilationAcross = across,
            }
            : window;
    }

    private static int[] Integers(JsonElement node, string attribute) =>
        [
            .. node.GetProperty("attr")
                .GetProperty(attribute)
                .GetProperty("list")
                .GetProperty("i")
                .EnumerateArray()
                .Select(i => int.Parse(i.GetString()!)),
        ];

    private static string[] Texts(JsonElement node, string attribute) =>
        node.GetProperty("attr").TryGetProperty(attribute, out var value)
        && value.GetProperty("list").TryGetProperty("s", out var texts)
            ? [.. texts.EnumerateArray().Select(t => Encoding.UTF8.GetString(t.GetBytesFromBase64()))]
            : [];

    private static string Text(JsonElement attribute) => Encoding.UTF8.GetString(attribute.GetProperty("s").GetBytesFromBase64());
}
