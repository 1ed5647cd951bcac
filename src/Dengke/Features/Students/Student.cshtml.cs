using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Students;

/// <summary>One student in both sources, side by side, differences first.</summary>
[Allow(Role.Registrar, Role.CollegeSecretary, Role.CollegeLeader, Role.Counselor)]
public sealed class StudentModel : CampaignPage
{
    public StudentComparison Compared { get; private set; } = null!;

    public Student Student => Compared.Student;

    public IEnumerable<ComparedField> Ordered =>
        Compared.Fields.OrderBy(f =>
            f.Verdict?.IsFinding() == true ? 0
            : f.IsDifference ? 1
            : 2
        );

    public IReadOnlyList<StudentAmendment> Amendments { get; private set; } = [];

    /// <summary>What a field is called.</summary>
    public string Label(string field) =>
        Compared.Fields.FirstOrDefault(f => f.Field.Key == field)?.Field is { } found
            ? T(found.Label, found.EnglishLabel)
            : field;

    /// <summary>The document numbers in clear, on the answer to the reader's own request alone.</summary>
    public UnveiledDocument? Unveiled { get; private set; }

    /// <summary>Why the reader wants to see the document number.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnGet(Guid id) => Open(id);

    public async Task<IActionResult> OnPostUnveil(Guid id)
    {
        // Neither kept by the browser nor by anything between: gone with the page.
        Response.Headers.CacheControl = "no-store";
        var opened = await Open(id);
        if (opened is not PageResult)
        {
            return opened;
        }

        var unveiled = await Run(new UnveilDocument(Campaign.Id, id, Reason));
        if (unveiled.Failure is { } failure)
        {
            return Show(failure);
        }

        Unveiled = unveiled.Value;
        return Page();
    }

    private async Task<IActionResult> Open(Guid id)
    {
        if (await LoadCampaign() is { } missing)
        {
            return missing;
        }

        var student = await Db
            .Students.Where(s => s.CampaignId == Campaign.Id && s.Id == id)
            .Visible(Actor)
            .FirstOrDefaultAsync();
        if (student is null)
        {
            return NotFound();
        }

        Compared = await StudentComparison.Load(Db, student, HttpContext.RequestAborted);
        Amendments = await StudentAmendment.Load(Db, student.Id, HttpContext.RequestAborted);
        return Page();
    }
}
