using System.Runtime.CompilerServices;
using Dengke.Domain.Campaigns;
using Dengke.Features.Shared.Records;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>One row as the registry gets it, or why it does not.</summary>
/// <param name="Values">As written, one a column.</param>
/// <param name="Findings">None for a row that is reported.</param>
internal sealed record RegistryRow(FinalRow Row, string[] Values, IReadOnlyList<RegistryFinding> Findings);

/// <summary>How many rows are reported and how many are not.</summary>
/// <param name="Findings">Of the rows that are left out; a row may have several.</param>
internal sealed record RegistrySums(int Rows, int LeftOut, IReadOnlyList<RegistryFinding> Findings);

/// <summary>
/// Looks at every row before it is written. A row with a value that would be cut or lost is left out whole and listed: half a name in the
/// national registry is worse than a row that is missing there and known to be missing.
/// </summary>
internal sealed class RegistryCheck(Campaign campaign, DbfEncoding encoding)
{
    public IReadOnlyList<RegistryColumn> Columns { get; } = RegistryColumn.Of(campaign);

    public async IAsyncEnumerable<RegistryRow> Rows(FinalRows rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.Read(ct))
        {
            yield return Of(row);
        }
    }

    public RegistryRow Of(FinalRow row)
    {
        string[] values = [.. Columns.Select(c => c.Write(row.Record.Value(c.Field)))];
        return new RegistryRow(
            row,
            values,
            [.. Columns.Select((c, i) => RegistryFinding.Of(row, c, values[i], encoding)).OfType<RegistryFinding>()]
        );
    }
}
