namespace Dengke.Tables.Reconciliation;

/// <summary>
/// The text by which a row or pair is named in what is written: the registry row's 证件号码 as it stands, the academic row's where
/// that is blank, and where both are the next key that is not. One per thread.
/// </summary>
internal sealed class RowNames(Sides sides)
{
    private readonly RowReader registry = new(sides.Registry);
    private readonly RowReader academic = new(sides.Academic);

    /// <summary>The name, valid until the next one is asked for; empty where no key field has a value.</summary>
    /// <param name="left">The registry's row, or default.</param>
    /// <param name="right">The academic system's row, or default.</param>
    public ReadOnlySpan<byte> Of(scoped in RowScanner left, scoped in RowScanner right)
    {
        foreach (var field in sides.NamedBy)
        {
            var one = registry.Value(registry.Field(left, field));
            if (one.IndexOfAnyExcept((byte)' ') >= 0)
            {
                return one;
            }

            var other = academic.Value(academic.Field(right, field));
            if (other.IndexOfAnyExcept((byte)' ') >= 0)
            {
                return other;
            }
        }

        return default;
    }
}
