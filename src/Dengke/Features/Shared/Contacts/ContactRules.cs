using System.Text.RegularExpressions;
using Dengke.Domain.Kernel;

namespace Dengke.Features.Shared.Contacts;

/// <summary>What a telephone number and a mail address have to look like, and how they are shown to others.</summary>
public static partial class ContactRules
{
    private const int ShownOfMail = 2;

    /// <summary>
    /// A number as it is kept: digits, with <c>+</c> before those from abroad. Spaces, hyphens and <c>+86</c> are taken away. Null for a blank one.
    /// </summary>
    /// <returns>Invalid, with the field <c>phone</c>.</returns>
    public static Outcome<string?> Phone(string? typed)
    {
        var bare = Separators().Replace((typed ?? "").Normalize(System.Text.NormalizationForm.FormKC), "");
        if (bare.Length == 0)
        {
            return (string?)null;
        }

        bare = bare.StartsWith("+86", StringComparison.Ordinal) ? bare[3..] : bare;
        return Mobile().IsMatch(bare) || Abroad().IsMatch(bare)
            ? bare
            : Failure.Invalid(
                "phone",
                "请填写 11 位手机号码; 境外号码以 + 和国家代码开头。",
                "Enter 11 digits of a mobile number; one from abroad begins with + and the country code."
            );
    }

    /// <summary>A mail address in lower case of its domain; null for a blank one.</summary>
    /// <returns>Invalid, with the field <c>email</c>.</returns>
    public static Outcome<string?> Email(string? typed)
    {
        var text = (typed ?? "").Trim();
        return text.Length == 0 ? (string?)null
            : Mail().IsMatch(text) ? text
            : Failure.Invalid("email", "邮箱地址应写作 name@example.com 这样。", "A mail address looks like name@example.com.");
    }

    /// <summary>138****5678.</summary>
    public static string MaskPhone(string phone) =>
        phone.Length >= 8 ? $"{phone[..3]}{new string('*', phone.Length - 7)}{phone[^4..]}" : "****";

    /// <summary>zh****@example.com.</summary>
    public static string MaskEmail(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return $"{email[..Math.Min(ShownOfMail, at)]}****{email[at..]}";
    }

    [GeneratedRegex(@"[\s\-()]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex("^1[3-9][0-9]{9}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Abroad();

    [GeneratedRegex(
        @"^[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(\.[0-9A-Za-z-]{1,63}){1,8}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Mail();
}
