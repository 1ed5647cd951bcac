using System.Collections.Frozen;
using System.Security.Cryptography;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;

namespace Dengke.Features.People;

/// <summary>A password that may be set: it has passed the rules, or was drawn at random. Only its hash is carried.</summary>
public sealed class NewPassword
{
    public const int Least = 12;
    public const int Most = PasswordHash.Most;

    // Without the characters that are taken for one another on paper: 0 o 1 l i.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "123456789012",
        "1234567890123",
        "123456789abc",
        "1234567890ab",
        "12345678901234567890",
        "0123456789ab",
        "abcd12345678",
        "abc123456789",
        "a12345678901",
        "qwerty123456",
        "qwertyuiop12",
        "qwertyuiop123",
        "qwertyuiopasdf",
        "1qaz2wsx3edc",
        "1qaz2wsx3edc4rfv",
        "q1w2e3r4t5y6",
        "asdfghjkl123",
        "zxcvbnm123456",
        "password1234",
        "password12345",
        "passwordpassword",
        "passw0rd1234",
        "p@ssw0rd1234",
        "administrator",
        "administrator1",
        "admin1234567",
        "admin12345678",
        "iloveyou1234",
        "woaini123456",
        "woaini1314520",
        "woaini520520",
        "5201314520131"
    );

    private NewPassword(string hash) => Hash = hash;

    public string Hash { get; }

    /// <summary>A password that its owner has chosen: 12 to 128 characters, not built on the user name, not a common one.</summary>
    /// <returns>The password, or a failure on <paramref name="field"/>.</returns>
    public static Outcome<NewPassword> Choose(string? text, string userName, string field)
    {
        text ??= "";
        if (text.Length is < Least or > Most)
        {
            return Failure.Invalid(
                field,
                $"密码应为 {Least} 至 {Most} 个字符。",
                $"A password has {Least} to {Most} characters."
            );
        }

        if (text.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            return Failure.Invalid(field, "密码不能包含用户名。", "A password does not contain the user name.");
        }

        return Common.Contains(text) || text.Distinct().Count() < 5
            ? Failure.Invalid(field, "这个密码太常见, 请换一个。", "This password is too common; choose another.")
            : new NewPassword(PasswordHash.Of(text));
    }

    /// <summary>A first password to be handed over and changed: four groups of four characters, 79 bits.</summary>
    public static (string Text, NewPassword Password) Draw()
    {
        var text = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
        return (text, new NewPassword(PasswordHash.Of(text)));
    }
}
