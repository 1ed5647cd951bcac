using Dengke.Domain.Kernel;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dengke.Station.Pages;

/// <summary>A page of the station, in two languages.</summary>
public abstract class StationPage : PageModel
{
    public bool InEnglish => Language.Of(HttpContext) == Language.English;

    public string T(string chinese, string english) => InEnglish ? english : chinese;

    public string T((string Chinese, string English) words) => T(words.Chinese, words.English);

    public string T(Failure failure) => T(failure.Message, failure.English);

    /// <summary>An instant as people read it: 10月21日(周一)10:00.</summary>
    public string TimeOf(DateTimeOffset at) =>
        T(
            Domain.Campaigns.ChinaTime.Describe(Domain.Campaigns.ChinaTime.ToLocal(at)),
            Domain.Campaigns.ChinaTime.DescribeInEnglish(Domain.Campaigns.ChinaTime.ToLocal(at))
        );

    /// <summary>The page again, after an act: what came of it is shown there.</summary>
    protected IActionResult Back(string to = "/") => LocalRedirect(to);
}
