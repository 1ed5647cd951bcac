using Dengke.Domain.Records;

namespace Dengke.Domain.Campaigns;

/// <summary>A test of one field of a record.</summary>
/// <param name="Field">The key of the field.</param>
/// <param name="Test">What its value must be.</param>
public sealed record CohortCondition(string Field, CohortTest Test)
{
    public bool Holds(FieldCatalogue catalogue, FieldValues values)
    {
        var format = FormatIn(catalogue);
        return Test.Holds(Folding.Fold(format, values(Field)), text => Folding.Fold(format, text));
    }

    /// <summary>What the condition asks for, e.g. 入学日期应在2021年.</summary>
    public string Describe(FieldCatalogue catalogue) => (catalogue.Find(Field)?.Label ?? Field) + Test.Describe();

    /// <summary>What the condition asks for, e.g. Entry date must be in 2021.</summary>
    public string DescribeInEnglish(FieldCatalogue catalogue) =>
        $"{catalogue.Find(Field)?.EnglishLabel ?? Field} must be {Test.DescribeInEnglish()}";

    /// <summary>Whether the field's value may be shown in a reason: a document number never is.</summary>
    public bool MayShowValue(FieldCatalogue catalogue) => FormatIn(catalogue) is not FieldFormat.DocumentNumber;

    private FieldFormat FormatIn(FieldCatalogue catalogue) => catalogue.Find(Field)?.Format ?? FieldFormat.Text;
}

/// <summary>What a value must be. The cases are nested here and there are no others.</summary>
public abstract record CohortTest
{
    private CohortTest() { }

    /// <param name="value">The record's value, folded; empty for a blank one.</param>
    /// <param name="fold">Folds a value of the rule in the same way.</param>
    internal abstract bool Holds(string value, Func<string, string> fold);

    /// <summary>The demand in Chinese, to follow the field's label.</summary>
    public abstract string Describe();

    /// <summary>The demand in English, to follow "must be".</summary>
    public abstract string DescribeInEnglish();

    /// <summary>The year with which a date (2021-09-01, 20210901) or a grade (2021级) begins.</summary>
    private static int? YearOf(string value) =>
        value.Length >= 4 && int.TryParse(value.AsSpan(0, 4), out var year) && year is >= 1900 and < 2200 ? year : null;

    public sealed record Is(string Value) : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) => value == fold(Value);

        public override string Describe() => $"应为“{Value}”";

        public override string DescribeInEnglish() => $"“{Value}”";
    }

    public sealed record OneOf(ValueList<string> Values) : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) => Values.Any(v => value == fold(v));

        public override string Describe() => $"应为{string.Join('、', Values.Select(v => $"“{v}”"))}之一";

        public override string DescribeInEnglish() => $"one of {string.Join(", ", Values.Select(v => $"“{v}”"))}";
    }

    public sealed record StartsWith(string Text) : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) =>
            value.StartsWith(fold(Text), StringComparison.Ordinal);

        public override string Describe() => $"应以“{Text}”开头";

        public override string DescribeInEnglish() => $"begun with “{Text}”";
    }

    public sealed record YearIs(int Year) : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) => YearOf(value) == Year;

        public override string Describe() => $"应在{Year}年";

        public override string DescribeInEnglish() => $"in {Year}";
    }

    public sealed record YearBetween(int From, int To) : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) =>
            YearOf(value) is { } year && From <= year && year <= To;

        public override string Describe() => $"应在{From}年至{To}年";

        public override string DescribeInEnglish() => $"from {From} to {To}";
    }

    public sealed record Present : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) => value.Length > 0;

        public override string Describe() => "应有内容";

        public override string DescribeInEnglish() => "present";
    }

    public sealed record Blank : CohortTest
    {
        internal override bool Holds(string value, Func<string, string> fold) => value.Length == 0;

        public override string Describe() => "应为空";

        public override string DescribeInEnglish() => "blank";
    }
}
