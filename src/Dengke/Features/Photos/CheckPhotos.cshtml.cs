using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Photos.Report;
using Dengke.Features.Shared.Campaigns;
using Dengke.Photos.Specifications;
using Dengke.Platform.Access;
using Dengke.Platform.Photos;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Photos;

/// <summary>Checks photos that are sent and shows what was found; nothing of them is kept.</summary>
[Allow(Role.Registrar, Role.PhotoOperator)]
[RequestCeiling(PhotoUploads.LargestRequest)]
[RequestSizeLimit(PhotoUploads.LargestRequest)]
[RequestFormLimits(
    MultipartBodyLengthLimit = PhotoUploads.LargestRequest,
    MemoryBufferThreshold = (int)PhotoUploads.LargestRequest,
    // Far more than may be sent, so that too many are answered by a sentence.
    ValueCountLimit = 10_000
)]
public sealed class CheckPhotosModel(IPhotoJudge judge) : DengkePage
{
    /// <summary>The specification that is chosen: the form's, else the newest campaign's.</summary>
    public PhotoSpecification Specification { get; private set; } = ShippedSpecifications.Graduation;

    public IReadOnlyList<PhotoSpecification> Specifications { get; } =
    [.. ShippedSpecifications.Ids.Select(id => ShippedSpecifications.Find(id)!)];

    /// <summary>The cards of what was checked, worst first.</summary>
    public IReadOnlyList<HtmlString> Cards { get; private set; } = [];

    public PhotoTally Tally { get; } = new();

    public async Task OnGet() => await ChooseSpecification(null);

    public async Task<IActionResult> OnPost(string? specification, IReadOnlyList<IFormFile> photos)
    {
        await ChooseSpecification(specification);
        if (PhotoUploads.Refuse(photos) is { } refused)
        {
            return Show(refused);
        }

        CheckedPhoto[] found;
        var uploads = new PhotoUploads(judge, Specification);
        try
        {
            found = await uploads.Check(photos, HttpContext.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            return Show(PhotoUploads.NoModels(e));
        }

        var cards = new List<(CheckedPhoto Photo, HtmlString Card)>();
        foreach (var (index, photo) in found.Index())
        {
            Tally.Add(photo);
            cards.Add(
                (photo, new HtmlString(await uploads.Card(photo, $"p{index + 1}", photos[index], HttpContext.RequestAborted)))
            );
        }

        Cards = [.. cards.OrderByDescending(c => c.Photo.Report.Verdict).Select(c => c.Card)];
        return Page();
    }

    /// <summary>One photo as the body of the request; the answer is its card.</summary>
    public async Task<IActionResult> OnPostOne(string? specification, string name, int index)
    {
        await ChooseSpecification(specification);
        if (Request.ContentLength is null or > PhotoUploads.LargestFile)
        {
            return new ContentResult
            {
                StatusCode = StatusCodes.Status413PayloadTooLarge,
                Content = T(PhotoUploads.TooLarge(name).Message, PhotoUploads.TooLarge(name).English!),
            };
        }

        using var body = new MemoryStream((int)Request.ContentLength);
        await Request.Body.CopyToAsync(body, HttpContext.RequestAborted);
        var uploads = new PhotoUploads(judge, Specification);
        try
        {
            var bytes = body.ToArray();
            var photo = uploads.Check(name, bytes);
            return Content(uploads.Card(photo, $"p{index}", bytes), "text/html; charset=utf-8");
        }
        catch (InvalidDataException e)
        {
            var failure = PhotoUploads.NoModels(e);
            return new ContentResult { StatusCode = StatusCodes.Status503ServiceUnavailable, Content = T(failure) };
        }
    }

    private async Task ChooseSpecification(string? id)
    {
        if (id is null && await CurrentCampaign.Of(HttpContext, Db) is { } row)
        {
            var campaign = await StoredCampaign.Load(Db, row.Id, HttpContext.RequestAborted);
            id = campaign.IsOk ? campaign.Value.Photo.Specification : null;
        }

        Specification = (id is null ? null : ShippedSpecifications.Find(id)) ?? ShippedSpecifications.Graduation;
    }
}
