using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Colleges;

/// <summary>The signed summary as a workbook.</summary>
[Allow(Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class RoundXlsxModel : RoundPage
{
    public Task<IActionResult> OnGet(int round) => HandOut(round, PrintForm.Xlsx);

    protected override async Task<Outcome<string>> Make(SignedSheet sheet, Stream output, CancellationToken ct)
    {
        await SummaryWorkbook.Write(output, sheet, Settings, ct);
        return XlsxWriter.ContentType;
    }
}
