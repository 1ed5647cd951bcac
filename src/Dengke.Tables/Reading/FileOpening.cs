using Dengke.Domain.Kernel;
using Dengke.Tables.Guards;

namespace Dengke.Tables.Reading;

/// <summary>Tells a file's format by its content, and lets the format's guards look at it before any parser does.</summary>
internal static class FileOpening
{
    private const int HeadLength = 1 << 12;

    public static Outcome<TableFile> Open(TableInput input, TableLimits limits)
    {
        var opening = input.Open();
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        using var stream = opening.Value;
        try
        {
            var head = new byte[HeadLength];
            var read = stream.ReadAtLeast(head, head.Length, false);
            return Open(input, limits, stream, head.AsSpan(0, read));
        }
        catch (IOException)
        {
            return TableFailures.Busy(input.Name);
        }
        catch (UnauthorizedAccessException)
        {
            return TableFailures.Unreadable(input.Name);
        }
    }

    private static Outcome<TableFile> Open(TableInput input, TableLimits limits, Stream stream, ReadOnlySpan<byte> head)
    {
        var kind = FileKinds.Of(head);
        var most = kind is FileKind.Package or FileKind.Compound ? limits.WorkbookBytes : limits.TextBytes;
        if (stream.Length > most)
        {
            return TableFailures.TooLarge(input.Name, most);
        }

        switch (kind)
        {
            case FileKind.Empty:
                return TableFailures.Empty(input.Name);
            case FileKind.Package:
                return PackageGuard
                    .Check(stream, input.Name, limits)
                    .Then(facts => WorkbookFile.Open(input, TableFormat.Xlsx, facts, limits));
            case FileKind.Compound:
                var bytes = new byte[stream.Length];
                stream.Position = 0;
                stream.ReadExactly(bytes);
                return BinaryWorkbookGuard
                    .Check(bytes, input.Name)
                    .Then(facts => WorkbookFile.Open(input, TableFormat.Xls, facts, limits));
            case FileKind.Dbf:
                return DbfFile.Open(input);
            case FileKind.Text:
                return TextFile.Open(input, limits);
            default:
                return FileKinds.Refusal(kind, input.Name);
        }
    }
}
