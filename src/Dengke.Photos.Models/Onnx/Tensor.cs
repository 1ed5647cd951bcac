using System.Buffers.Binary;

namespace Dengke.Photos.Models.Onnx;

/// <summary>Weights: numbers and their shape, row-major.</summary>
/// <param name="Values">As many as the shape asks for.</param>
/// <param name="Shape">Sizes, outermost first; empty for a single number.</param>
internal sealed record Tensor(float[] Values, int[] Shape)
{
    /// <summary>The axes in another order: axis i of the result is axis <c>order[i]</c> of this.</summary>
    public Tensor Transposed(params int[] order)
    {
        var shape = Array.ConvertAll(order, i => Shape[i]);
        var strides = new int[Shape.Length];
        for (int i = Shape.Length - 1, stride = 1; i >= 0; stride *= Shape[i], i--)
        {
            strides[i] = stride;
        }

        var values = new float[Values.Length];
        var at = new int[shape.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var source = 0;
            for (var axis = 0; axis < at.Length; axis++)
            {
                source += at[axis] * strides[order[axis]];
            }

            values[i] = Values[source];
            for (var axis = at.Length - 1; axis >= 0 && ++at[axis] == shape[axis]; axis--)
            {
                at[axis] = 0;
            }
        }

        return new(values, shape);
    }

    /// <summary>The same numbers in another shape of as many.</summary>
    public Tensor Reshaped(params int[] shape) => new(Values, shape);

    /// <summary>Every number changed.</summary>
    public Tensor Map(Func<float, float> change) => new(Array.ConvertAll(Values, v => change(v)), Shape);

    /// <summary>The numbers as little-endian bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Values.Length * 4];
        for (var i = 0; i < Values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), Values[i]);
        }

        return bytes;
    }
}
