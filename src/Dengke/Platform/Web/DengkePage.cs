using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dengke.Platform.Web;

/// <summary>What every page has: the actor, the database to read from, the runner to change anything, and two languages.</summary>
public abstract class DengkePage : PageModel
{
    /// <summary>Chinese or, where the reader has chosen so, English.</summary>
    public string T(string chinese, string english) => InEnglish ? english : chinese;

    /// <summary>One of two words, in the reader's language.</summary>
    public string T((string Chinese, string English) words) => T(words.Chinese, words.English);

    /// <summary>What went wrong, in the reader's language.</summary>
    public string T(Failure failure) => T(failure.Message, failure.English);

    /// <summary>10月21日(周一)10:00, Mon 21 Oct 10:00.</summary>
    public string TimeOf(DateTimeOffset at) => T(ChinaTime.Short(at), ChinaTime.ShortInEnglish(at));

    /// <summary>2024年10月21日(周一)10:00, Mon 21 Oct 2024 10:00.</summary>
    public string FullTimeOf(DateTimeOffset at) => T(ChinaTime.Full(at), ChinaTime.FullInEnglish(at));

    public bool InEnglish => Language.Of(HttpContext) == Language.English;

    /// <summary>For reading only; pages change nothing but through <see cref="Run"/>.</summary>
    protected DengkeDb Db => HttpContext.RequestServices.GetRequiredService<DengkeDb>();

    public Actor Actor =>
        Session.ActorOf(User, Channel.Web)
        ?? throw new InvalidOperationException("The page is open to people who are not signed in.");

    protected Task<Outcome<TResult>> Run<TResult>(Command<TResult> command, string? idempotencyKey = null) =>
        HttpContext.RequestServices.GetRequiredService<Runner>().Run(command, Actor, idempotencyKey, HttpContext.RequestAborted);

    /// <summary>Shows a failure where it belongs: on the form, or as the status page of its kind.</summary>
    protected IActionResult Show(Failure failure)
    {
        switch (failure.Kind)
        {
            case FailureKind.NotFound:
                return NotFound();
            case FailureKind.Forbidden:
                return Forbid();
            default:
                foreach (var field in failure.Fields)
                {
                    ModelState.AddModelError(field.Field, T(field.Message, field.English ?? field.Message));
                }

                if (failure.Fields.Count == 0)
                {
                    ModelState.AddModelError("", T(failure));
                }

                Response.StatusCode =
                    failure.Kind == FailureKind.Invalid
                        ? StatusCodes.Status422UnprocessableEntity
                        : StatusCodes.Status409Conflict;
                return Page();
        }
    }

    /// <summary>One line shown at the top of the next page.</summary>
    protected void Say(string message) => TempData["said"] = message;
}

/// <summary>The reader's language: a cookie, Chinese without one.</summary>
public static class Language
{
    public const string Cookie = "dengke-language";
    public const string English = "en";
    public const string Chinese = "zh";

    /// <summary>Remembers the choice for a year and goes back to the page it was made on.</summary>
    public static IResult Choose(HttpContext http, string language, string? back)
    {
        var cookie = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        };
        http.Response.Cookies.Append(Cookie, language == English ? English : Chinese, cookie);
        var local = back is ['/', not ('/' or '\\'), ..] or "/";
        return Results.LocalRedirect(local ? back! : "/");
    }

    public static string Of(HttpContext http) => http.Request.Cookies[Cookie] == English ? English : Chinese;
}
