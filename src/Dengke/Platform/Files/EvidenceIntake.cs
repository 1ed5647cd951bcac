using Dengke.Domain.Kernel;

namespace Dengke.Platform.Files;

/// <summary>
/// Takes what a person uploads as evidence: a photo (JPEG, PNG) or a PDF, told by content. Every file gets an answer, none an
/// exception. At most two photos are decoded at once: one may take 240 MB.
/// </summary>
public sealed class EvidenceIntake : IDisposable
{
    /// <summary>Bytes.</summary>
    public const int LargestPhoto = 20 * 1024 * 1024;

    /// <summary>Bytes.</summary>
    public const int LargestPdf = 10 * 1024 * 1024;

    private readonly SemaphoreSlim decoding = new(2);

    /// <param name="upload">Read to its end, or until it is too large.</param>
    /// <returns>The evidence, or a refusal with a code <c>evidence_…</c>.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; a photo that is being decoded is finished first.</exception>
    public async Task<Outcome<EvidenceContent>> Take(Stream upload, CancellationToken ct)
    {
        var file = await ReadAtMost(upload, LargestPhoto + 1, ct);
        if (EvidenceKind.IsPdf(file))
        {
            return file.Length > LargestPdf ? EvidenceRefusal.PdfTooLarge : PdfEvidence.Check(file);
        }

        if (!EvidenceKind.IsJpeg(file) && !EvidenceKind.IsPng(file))
        {
            return file.Length == 0 ? EvidenceRefusal.Empty : EvidenceKind.RefusalOf(file);
        }

        if (file.Length > LargestPhoto)
        {
            return EvidenceRefusal.PhotoTooLarge;
        }

        await decoding.WaitAsync(ct);
        try
        {
            return PhotoEvidence.Encode(file, ct);
        }
        finally
        {
            decoding.Release();
        }
    }

    public void Dispose() => decoding.Dispose();

    private static async Task<byte[]> ReadAtMost(Stream upload, int most, CancellationToken ct)
    {
        using var file = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (
            file.Length < most
            && (read = await upload.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - file.Length)), ct)) > 0
        )
        {
            file.Write(buffer, 0, read);
        }

        return file.ToArray();
    }
}
