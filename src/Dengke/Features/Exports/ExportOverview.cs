using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Documents;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>How the set stands before it is exported: read once for everything that the page says.</summary>
/// <param name="Registry">What the registry's file would have in it.</param>
/// <param name="Lacking">Names with a character that the printing font lacks; null where the server has no font.</param>
/// <param name="Noted">Rows of the print data with something to be looked at.</param>
internal sealed record ExportOverview(RegistrySums Registry, int? Lacking, int Noted)
{
    public static async Task<ExportOverview> Of(
        Campaign campaign,
        FinalRows rows,
        DbfEncoding encoding,
        DocumentFonts fonts,
        CancellationToken ct
    )
    {
        var check = new RegistryCheck(campaign, encoding);
        var diploma = new DiplomaFile(campaign, firstSerial: null);
        var (written, left, lacking, noted) = (0, 0, 0, 0);
        List<RegistryFinding> findings = [];
        await foreach (var row in rows.Read(ct))
        {
            var checkedRow = check.Of(row);
            findings.AddRange(checkedRow.Findings);
            _ = checkedRow.Findings.Count > 0 ? left++ : written++;
            lacking += fonts.Lacking(row.Value("name")).Count > 0 ? 1 : 0;
            noted += diploma.Row(row).Notes.Count > 0 ? 1 : 0;
        }

        return new ExportOverview(new RegistrySums(written, left, findings), fonts.Missing is null ? lacking : null, noted);
    }
}
