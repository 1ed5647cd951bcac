using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Platform.Documents;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Colleges;

/// <summary>The signed summary to be printed, signed by hand and stamped.</summary>
[Allow(Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class RoundPdfModel(PublicAddress address) : RoundPage
{
    public Task<IActionResult> OnGet(int round) => HandOut(round, PrintForm.Pdf);

    protected override Task<Outcome<string>> Make(SignedSheet sheet, Stream output, CancellationToken ct)
    {
        var verify = $"{address.For(Request)}/verify/{sheet.Token}";
        var content = SummaryPaper.Of(sheet, Settings, verify);
        var fonts = HttpContext.RequestServices.GetRequiredService<DocumentFonts>();
        return Task.FromResult(PdfReport.Write(output, content, fonts).Then<string>(_ => "application/pdf"));
    }
}
