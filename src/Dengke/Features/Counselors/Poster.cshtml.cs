using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Documents;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Counselors;

/// <summary>A sheet for each class of the counselor to hang up or send: the QR code that opens the students' sign-in.</summary>
[Allow(Role.Counselor)]
public sealed class PosterModel(TimeProvider clock) : RegisterPage(clock)
{
    public IReadOnlyList<(string Class, int Students)> Classes { get; private set; } = [];

    public string Address => $"{Request.Scheme}://{Request.Host}/sign-in";

    public HtmlString Code => new(QrSvg.Inline(Address, T("学生登录页的二维码", "QR code of the students' sign-in page")));

    public async Task<IActionResult> OnGet([FromQuery(Name = "class")] string? only)
    {
        if (await LoadPlan() is { } missing)
        {
            return missing;
        }

        var counts = await Own.GroupBy(s => s.ClassName)
            .Select(g => new { g.Key, Count = g.Count() })
            .OrderBy(g => g.Key)
            .ToListAsync(HttpContext.RequestAborted);
        Classes = [.. counts.Where(c => string.IsNullOrEmpty(only) || c.Key == only).Select(c => (c.Key, c.Count))];
        return Page();
    }
}
