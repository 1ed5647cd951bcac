using System.Runtime.InteropServices;

namespace Dengke.Photos.Tests.Conversion;

/// <summary>
/// A small TensorFlow Lite network: a picture of 3 × 3 pixels, a convolution of 2 × 2 to two channels whose weights are kept at half
/// precision, its first channel the sum of the window and its second the pixel at the right below, less 1; then a rectifier.
/// </summary>
internal static class MadeTfLite
{
    public static byte[] File() => Model().ToFile("TFL3");

    /// <summary>The same, to be spoilt before it is written.</summary>
    public static MadeTable Model() =>
        new()
        {
            [0] = 3,
            [1] = new[] { Code(6), Code(3) },
            [2] = new[] { Network() },
            [4] = new[] { Buffer([]), Buffer(Halves(1, 1, 1, 1, 0, 0, 0, 1)), Buffer(Floats(0, -1)) },
        };

    public static MadeTable Code(int code) => new() { [0] = Math.Min(code, 127), [3] = code };

    public static MadeTable Tensor(string name, int kind, int buffer, params int[] shape) =>
        new()
        {
            [0] = shape,
            [1] = kind,
            [2] = buffer,
            [3] = name,
        };

    private static MadeTable Network() =>
        new()
        {
            [0] = new[]
            {
                Tensor("picture", 0, 0, 1, 3, 3, 1),
                Tensor("halves", 1, 1, 2, 2, 2, 1),
                Tensor("weights", 0, 0, 2, 2, 2, 1),
                Tensor("bias", 0, 2, 2),
                Tensor("result", 0, 0, 1, 3, 3, 2),
            },
            [1] = new[] { 0 },
            [2] = new[] { 4 },
            [3] = new[]
            {
                Step(0, [1], [2], []),
                // Padding the same, one pixel a step either way, rectified.
                Step(
                    1,
                    [0, 2, 3],
                    [4],
                    new()
                    {
                        [0] = 0,
                        [1] = 1,
                        [2] = 1,
                        [3] = 1,
                    }
                ),
            },
        };

    private static MadeTable Step(int code, int[] inputs, int[] outputs, MadeTable options) =>
        new()
        {
            [0] = code,
            [1] = inputs,
            [2] = outputs,
            [4] = options,
        };

    private static MadeTable Buffer(byte[] data) => new() { [0] = data };

    private static byte[] Halves(params float[] values) =>
        MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, v => (Half)v)).ToArray();

    private static byte[] Floats(params float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();
}
