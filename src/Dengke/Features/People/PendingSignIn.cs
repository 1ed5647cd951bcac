using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Dengke.Features.People;

/// <summary>Someone whose password was right and whose one-time code is still to come: a sealed cookie, good for five minutes.</summary>
public sealed record PendingSignIn(Guid AccountId, Guid Stamp, DateTimeOffset Since)
{
    private const string Cookie = "dengke-code";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Put(HttpContext http) =>
        http.Response.Cookies.Append(Cookie, Protector(http).Protect(JsonSerializer.Serialize(this)), Options(http));

    /// <returns>Null where there is none, where it is too old, or where it was changed.</returns>
    public static PendingSignIn? Read(HttpContext http, DateTimeOffset now)
    {
        if (http.Request.Cookies[Cookie] is not { } text)
        {
            return null;
        }

        try
        {
            var pending = JsonSerializer.Deserialize<PendingSignIn>(Protector(http).Unprotect(text));
            return pending is not null && now - pending.Since < Lifetime ? pending : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/sign-in",
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
        };

    private static IDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("sign-in.pending");
}
