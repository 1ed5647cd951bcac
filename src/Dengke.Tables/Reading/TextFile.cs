using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>Delimited text whose encoding and separator are known.</summary>
internal sealed class TextFile(TableInput input, TextFacts facts, char separator, TableLimits limits) : TableFile(input)
{
    public override TableFormat Format => TableFormat.Delimited;

    public override string? Encoding => facts.Name;

    public override char? Separator => separator;

    public static Outcome<TableFile> Open(TableInput input, TableLimits limits)
    {
        var scan = TextScan.Of(input, limits);
        if (!scan.IsOk)
        {
            return scan.Failure!;
        }

        var opening = input.Open();
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        using var reader = new StreamReader(opening.Value, scan.Value.Encoding);
        return new TextFile(input, scan.Value, SeparatorDetection.Of(reader, limits.HeaderRows), limits);
    }

    /// <summary>Opens a text whose top is UTF-8, without a look at the rest of it.</summary>
    public static Outcome<TableFile> OpenUtf8(TableInput input, TableLimits limits) =>
        input
            .Open()
            .Then<TableFile>(stream =>
            {
                using var reader = new StreamReader(stream, TextEncodings.Utf8);
                var separator = SeparatorDetection.Of(reader, limits.HeaderRows);
                return new TextFile(input, new TextFacts(TextEncodings.Utf8, "UTF-8"), separator, limits);
            });

    public override Outcome<RowReader> Open(int sheet) =>
        Input
            .Open()
            .Then<RowReader>(stream => new DelimitedRows(
                new StreamReader(stream, facts.Encoding, true, 1 << 16),
                separator,
                Input.Name,
                limits
            ));
}
