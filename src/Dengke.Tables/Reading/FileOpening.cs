using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>Tells a file's format by its content, and lets the format's guards look at it before any parser does.</summary>
internal static class FileOpening
{
    public static Outcome<TableFile> Open(TableInput input, TableLimits limits)
    {
        var opening = input.Open();
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        using var stream = opening.Value;
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, 4, false);
        return read == 0 ? TableFailures.Empty(input.Name)
            : head.StartsWith("PK"u8) ? WorkbookFile.Open(input, TableFormat.Xlsx, WorkbookFacts.Plain, limits)
            : head[0] == 0xD0 ? WorkbookFile.Open(input, TableFormat.Xls, WorkbookFacts.Plain, limits)
            : TextFile.Open(input, limits);
    }
}
