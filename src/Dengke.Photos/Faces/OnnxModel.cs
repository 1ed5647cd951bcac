using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace Dengke.Photos.Faces;

/// <summary>
/// A model with one input and fixed shapes. It runs on the calling thread alone: photos are judged side by side, and more threads for one
/// cost more than they bring. Buffers are lent and come back.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string _input;
    private readonly long[] _inputShape;
    private readonly string[] _outputs;
    private readonly long[][] _outputShapes;
    private readonly ConcurrentBag<Run> _free = [];
    private readonly RunOptions _options = new();

    /// <summary>Loads a model from its bytes.</summary>
    /// <param name="bytes">The ONNX file.</param>
    /// <param name="outputs">The outputs to be read, in this order.</param>
    public OnnxModel(byte[] bytes, params string[] outputs)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new(bytes, options);
        (_input, var input) = _session.InputMetadata.Single();
        _inputShape = Shape(input);
        _outputs = outputs;
        _outputShapes = [.. outputs.Select(o => Shape(_session.OutputMetadata[o]))];
    }

    /// <summary>Lends buffers for one run; disposing of them gives them back.</summary>
    public Run Rent() => _free.TryTake(out var run) ? run : new(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.TryTake(out var run))
        {
            run.Release();
        }

        _options.Dispose();
        _session.Dispose();
    }

    private static long[] Shape(NodeMetadata node) => [.. node.Dimensions.Select(d => (long)Math.Max(1, d))];

    /// <summary>The input and output of one run.</summary>
    internal sealed class Run : IDisposable
    {
        private readonly OnnxModel _model;
        private readonly float[] _inputBuffer;
        private readonly float[][] _outputBuffers;
        private readonly OrtValue[] _inputValue;
        private readonly OrtValue[] _outputValues;

        internal Run(OnnxModel model)
        {
            _model = model;
            _inputBuffer = new float[Length(model._inputShape)];
            _outputBuffers = [.. model._outputShapes.Select(s => new float[Length(s)])];
            _inputValue = [OrtValue.CreateTensorValueFromMemory(_inputBuffer, model._inputShape)];
            _outputValues = [.. _outputBuffers.Select((b, i) => OrtValue.CreateTensorValueFromMemory(b, model._outputShapes[i]))];
        }

        /// <summary>What the model sees; to be filled whole.</summary>
        public Span<float> Input => _inputBuffer;

        /// <summary>Runs the model.</summary>
        public void Execute() =>
            _model._session.Run(_model._options, [_model._input], _inputValue, _model._outputs, _outputValues);

        /// <summary>What it says; valid until disposal.</summary>
        public ReadOnlySpan<float> Output(int index) => _outputBuffers[index];

        /// <inheritdoc/>
        public void Dispose() => _model._free.Add(this);

        internal void Release()
        {
            _inputValue[0].Dispose();
            foreach (var value in _outputValues)
            {
                value.Dispose();
            }
        }

        private static int Length(long[] shape) => (int)shape.Aggregate(1L, (product, side) => product * side);
    }
}
