using System.Globalization;
using Dengke.Domain.Records;

namespace Dengke.Domain.Kernel;

/// <summary>Reads amounts as people type them.</summary>
public static class YuanText
{
    /// <summary>In yuan; what is larger is a slip of the finger.</summary>
    private const int Most = 10_000_000;

    /// <summary>20, 20.5, 20.50, in half or full width. Null for anything else: no sign, no separator, no third decimal.</summary>
    public static Money? Parse(string? text)
    {
        var typed = Characters.HalfWidth(text ?? "").Trim();
        var parts = typed.Split('.');
        if (
            parts is not ([{ Length: > 0 and <= 8 }] or [{ Length: > 0 and <= 8 }, { Length: 1 or 2 }])
            || parts.Any(p => !p.All(char.IsAsciiDigit))
        )
        {
            return null;
        }

        var yuan = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var fen = parts is [_, var decimals] ? int.Parse(decimals.PadRight(2, '0'), CultureInfo.InvariantCulture) : 0;
        return yuan <= Most ? new Money((yuan * 100L) + fen) : null;
    }
}
