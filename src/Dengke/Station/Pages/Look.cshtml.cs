using System.Security.Cryptography;
using Dengke.Photos.Framing;
using Dengke.Photos.Specifications;
using Dengke.Platform.Photos;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Station.Pages;

/// <summary>Says of a small frame what the shot would be: where it is cut, how the eyes stand, what to change (CAP-5).</summary>
public sealed class LookModel(IServiceProvider services, IPhotoJudge judge) : StationPage
{
    private const int LargestFrame = 2 << 20;
    private const double LargestScale = 20;

    /// <param name="scale">How many times larger the shot will be.</param>
    public async Task<IActionResult> OnPost(double scale)
    {
        var frame = await PictureBody.Read(Request, LargestFrame, HttpContext.RequestAborted);
        if (frame is null || scale is not (>= 0.1 and <= LargestScale))
        {
            return BadRequest();
        }

        var specification = services.GetRequiredService<Standing>().Day?.Specification ?? ShippedSpecifications.Graduation;
        try
        {
            return new JsonResult(Answer(judge.Look(frame, specification, scale)));
        }
        catch (InvalidDataException e)
        {
            return new JsonResult(new { words = new[] { e.Message } });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(frame);
        }
    }

    private object Answer(FramingLook look) =>
        new
        {
            look.Width,
            look.Height,
            look.Portrait,
            Eyes = look.Face is { } face ? new[] { face.LeftEye.X, face.LeftEye.Y, face.RightEye.X, face.RightEye.Y } : null,
            look.EyeLine,
            Words = (look.Problem is { } problem ? [T(problem.Text.Chinese, problem.Text.English)] : Array.Empty<string>())
                .Concat(look.Findings.Where(f => f.Advice is not null).Select(f => T(f.Advice!.Chinese, f.Advice.English)))
                .Distinct(),
        };
}
