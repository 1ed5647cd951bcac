using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.People;
using Dengke.Platform.Access;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.People;

/// <summary>People with passwords and second factors, and what they do at the door.</summary>
internal static class PeopleExtensions
{
    public const string Password = "correct horse battery";

    /// <summary>One hash for all: hashing is slow on purpose.</summary>
    private static readonly string Hash = NewPassword.Choose(Password, "nobody's-name", "").Value.Hash;

    public static async Task<TestPerson> WithPassword(this AppFixture app, Action<Account>? change = null, params Grant[] grants)
    {
        var person = app.Somebody(grants);
        await app.Change(
            await person.Id(),
            account =>
            {
                account.PasswordHash = Hash;
                change?.Invoke(account);
            }
        );
        return person;
    }

    public static async Task Change(this AppFixture app, Guid id, Action<Account> change) =>
        await app.Read(async db =>
        {
            change(await db.Accounts.SingleAsync(a => a.Id == id));
            return await db.SaveChangesAsync();
        });

    public static async Task<WebPage> SignIn(this Browser browser, string userName, string password = Password) =>
        await (await browser.Open("/sign-in")).Submit("登录", ("UserName", userName), ("Password", password));

    /// <summary>The events about an account, in order of time; those of one millisecond in any.</summary>
    public static Task<List<AuditEvent>> EventsAbout(this AppFixture app, Guid id) =>
        app.Read(db => db.AuditEvents.Where(e => e.Subject == id.ToString()).OrderBy(e => e.Id).ToListAsync());

    /// <summary>Sets <c>require-totp</c>, which stands for all tests of the class.</summary>
    public static Task Require(this AppFixture app, bool required) =>
        app.As(Role.Administrator).Run(new RequireSecondFactor(required));
}
