using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Features.Shared.Records;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>As what the print data are written.</summary>
public enum DiplomaForm
{
    Xlsx,
    Csv,
}

/// <summary>证书打印数据: a row a graduate in the order of the set, with what has to be looked at in the last column.</summary>
internal sealed class DiplomaFile(Campaign campaign, int? firstSerial)
{
    public const string NoteHeader = "需留意";

    /// <summary>A stored campaign's template reads.</summary>
    private readonly PhotoNameTemplate template = PhotoNameTemplate
        .Read(campaign.Photo.ArchiveName ?? PhotoNameTemplate.Default)
        .Value;

    public DiplomaRow Row(FinalRow row) => DiplomaRow.Of(row, campaign, template, firstSerial);

    /// <returns>How many rows were written, and how many of them have something to be looked at.</returns>
    public async Task<(int Rows, int Noted)> Write(Stream output, DiplomaForm form, FinalRows rows, CancellationToken ct)
    {
        var (all, noted) = (0, 0);
        string[] headers = [.. DiplomaRow.Columns.Select(c => c.Header), NoteHeader];
        if (form == DiplomaForm.Csv)
        {
            using var csv = new DelimitedWriter(output);
            csv.WriteRow(headers);
            await foreach (var row in rows.Read(ct))
            {
                csv.WriteRow(Cells(row));
            }

            return (all, noted);
        }

        XlsxColumn[] columns =
        [
            .. DiplomaRow.Columns.Select(c => new XlsxColumn(c.Header, c.Width)),
            new(NoteHeader, 40, IsFinding: true),
        ];
        await using var xlsx = await XlsxWriter.StartAsync(output, "证书打印数据", columns, ct);
        await xlsx.AddHeaderAsync(ct);
        await foreach (var row in rows.Read(ct))
        {
            await xlsx.AddRowAsync(Cells(row), ct);
        }

        await xlsx.FinishAsync(ct);
        return (all, noted);

        string?[] Cells(FinalRow row)
        {
            var made = Row(row);
            all++;
            noted += made.Notes.Count > 0 ? 1 : 0;
            return [.. made.Values, string.Join("; ", made.Notes)];
        }
    }
}
