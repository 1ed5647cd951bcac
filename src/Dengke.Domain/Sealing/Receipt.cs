using Dengke.Domain.Kernel;

namespace Dengke.Domain.Sealing;

/// <summary>
/// A student's receipt as read from its file: <c>{"version":1,"campaign","record","index","size","path","root"}</c>. Nothing of it is
/// checked yet; see <see cref="ReceiptCheck"/>.
/// </summary>
/// <param name="Record">Canonical (RFC 8785), whatever white space and order of members the file has.</param>
/// <param name="RecordCampaign">The campaign that the record itself names.</param>
/// <param name="StudentNo">As the record has it.</param>
/// <param name="Path">Hashes of 32 bytes, from the bottom to the top.</param>
/// <param name="Root">A compact JWS.</param>
public sealed record Receipt(
    string Campaign,
    byte[] Record,
    string RecordCampaign,
    string StudentNo,
    long Index,
    long Size,
    IReadOnlyList<byte[]> Path,
    string Root
)
{
    public const int Version = 1;
    private const int LargestFile = 1024 * 1024;
    private const int HashLength = 32;
    private const int LongestPath = 64;

    /// <returns><c>malformed</c> for what is no receipt, <c>version_unknown</c> for one of a later make.</returns>
    public static Outcome<Receipt> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestFile)
        {
            return ReceiptFaults.Malformed;
        }

        try
        {
            using var document = CanonicalForm.Parse(file);
            var said = document.RootElement;
            if (said.GetProperty("version").GetInt64() != Version)
            {
                return ReceiptFaults.VersionUnknown;
            }

            var record = said.GetProperty("record");
            List<byte[]> path =
            [
                .. said.GetProperty("path").EnumerateArray().Select(p => CompactJws.Decode(p.GetString() ?? "-")),
            ];
            if (path.Count > LongestPath || path.Any(p => p.Length != HashLength))
            {
                return ReceiptFaults.WrongPath;
            }

            return new Receipt(
                said.GetProperty("campaign").GetString() ?? "",
                CanonicalForm.Of(record),
                record.GetProperty("campaign").GetString() ?? "",
                record.GetProperty("student_no").GetString() ?? "",
                said.GetProperty("index").GetInt64(),
                said.GetProperty("size").GetInt64(),
                path,
                said.GetProperty("root").GetString() ?? ""
            );
        }
        catch (Exception e) when (CanonicalForm.IsMalformed(e))
        {
            return ReceiptFaults.Malformed;
        }
    }
}
