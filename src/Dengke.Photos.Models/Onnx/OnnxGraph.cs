using System.Buffers.Binary;

namespace Dengke.Photos.Models.Onnx;

/// <summary>
/// Builds an ONNX file, operator set 13, with pictures as channels × rows × columns inside, which ONNX Runtime is quickest with. Field
/// numbers are those of <c>onnx.proto</c>. The same calls give the same bytes.
/// </summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 7;
    private const int OperatorSet = 13;
    private const int FloatType = 1;
    private const int IntegerType = 7;
    private readonly List<ProtobufWriter> _nodes = [];
    private readonly List<ProtobufWriter> _weights = [];
    private readonly List<ProtobufWriter> _inputs = [];
    private readonly List<ProtobufWriter> _outputs = [];
    private int _names;

    public string Input(string name, params int[] shape)
    {
        _inputs.Add(Value(name, shape));
        return name;
    }

    /// <summary>Gives a value the name by which it leaves the graph.</summary>
    public void Output(string value, string name, params int[] shape)
    {
        Node("Identity", [value], name);
        _outputs.Add(Value(name, shape));
    }

    public string Constant(Tensor tensor) => Weight(FloatType, tensor.Shape, tensor.ToBytes());

    public string Constant(float value) => Constant(new Tensor([value], []));

    public string Integers(params long[] values)
    {
        var bytes = new byte[values.Length * 8];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), values[i]);
        }

        return Weight(IntegerType, [values.Length], bytes);
    }

    /// <summary>Adds an operator with one output, whose name is the answer.</summary>
    public string Add(string type, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) =>
        Node(type, inputs, Name(), attributes);

    /// <summary>Pictures from rows × columns × channels.</summary>
    public string ToChannelsFirst(string value) => Add("Transpose", [value], ("perm", new long[] { 0, 3, 1, 2 }));

    /// <summary>Pictures to rows × columns × channels.</summary>
    public string ToChannelsLast(string value) => Add("Transpose", [value], ("perm", new long[] { 0, 2, 3, 1 }));

    /// <summary>A convolution.</summary>
    /// <param name="input">A picture.</param>
    /// <param name="weights">Out × in × rows × columns.</param>
    /// <param name="bias">One number an output; null for none.</param>
    /// <param name="window">Strides, dilations, padding.</param>
    /// <param name="groups">How many independent groups the channels form.</param>
    public string Convolution(string input, Tensor weights, Tensor? bias, Window window, int groups = 1) =>
        Add(
            "Conv",
            bias is null ? [input, Constant(weights)] : [input, Constant(weights), Constant(bias)],
            [
                ("kernel_shape", new long[] { weights.Shape[2], weights.Shape[3] }),
                ("strides", new long[] { window.StrideDown, window.StrideAcross }),
                ("dilations", new long[] { window.DilationDown, window.DilationAcross }),
                ("group", (long)groups),
                window.Padding,
            ]
        );

    public string Pool(string type, string input, int down, int across, Window window) =>
        Add(
            type,
            [input],
            ("kernel_shape", new long[] { down, across }),
            ("strides", new long[] { window.StrideDown, window.StrideAcross }),
            window.Padding
        );

    /// <summary>A rectifier with a slope of its own for each channel.</summary>
    public string PRelu(string input, Tensor slopes) =>
        Add("PRelu", [input, Constant(slopes.Reshaped(slopes.Values.Length, 1, 1))]);

    /// <summary>Pads with zeros; amounts by the axes of a picture with channels last.</summary>
    public string Pad(string input, ReadOnlySpan<int> before, ReadOnlySpan<int> after) =>
        Add(
            "Pad",
            [input, Integers(before[0], before[3], before[1], before[2], after[0], after[3], after[1], after[2]), Constant(0f)]
        );

    public byte[] ToBytes()
    {
        var graph = new ProtobufWriter();
        _nodes.ForEach(n => graph.Message(1, n));
        graph.Text(2, "dengke");
        _weights.ForEach(w => graph.Message(5, w));
        _inputs.ForEach(i => graph.Message(11, i));
        _outputs.ForEach(o => graph.Message(12, o));
        return new ProtobufWriter()
            .Integer(1, IrVersion)
            .Text(2, "dengke")
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Integer(2, OperatorSet))
            .ToArray();
    }

    private static ProtobufWriter Value(string name, int[] shape)
    {
        var sizes = new ProtobufWriter();
        foreach (var size in shape)
        {
            sizes.Message(1, new ProtobufWriter().Integer(1, size));
        }

        return new ProtobufWriter()
            .Text(1, name)
            .Message(2, new ProtobufWriter().Message(1, new ProtobufWriter().Integer(1, FloatType).Message(2, sizes)));
    }

    private static ProtobufWriter Attribute(string name, object value)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        switch (value)
        {
            case long number:
                return attribute.Integer(3, number).Integer(20, 2);
            case string text:
                return attribute.Text(4, text).Integer(20, 3);
            case long[] numbers:
                foreach (var number in numbers)
                {
                    attribute.Integer(8, number);
                }

                return attribute.Integer(20, 7);
            default:
                throw new ArgumentException($"No attribute can hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private string Node(string type, IEnumerable<string> inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(3, $"n_{output}").Text(4, type);
        foreach (var (name, value) in attributes)
        {
            node.Message(5, Attribute(name, value));
        }

        _nodes.Add(node);
        return output;
    }

    private string Weight(int type, int[] shape, byte[] bytes)
    {
        var name = Name();
        var weight = new ProtobufWriter();
        foreach (var size in shape)
        {
            weight.Integer(1, size);
        }

        _weights.Add(weight.Integer(2, type).Text(8, name).Bytes(9, bytes));
        return name;
    }

    private string Name() => $"v{_names++}";
}

/// <summary>How a window moves over a picture.</summary>
/// <param name="StrideDown">Rows from one place to the next.</param>
/// <param name="StrideAcross">Columns from one place to the next.</param>
/// <param name="Same">Whether as much is padded as keeps the size; else nothing is.</param>
internal sealed record Window(int StrideDown, int StrideAcross, bool Same)
{
    public int DilationDown { get; init; } = 1;

    public int DilationAcross { get; init; } = 1;

    /// <summary>As many zeros on every side, instead of <see cref="Same"/>; null if there are none.</summary>
    public int? Around { get; init; }

    /// <summary>TensorFlow's "SAME" puts what is odd at the end, as ONNX's SAME_UPPER does.</summary>
    public (string Name, object Value) Padding =>
        Around is { } around
            ? ("pads", new long[] { around, around, around, around })
            : ("auto_pad", Same ? "SAME_UPPER" : "VALID");
}
