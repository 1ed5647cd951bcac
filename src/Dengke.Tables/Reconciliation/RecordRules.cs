using System.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>What one field of one pair came to.</summary>
/// <param name="Note">One sentence where there is something to say beyond the verdict, else empty.</param>
internal readonly record struct Judgement(Verdict Verdict, string Note);

/// <summary>What the engine asks of the domain about values.</summary>
internal interface IRecordRules
{
    /// <summary>The folded key by which rows are matched; null for a value that cannot serve as one (blank or broken).</summary>
    string? MatchKey(RecordField field, string value);

    /// <summary>The verdict on two values that are not the same bytes.</summary>
    Judgement Judge(RecordField field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic);
}

internal sealed class RecordRules : IRecordRules
{
    public string? MatchKey(RecordField field, string value) =>
        Folding.Fold(field.Format, value) is { Length: > 0 } key ? key : null;

    public Judgement Judge(RecordField field, ReadOnlySpan<byte> registry, ReadOnlySpan<byte> academic)
    {
        var left = Folding.Fold(field.Format, Encoding.UTF8.GetString(registry));
        var right = Folding.Fold(field.Format, Encoding.UTF8.GetString(academic));
        var verdict = (left.Length, right.Length) switch
        {
            _ when left == right => Verdict.Format,
            (0, _) => Verdict.MissingInRegistry,
            (_, 0) => Verdict.MissingInAcademic,
            _ when field.Tolerated => Verdict.Tolerated,
            _ => Verdict.Differs,
        };
        return new Judgement(verdict, "");
    }
}
