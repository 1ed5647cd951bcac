using System.Buffers.Binary;
using Dengke.Photos.Models.Onnx;

namespace Dengke.Photos.Models.TfLite;

/// <summary>Turns a TensorFlow Lite graph into ONNX, for the operators that the models here use.</summary>
internal sealed class TfLiteConverter
{
    private readonly TfLiteModel _model;
    private readonly OnnxGraph _graph = new();
    private readonly Dictionary<int, string> _values = [];
    private readonly Dictionary<int, Tensor> _weights = [];

    private TfLiteConverter(TfLiteModel model) => _model = model;

    /// <exception cref="InvalidDataException">The file is damaged, or uses an operator that is not known.</exception>
    public static byte[] Convert(ReadOnlyMemory<byte> file)
    {
        var model = TfLiteModel.Read(file);
        try
        {
            return new TfLiteConverter(model).Convert();
        }
        catch (Exception e) when (e is IndexOutOfRangeException or KeyNotFoundException or ArgumentException)
        {
            // Every operator looks for its inputs and weights by place and rank; what is not there, only a damaged file lacks.
            throw new InvalidDataException("The model file is damaged: an operator lacks what it works on.", e);
        }
    }

    private byte[] Convert()
    {
        for (var i = 0; i < _model.Tensors.Length; i++)
        {
            if (_model.Tensors[i].Weights is { } weights)
            {
                _weights[i] = weights;
            }
        }

        _values[_model.Inputs[0]] = _graph.ToChannelsFirst(_graph.Input("input", Shape(_model.Inputs[0])));
        foreach (var step in _model.Steps)
        {
            Convert(step);
        }

        foreach (var output in _model.Outputs)
        {
            var value = _values[output];
            var name = _model.Tensors[output].Name.Replace('/', '_').Replace(':', '_');
            _graph.Output(IsPicture(output) ? _graph.ToChannelsLast(value) : value, name, Shape(output));
        }

        return _graph.ToBytes();
    }

    private void Convert(TfLiteStep step)
    {
        var (inputs, output) = (step.Inputs, step.Outputs[0]);
        var options = step.Options.GetValueOrDefault();
        switch (step.Code)
        {
            case 6: // DEQUANTIZE: weights of half precision, which were widened when they were read
                _weights[output] = _weights[inputs[0]];
                return;
            case 3: // CONV_2D
                _values[output] = Activated(
                    _graph.Convolution(
                        _values[inputs[0]],
                        _weights[inputs[1]].Transposed(0, 3, 1, 2),
                        Bias(inputs, 2),
                        Window(options) with
                        {
                            DilationAcross = options.Integer(4, 1),
                            DilationDown = options.Integer(5, 1),
                        }
                    ),
                    options.Byte(3)
                );
                return;
            case 4: // DEPTHWISE_CONV_2D
                _values[output] = Activated(
                    _graph.Convolution(
                        _values[inputs[0]],
                        _weights[inputs[1]].Transposed(3, 0, 1, 2),
                        Bias(inputs, 2),
                        Window(options) with
                        {
                            DilationAcross = options.Integer(5, 1),
                            DilationDown = options.Integer(6, 1),
                        },
                        Shape(inputs[0])[3]
                    ),
                    options.Byte(4)
                );
                return;
            case 1 or 17: // AVERAGE_POOL_2D, MAX_POOL_2D
                _values[output] = Activated(
                    _graph.Pool(
                        step.Code == 1 ? "AveragePool" : "MaxPool",
                        _values[inputs[0]],
                        options.Integer(4),
                        options.Integer(3),
                        Window(options)
                    ),
                    options.Byte(5)
                );
                return;
            case 0 or 18: // ADD, MUL
                _values[output] = Activated(
                    _graph.Add(step.Code == 0 ? "Add" : "Mul", [Value(inputs[0]), Value(inputs[1])]),
                    options.Byte(0)
                );
                return;
            case 2: // CONCATENATION
                var axis = options.Integer(0);
                _values[output] = _graph.Add(
                    "Concat",
                    inputs.Select(Value),
                    ("axis", IsPicture(output) ? ChannelsFirstAxis(axis) : axis)
                );
                return;
            case 22: // RESHAPE, by the order of a picture with its channels last
                _values[output] = _graph.Add(
                    "Reshape",
                    [
                        IsPicture(inputs[0]) ? _graph.ToChannelsLast(_values[inputs[0]]) : _values[inputs[0]],
                        Integers(Shape(output)),
                    ]
                );
                return;
            case 23: // RESIZE_BILINEAR
                var size = Shape(output);
                _values[output] = _graph.Add(
                    "Resize",
                    [_values[inputs[0]], "", "", Integers([1, size[3], size[1], size[2]])],
                    ("mode", "linear"),
                    (
                        "coordinate_transformation_mode",
                        options.Byte(2) != 0 ? "align_corners"
                        : options.Byte(3) != 0 ? "half_pixel"
                        : "asymmetric"
                    )
                );
                return;
            case 34: // PAD
                var amounts = Array.ConvertAll(_weights[inputs[1]].Values, v => (int)v);
                _values[output] = _graph.Pad(
                    _values[inputs[0]],
                    [amounts[0], amounts[2], amounts[4], amounts[6]],
                    [amounts[1], amounts[3], amounts[5], amounts[7]]
                );
                return;
            case 40: // MEAN
                _values[output] = _graph.Add(
                    "ReduceMean",
                    [_values[inputs[0]]],
                    ("axes", Array.ConvertAll(_weights[inputs[1]].Values, v => ChannelsFirstAxis((int)v))),
                    ("keepdims", IsPicture(output) ? 1L : 0L)
                );
                return;
            case 54: // PRELU
                _values[output] = _graph.PRelu(_values[inputs[0]], _weights[inputs[1]]);
                return;
            case 19: // RELU
                _values[output] = _graph.Add("Relu", [_values[inputs[0]]]);
                return;
            case 14: // LOGISTIC
                _values[output] = _graph.Add("Sigmoid", [_values[inputs[0]]]);
                return;
            case 117: // HARD_SWISH: x · min(max(x + 3, 0), 6) / 6
                var gate = Activated(_graph.Add("Add", [_values[inputs[0]], _graph.Constant(3f)]), 3);
                _values[output] = _graph.Add("Mul", [_values[inputs[0]], _graph.Add("Mul", [gate, _graph.Constant(1 / 6f)])]);
                return;
            case 32 when step.Custom == "Convolution2DTransposeBias":
                _values[output] = TransposedConvolution(step);
                return;
            default:
                throw new InvalidDataException($"The operator {step.Code} {step.Custom} is not known.");
        }
    }

    /// <summary>MediaPipe's own operator; its options are padding, stride across, stride down, as 32-bit numbers.</summary>
    private string TransposedConvolution(TfLiteStep step)
    {
        var weights = _weights[step.Inputs[1]].Transposed(3, 0, 1, 2);
        var options = step.CustomOptions;
        return _graph.Add(
            "ConvTranspose",
            [_values[step.Inputs[0]], _graph.Constant(weights), _graph.Constant(_weights[step.Inputs[2]])],
            ("kernel_shape", new long[] { weights.Shape[2], weights.Shape[3] }),
            (
                "strides",
                new long[]
                {
                    BinaryPrimitives.ReadInt32LittleEndian(options.AsSpan(8)),
                    BinaryPrimitives.ReadInt32LittleEndian(options.AsSpan(4)),
                }
            ),
            ("auto_pad", BinaryPrimitives.ReadInt32LittleEndian(options) == 1 ? "SAME_UPPER" : "VALID")
        );
    }

    private static long ChannelsFirstAxis(int axis) =>
        axis switch
        {
            3 or -1 => 1,
            1 => 2,
            2 => 3,
            _ => axis,
        };

    private static Window Window(FlatTable options) => new(options.Integer(2), options.Integer(1), options.Byte(0) == 0);

    private int[] Shape(int tensor) => [1, .. _model.Tensors[tensor].Shape.Skip(1)];

    private bool IsPicture(int tensor) => _model.Tensors[tensor].Shape.Length == 4;

    private Tensor? Bias(int[] inputs, int index) => inputs.Length > index && inputs[index] >= 0 ? _weights[inputs[index]] : null;

    /// <summary>A value, or weights in the order that it has: channels before rows and columns.</summary>
    private string Value(int tensor) =>
        _values.TryGetValue(tensor, out var value) ? value
        : _weights[tensor] is { Shape.Length: 4 } picture ? _graph.Constant(picture.Transposed(0, 3, 1, 2))
        : _weights[tensor] is { Shape: [> 1] } channels ? _graph.Constant(channels.Reshaped(channels.Values.Length, 1, 1))
        : _graph.Constant(_weights[tensor]);

    private string Integers(int[] values) => _graph.Integers([.. values.Select(v => (long)v)]);

    private string Activated(string value, int activation) =>
        activation switch
        {
            0 => value,
            1 => _graph.Add("Relu", [value]),
            3 => _graph.Add("Clip", [value, _graph.Constant(0f), _graph.Constant(6f)]),
            _ => throw new InvalidDataException($"The activation {activation} is not known."),
        };
}
