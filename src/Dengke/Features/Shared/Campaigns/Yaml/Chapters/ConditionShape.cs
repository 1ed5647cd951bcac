using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Shared.Campaigns.Yaml.Chapters;

/// <summary>A condition of the cohort rule: a field and exactly one test, as in <c>{field: entry_date, year: 2021}</c>.</summary>
internal static class ConditionShape
{
    private static readonly Shape<Years> YearRange = new RecordShape<Years>(new("年份范围", "Years"), new Years(0, 0))
    {
        IsFlow = true,
    }
        .Required("from", new("起", "From"), Scalars.Year, y => y.From, (y, v) => y with { From = v })
        .Required("to", new("止", "To"), Scalars.Year, y => y.To, (y, v) => y with { To = v });

    public static Shape<CohortCondition> Condition { get; } =
        new MadeShape<Draft, CohortCondition>(
            new RecordShape<Draft>(new("条件", "condition"), new Draft()) { IsFlow = true }
                .Required("field", new("字段", "Field"), Texts.Key, d => d.Field, (d, v) => d with { Field = v })
                .Optional("equals", new("等于", "Equals"), Texts.Line, d => d.EqualTo, (d, v) => d with { EqualTo = v })
                .Optional(
                    "one_of",
                    new("等于其中之一", "Is one of"),
                    Texts.Line.List(),
                    d => d.OneOf,
                    (d, v) => d with { OneOf = v }
                )
                .Optional(
                    "starts_with",
                    new("以之开头", "Starts with"),
                    Texts.Line,
                    d => d.StartsWith,
                    (d, v) => d with { StartsWith = v }
                )
                .Optional("year", new("年份为", "Year is"), Scalars.Year.OrNull(), d => d.Year, (d, v) => d with { Year = v })
                .Optional("years", new("年份在", "Years from, to"), YearRange, d => d.Years, (d, v) => d with { Years = v })
                .Optional(
                    "present",
                    new("有内容(true)或为空(false)", "Present (true) or blank (false)"),
                    Scalars.Truth.OrNull(),
                    d => d.Present,
                    (d, v) => d with { Present = v }
                ),
            new CohortCondition("", new CohortTest.Present()),
            Make,
            Unmake,
            new Control.Condition()
        );

    private static CohortCondition Make(Draft draft, Node node, Reading reading)
    {
        CohortTest?[] tests =
        [
            draft.EqualTo is { } text ? new CohortTest.Is(text) : null,
            draft.OneOf is { } texts ? new CohortTest.OneOf(texts) : null,
            draft.StartsWith is { } start ? new CohortTest.StartsWith(start) : null,
            draft.Year is { } year ? new CohortTest.YearIs(year) : null,
            draft.Years is { } years ? new CohortTest.YearBetween(years.From, years.To) : null,
            draft.Present is { } present ? (present ? new CohortTest.Present() : new CohortTest.Blank()) : null,
        ];
        CohortTest[] given = [.. tests.OfType<CohortTest>()];
        if (given.Length != 1 && node is Mapping)
        {
            reading.Report(node, "每个条件要有且只有一个 equals、one_of、starts_with、year、years 或 present。");
        }

        return new CohortCondition(draft.Field, given is [var first, ..] ? first : new CohortTest.Present());
    }

    private static Draft Unmake(CohortCondition condition)
    {
        var draft = new Draft { Field = condition.Field };
        return condition.Test switch
        {
            CohortTest.Is test => draft with { EqualTo = test.Value },
            CohortTest.OneOf test => draft with { OneOf = test.Values },
            CohortTest.StartsWith test => draft with { StartsWith = test.Text },
            CohortTest.YearIs test => draft with { Year = test.Year },
            CohortTest.YearBetween test => draft with { Years = new Years(test.From, test.To) },
            CohortTest.Present => draft with { Present = true },
            CohortTest.Blank => draft with { Present = false },
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    private sealed record Years(int From, int To);

    private sealed record Draft
    {
        public string Field { get; init; } = "";

        public string? EqualTo { get; init; }

        public ValueList<string>? OneOf { get; init; }

        public string? StartsWith { get; init; }

        public int? Year { get; init; }

        public Years? Years { get; init; }

        public bool? Present { get; init; }
    }
}
