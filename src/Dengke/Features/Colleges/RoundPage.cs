using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Summaries;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Colleges;

/// <summary>One signed round as a file. What was changed since it was signed is not handed out.</summary>
public abstract class RoundPage : CollegePage
{
    protected async Task<IActionResult> HandOut(int round, PrintForm form)
    {
        if (await LoadCollege() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var sheet = await SignedSheet.Load(Db, Vault, Campaign.Id, College, round, ct);
        if (sheet is null)
        {
            return NotFound();
        }

        if (!sheet.IsIntact)
        {
            return Show(
                Failure.Refused(
                    "damaged",
                    "这一次的内容与签字时的摘要不符, 不能取用; 请联系系统管理员。",
                    "The rows are not those that were signed; ask the administrator."
                )
            );
        }

        using var output = new MemoryStream();
        var made = await Make(sheet, output, ct);
        if (!made.IsOk)
        {
            return Show(made.Failure!);
        }

        var noted = await Run(new PrintSummary(Campaign.Id, College, round, form));
        return noted.IsOk
            ? File(
                output.ToArray(),
                made.Value,
                $"{Campaign.Title}-{College}-更正汇总表-{round}.{form.ToString().ToLowerInvariant()}"
            )
            : Show(noted.Failure!);
    }

    /// <returns>The media type of what was written.</returns>
    protected abstract Task<Outcome<string>> Make(SignedSheet sheet, Stream output, CancellationToken ct);
}
