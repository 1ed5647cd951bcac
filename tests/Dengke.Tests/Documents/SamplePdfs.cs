using System.IO.Compression;
using System.Text;

namespace Dengke.Tests.Documents;

/// <summary>Small PDFs made by hand, to hide things in.</summary>
internal static class SamplePdfs
{
    private const string Page = "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n";

    /// <summary>One page, with entries put into its catalogue and objects behind it.</summary>
    public static byte[] With(string inCatalogue = "", byte[]? objects = null, string inTrailer = "") =>
        [
            .. Bytes(
                $"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {inCatalogue} >>\nendobj\n"
                    + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                    + Page
            ),
            .. objects ?? [],
            .. Bytes($"trailer\n<< /Size 9 /Root 1 0 R {inTrailer} >>\nstartxref\n0\n%%EOF\n"),
        ];

    /// <summary>Object 5: a stream with that dictionary and those bytes.</summary>
    public static byte[] Stream(string dictionary, byte[] body) =>
        [.. Bytes($"5 0 obj\n<< {dictionary} /Length {body.Length} >>\nstream\n"), .. body, .. Bytes("\nendstream\nendobj\n")];

    public static byte[] Deflate(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            stream.Write(text);
        }

        return packed.ToArray();
    }

    public static byte[] Deflate(string text) => Deflate(Bytes(text));

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
