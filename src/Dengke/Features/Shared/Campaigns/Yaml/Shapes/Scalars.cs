using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Shapes;

/// <summary>Numbers, money, dates and times, and choices of a campaign file. Texts: <see cref="Texts"/>.</summary>
internal static partial class Scalars
{
    /// <summary>Years that a campaign can be about.</summary>
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    public static Shape<bool> Truth { get; } =
        new ScalarShape<bool>(
            "true 或 false",
            false,
            ScalarForm.Plain,
            (text, out value) =>
                (value = text == "true") || text == "false" ? null : $"“{Excerpt.Of(text)}”应写作 true 或 false。",
            value => value ? "true" : "false",
            () => new JsonObject { ["type"] = "boolean" },
            new Control.Truth()
        );

    public static Shape<int> Year { get; } = Whole(FirstYear, LastYear);

    /// <summary>In yuan with at most two places; held in fen.</summary>
    public static Shape<Money> Yuan { get; } =
        new ScalarShape<Money>(
            "金额(元)",
            default,
            ScalarForm.Plain,
            ParseYuan,
            value => value.ToString(),
            () =>
                new JsonObject
                {
                    ["type"] = "number",
                    ["minimum"] = 0,
                    ["description"] = "元, 最多两位小数, 如 20.00",
                },
            new Control.Yuan()
        );

    public static Shape<DateOnly> Date { get; } =
        new ScalarShape<DateOnly>(
            "日期, 如 2024-10-09",
            default,
            ScalarForm.Plain,
            (text, out value) =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
                && IsInRange(value.Year)
                    ? null
                    : $"“{Excerpt.Of(text)}”不是有效的日期, 应写作 2024-10-09 这样。",
            value => $"{value:yyyy-MM-dd}",
            () => Pattern("^20\\d{2}-\\d{2}-\\d{2}$", "日期, 如 2024-10-09"),
            new Control.Date()
        );

    /// <summary>Local time in China to the minute.</summary>
    public static Shape<DateTime> Minute { get; } =
        new ScalarShape<DateTime>(
            "日期和时间, 如 2024-10-09 08:30",
            default,
            ScalarForm.Plain,
            ParseMinute,
            value => $"{value:yyyy-MM-dd HH:mm}",
            () =>
                Pattern("^20\\d{2}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}$", "北京时间, 到分钟, 如 2024-10-09 08:30; 一天结束可写 24:00"),
            new Control.Minute()
        );

    public static Shape<TimeRange> TimeRange { get; } =
        new ScalarShape<TimeRange>(
            "时段, 如 09:00-12:00",
            default,
            ScalarForm.Text,
            (text, out value) =>
            {
                var match = HoursPattern().Match(text);
                value = match.Success
                    ? new TimeRange(TimeOnly.Parse(match.Groups["from"].Value), TimeOnly.Parse(match.Groups["to"].Value))
                    : default;
                return match.Success ? null : $"“{Excerpt.Of(text)}”不是有效的时段, 应写作 09:00-12:00 这样。";
            },
            value => value.ToString(),
            () => Pattern("^\\d{2}:\\d{2}-\\d{2}:\\d{2}$", "时段, 如 09:00-12:00"),
            new Control.Line()
        );

    public static Shape<int> Whole(int least, int most) =>
        new ScalarShape<int>(
            $"{least} 到 {most} 之间的整数",
            0,
            ScalarForm.Plain,
            (text, out value) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most
                    ? null
                    : $"“{Excerpt.Of(text)}”应为 {least} 到 {most} 之间的整数。",
            value => $"{value}",
            () =>
                new JsonObject
                {
                    ["type"] = "integer",
                    ["minimum"] = least,
                    ["maximum"] = most,
                },
            new Control.Number()
        );

    /// <summary>One of the members of an enumeration, named in the file as given.</summary>
    public static Shape<T> Choice<T>(params IReadOnlyList<(string Name, T Value, Label Label)> choices)
        where T : struct, Enum
    {
        var byName = choices.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        return new ScalarShape<T>(
            $"{string.Join("、", byName.Keys)} 之一",
            default,
            ScalarForm.Text,
            (text, out value) =>
                byName.TryGetValue(text, out value)
                    ? null
                    : $"“{Excerpt.Of(text)}”不在可选值 {string.Join("、", byName.Keys)} 之中{Spelling.Suggest(text, byName.Keys)}",
            value => choices.First(c => EqualityComparer<T>.Default.Equals(c.Value, value)).Name,
            () => new JsonObject { ["enum"] = new JsonArray([.. byName.Keys.Select(k => JsonValue.Create(k))]) },
            new Control.Choice([.. choices.Select(c => new Option(c.Name, c.Label))])
        );
    }

    /// <summary>The value may be null in the record.</summary>
    public static Shape<T?> OrNull<T>(this Shape<T> shape)
        where T : struct => new OrNullShape<T>(shape);

    public static Shape<ValueList<T>> List<T>(this Shape<T> item, bool isOrdered = false) => new ListShape<T>(item, isOrdered);

    internal static JsonObject Pattern(string pattern, string description) =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = pattern,
            ["description"] = description,
        };

    private static string? ParseYuan(string text, out Money value)
    {
        value = default;
        if (!YuanPattern().IsMatch(text))
        {
            return $"“{Excerpt.Of(text)}”不是有效的金额, 应写作 20 或 20.00(元)。";
        }

        var fen = decimal.Parse(text, CultureInfo.InvariantCulture) * 100;
        if (fen != decimal.Truncate(fen))
        {
            return $"金额“{Excerpt.Of(text)}”不足一分的部分不成立, 最多两位小数。";
        }

        value = new Money((long)fen);
        return null;
    }

    private static string? ParseMinute(string text, out DateTime value)
    {
        // ISO 8601 lets a day end at 24:00, and so do notices.
        var endsDay = text.EndsWith("24:00", StringComparison.Ordinal) && text.Length > 11;
        var plain = endsDay ? $"{text.AsSpan(0, text.Length - 5)}00:00" : text;
        var isTime = DateTime.TryParseExact(
            plain,
            ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out value
        );
        if (!isTime || !IsInRange(value.Year))
        {
            return $"“{Excerpt.Of(text)}”不是有效的日期和时间, 应写作 2024-10-09 08:30 这样。";
        }

        value = endsDay ? value.AddDays(1) : value;
        return null;
    }

    private static bool IsInRange(int year) => year is >= FirstYear and <= LastYear;

    [GeneratedRegex(@"^[0-9]{1,9}(\.[0-9]{1,9})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YuanPattern();

    [GeneratedRegex(
        "^(?<from>([01][0-9]|2[0-3]):[0-5][0-9])-(?<to>([01][0-9]|2[0-3]):[0-5][0-9])$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex HoursPattern();
}
