using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>As what the registry's rows are written.</summary>
public enum RegistryForm
{
    Dbf,
    Xlsx,
}

/// <summary>The file for the registry (学信网): the columns and widths of its layout, a row a graduate, and nothing else.</summary>
internal static class RegistryFile
{
    /// <param name="output">Seekable; stays open.</param>
    /// <param name="today">In China: the date of the last update that a DBF file carries.</param>
    /// <returns>What is in it and what is not; <c>bad_dbf_column</c> where the campaign names a column as DBF does not allow.</returns>
    public static async Task<Outcome<RegistrySums>> Write(
        Stream output,
        RegistryForm form,
        RegistryCheck check,
        FinalRows rows,
        DbfEncoding encoding,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (form == RegistryForm.Xlsx)
        {
            return await WriteXlsx(output, check, rows, ct);
        }

        var started = DbfWriter.Start(output, [.. check.Columns.Select(c => c.Dbf)], encoding, today);
        if (!started.IsOk)
        {
            return started.Failure!;
        }

        using var writer = started.Value;
        var sums = await Each(
            check,
            rows,
            values =>
            {
                writer.WriteRecord(values);
                return ValueTask.CompletedTask;
            },
            ct
        );
        writer.Finish();
        return writer.Problems.Count == 0
            ? sums
            : throw new InvalidOperationException(
                $"The check has passed what the writer cannot write: {writer.Problems[0].Message}"
            );
    }

    private static async Task<RegistrySums> WriteXlsx(Stream output, RegistryCheck check, FinalRows rows, CancellationToken ct)
    {
        XlsxColumn[] columns = [.. check.Columns.Select(c => new XlsxColumn(c.Name, Math.Clamp(c.Dbf.Width, 6, 30) + 2))];
        await using var writer = await XlsxWriter.StartAsync(output, "XSXX", columns, ct);
        await writer.AddHeaderAsync(ct);
        var sums = await Each(check, rows, values => writer.AddRowAsync(values, ct), ct);
        await writer.FinishAsync(ct);
        return sums;
    }

    private static async Task<RegistrySums> Each(
        RegistryCheck check,
        FinalRows rows,
        Func<string[], ValueTask> write,
        CancellationToken ct
    )
    {
        var (written, left) = (0, 0);
        List<RegistryFinding> findings = [];
        await foreach (var row in check.Rows(rows, ct))
        {
            if (row.Findings.Count > 0)
            {
                left++;
                findings.AddRange(row.Findings);
                continue;
            }

            written++;
            await write(row.Values);
        }

        return new RegistrySums(written, left, findings);
    }
}
