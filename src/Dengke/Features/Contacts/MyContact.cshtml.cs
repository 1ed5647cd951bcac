using Dengke.Data;
using Dengke.Features.Shared.Contacts;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Contacts;

/// <summary>联系方式: by which telephone and mail address one can be reached; everybody for themselves.</summary>
[Allow]
public sealed class MyContactModel(Vault vault) : DengkePage
{
    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where what is shown comes from.</summary>
    public string Standing { get; private set; } = "";

    public async Task OnGet()
    {
        var known = await Load();
        (Phone, Email) = (known?.Phone, known?.Email);
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var kept = await Run(new KeepContact(Phone, Email));
        if (!kept.IsOk)
        {
            return Show(kept.Failure!);
        }

        Say(T("联系方式已保存。", "Your contact details are saved."));
        return LocalRedirect("/contact");
    }

    private async Task<ContactDetails?> Load()
    {
        var known = await ContactBook.Find(Db, vault, ContactBook.Of(Actor), HttpContext.RequestAborted);
        Standing = known switch
        {
            null => T("还没有您的联系方式, 请填写。", "Nothing is known yet; please fill in."),
            { Source: ContactSource.Imported } => T(
                "来自教务系统, 请核对后保存。",
                "From the academic system; please check and save."
            ),
            { ChangedAt: var at } => T($"您已于{TimeOf(at)}确认", $"Confirmed by you on {TimeOf(at)}"),
        };
        return known;
    }
}
