using System.Buffers.Binary;
using Dengke.Photos.Models.Onnx;

namespace Dengke.Photos.Models.TfLite;

/// <summary>A TensorFlow Lite file: its first subgraph, by the field numbers of TensorFlow's <c>schema.fbs</c>.</summary>
/// <param name="Tensors">All values; those with weights carry them.</param>
/// <param name="Steps">The operators, in the order in which they run.</param>
/// <param name="Inputs">Which tensors are fed.</param>
/// <param name="Outputs">Which tensors are the answer.</param>
internal sealed record TfLiteModel(TfLiteTensor[] Tensors, TfLiteStep[] Steps, int[] Inputs, int[] Outputs)
{
    private const int Float32 = 0;
    private const int Float16 = 1;
    private const int Int32 = 2;

    /// <exception cref="InvalidDataException">The file is damaged, or of another kind.</exception>
    public static TfLiteModel Read(ReadOnlyMemory<byte> file)
    {
        var root = FlatTable.Root(file, "TFL3"u8);
        // Old files have the code in a byte, new ones in a number of its own; the larger one counts.
        var codes = root.Tables(1).Select(c => (Code: Math.Max(c.Byte(0), c.Integer(3)), Custom: c.Text(1))).ToArray();
        var buffers = root.Tables(4);
        var graph = root.Tables(2) is [var first, ..] ? first : throw new InvalidDataException("The model file has no graph.");
        TfLiteTensor[] tensors = [.. graph.Tables(0).Select(t => Tensor(t, buffers))];
        return new(
            tensors,
            [
                .. graph
                    .Tables(3)
                    .Select(s => new TfLiteStep(
                        At(codes, s.Integer(0)).Code,
                        At(codes, s.Integer(0)).Custom,
                        Existing(s.Integers(1), tensors, lowest: -1),
                        Existing(s.Integers(2), tensors),
                        s.Table(4),
                        s.Bytes(5).ToArray()
                    )),
            ],
            Existing(graph.Integers(1), tensors),
            Existing(graph.Integers(2), tensors)
        );
    }

    private static TfLiteTensor Tensor(FlatTable table, FlatTable[] buffers)
    {
        var shape = table.Integers(0);
        var bytes = At(buffers, table.Integer(2)).Bytes(0);
        if (bytes.IsEmpty)
        {
            return new(table.Text(3) ?? "", shape, null);
        }

        var kind = table.Byte(1);
        var size = kind == Float16 ? 2 : 4;
        var values = new float[bytes.Length / size];
        if (Count(shape) != values.Length)
        {
            throw new InvalidDataException("The model file is damaged: weights do not fit their shape.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            var at = bytes[(size * i)..];
            values[i] = kind switch
            {
                Float32 => BinaryPrimitives.ReadSingleLittleEndian(at),
                Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(at),
                Int32 => BinaryPrimitives.ReadInt32LittleEndian(at),
                _ => throw new InvalidDataException($"Weights of kind {kind} are not known."),
            };
        }

        return new(table.Text(3) ?? "", shape, new(values, shape));
    }

    /// <summary>How many numbers a shape asks for; -1 if that is no sensible number.</summary>
    private static long Count(int[] shape)
    {
        var count = 1L;
        foreach (var size in shape)
        {
            count *= size;
            if (size < 0 || count > Array.MaxLength)
            {
                return -1;
            }
        }

        return count;
    }

    private static T At<T>(T[] items, int index) => index >= 0 && index < items.Length ? items[index] : throw Astray();

    private static int[] Existing(int[] indices, TfLiteTensor[] tensors, int lowest = 0) =>
        Array.TrueForAll(indices, i => i >= lowest && i < tensors.Length) ? indices : throw Astray();

    private static InvalidDataException Astray() => new("The model file is damaged: it names something that is not in it.");
}

/// <summary>A value of a graph.</summary>
internal sealed record TfLiteTensor(string Name, int[] Shape, Tensor? Weights);

/// <summary>One operator.</summary>
/// <param name="Code">TensorFlow's number of it.</param>
/// <param name="Custom">Its name, if it is not one of TensorFlow's.</param>
/// <param name="Inputs">Tensors, -1 for one that is left out.</param>
/// <param name="Outputs">Tensors.</param>
/// <param name="Options">Its options.</param>
/// <param name="CustomOptions">A custom operator's options.</param>
internal sealed record TfLiteStep(
    int Code,
    string? Custom,
    int[] Inputs,
    int[] Outputs,
    FlatTable? Options,
    byte[] CustomOptions
);
