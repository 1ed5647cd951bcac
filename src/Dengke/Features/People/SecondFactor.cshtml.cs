using System.Security.Cryptography;
using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Dengke.Features.People;

[Allow(BeforeFirstSteps = true)]
public sealed class SecondFactorPage(IDataProtectionProvider protection) : DengkePage
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key between the two requests, sealed for this account.</summary>
    [BindProperty]
    public string? SealedKey { get; set; }

    public bool IsEnrolled { get; private set; }

    /// <summary>The key in groups of four, for typing.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The QR code as a <c>data:</c> address.</summary>
    public string Picture { get; private set; } = "";

    public bool IsAskedFor => Session.FirstStepOf(User) == "/second-factor";

    public async Task OnGet() => await Offer(OneTimeCode.NewKey());

    public async Task<IActionResult> OnPost()
    {
        if (Unseal() is not { } key)
        {
            return RedirectToPage();
        }

        var outcome = await Run(new EnrolSecondFactor(key, Code));
        if (!outcome.IsOk)
        {
            await Offer(key);
            return Show(outcome.Failure!);
        }

        Say(T("动态码已启用。", "Your second factor is enrolled."));
        return await Arrival.Enter(this, Db, Actor.AccountId!.Value);
    }

    private async Task Offer(string key)
    {
        var account = await Db.Accounts.SingleAsync(a => a.Id == Actor.AccountId);
        IsEnrolled = account.TotpSecret is not null;
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        SealedKey = Protector.Protect(key);
        ModelState.Remove(nameof(SealedKey));
        using var code = QRCodeGenerator.GenerateQrCode(OneTimeCode.UriOf(key, account.UserName), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)));
    }

    private string? Unseal()
    {
        try
        {
            return SealedKey is null ? null : Protector.Unprotect(SealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector => protection.CreateProtector("second-factor.key", Actor.AccountId.ToString()!);
}
