using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.People;

/// <summary>Who wants to sign in.</summary>
/// <param name="Code">The one-time code, where the account has a second factor.</param>
internal sealed record Credentials(string UserName, string Password, string? Code = null);

/// <summary>Who is signed in.</summary>
/// <param name="FirstStep">The page that has to be done before anything else is open; null for none.</param>
internal sealed record SignedInAccount(Guid AccountId, string Name, IReadOnlyList<Grant> Grants, string? FirstStep);

/// <summary>An account as the administrator sees it.</summary>
internal sealed record AccountEntry(
    Guid Id,
    string UserName,
    string DisplayName,
    bool Disabled,
    bool HasSecondFactor,
    int Version
);

/// <summary>Signing in and out of the API, by the same rules, limits and audit trail as the page.</summary>
internal sealed class SessionApi(SignInFailures failures, TimeProvider clock) : IRoutes
{
    private const string Path = ApiPath.Root + "/session";
    private const string Tag = "session";

    private static Actor Visitor { get; } = Arrival.Visitor with { Channel = Channel.Api };

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Path, SignIn)
            .AllowAnonymous()
            .WithName("session.begin")
            .WithTags(Tag)
            .WithSummary("Signs in; the answer sets the session's cookie.")
            .Accepts<Credentials>("application/json")
            .Produces<SignedInAccount>()
            .Produces<ApiProblem>(StatusCodes.Status401Unauthorized, ApiProblem.ContentType)
            .Produces<ApiProblem>(StatusCodes.Status429TooManyRequests, ApiProblem.ContentType);
        app.MapDelete(Path, SignOut)
            .WithMetadata(new AllowAttribute { BeforeFirstSteps = true })
            .WithName("session.end")
            .WithTags(Tag)
            .WithSummary("Signs out.")
            .Produces(StatusCodes.Status204NoContent);
        app.MapRead<SignedInAccount>("/session", Who, Tag, "Who is signed in, with which roles.");
        app.MapRead<ApiList<AccountEntry>>("/accounts", Accounts, "account", "The accounts.", Role.Administrator);
    }

    private async Task<IResult> SignIn(HttpContext http, DengkeDb db, Runner runner)
    {
        var (asked, problem) = await ApiBody.Read<Credentials>(http);
        if (asked is null)
        {
            return problem!.Answer();
        }

        if (failures.Refuses(http, asked.UserName))
        {
            return Results.Empty;
        }

        var ct = http.RequestAborted;
        var check = await PasswordCheck.Of(db, asked.UserName, asked.Password, ct);
        var answer = await runner.Run(new SignIn(check), Visitor, ct: ct);
        if (answer is { IsOk: true, Value: SignInAnswer.CodeNeeded } && asked.Code is not null)
        {
            var stamp = await db.Accounts.Where(a => a.Id == check.AccountId).Select(a => a.SecurityStamp).SingleAsync(ct);
            var pending = new PendingSignIn(check.AccountId!.Value, stamp, clock.GetUtcNow());
            answer = await runner.Run(new EnterCode(pending, asked.Code), Visitor, ct: ct);
        }

        if (answer is { IsOk: true, Value: SignInAnswer.SignedIn })
        {
            var (account, step) = await Arrival.Begin(http, db, check.AccountId!.Value);
            var grants = account.Grants.Select(g => new Grant(g.Role, g.Scope)).ToList();
            return Results.Json(new SignedInAccount(account.Id, account.DisplayName, grants, step), ApiJson.Options);
        }

        failures.Count(http, asked.UserName);
        return ApiProblem.Of(
            StatusCodes.Status401Unauthorized,
            "not_signed_in",
            "用户名、密码或动态码不正确, 或该账号暂时不能登录。",
            "User name, password or one-time code is wrong, or the account cannot sign in now."
        );
    }

    private static async Task<IResult> SignOut(HttpContext http, Runner runner)
    {
        await runner.Run(new SignOut(), http.Caller(), ct: http.RequestAborted);
        await Session.End(http);
        return Results.NoContent();
    }

    private static IResult Who(HttpContext http)
    {
        var actor = http.Caller();
        return Results.Json(new SignedInAccount(actor.AccountId!.Value, actor.Name, actor.Grants, null), ApiJson.Options);
    }

    private static Task<ApiList<AccountEntry>> Accounts(DengkeDb db, [AsParameters] ApiSlice slice, CancellationToken ct) =>
        slice.Of(
            db.Accounts.OrderBy(a => a.UserNameKey)
                .Select(a => new AccountEntry(a.Id, a.UserName, a.DisplayName, a.Disabled, a.TotpSecret != null, a.Version)),
            ct
        );
}
