using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Dengke.Features.Counselors;

/// <summary>A sheet for each class of the counselor to hang up or send: the QR code that opens the students' sign-in.</summary>
[Allow(Role.Counselor)]
public sealed class PosterModel(TimeProvider clock) : RegisterPage(clock)
{
    public IReadOnlyList<(string Class, int Students)> Classes { get; private set; } = [];

    public string Address => $"{Request.Scheme}://{Request.Host}/sign-in";

    /// <summary>The code as the address of a picture.</summary>
    public string Picture { get; private set; } = "";

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
        using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)));
        return Page();
    }
}
