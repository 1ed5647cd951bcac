using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>The sheet that holds the table, its first rows read and its header found.</summary>
internal sealed record SheetChoice(int Sheet, OpenSheet Opened, FoundHeader Header)
{
    /// <summary>
    /// The sheet that the options name, or the one with the best header; whatever keeps it from being read, be it another sheet
    /// with a header, is the problem of its header.
    /// </summary>
    public static Outcome<SheetChoice> Choose(TableFile file, ColumnRecogniser recogniser, TableOptions options)
    {
        var wanted = options.Sheet is null ? -1 : file.Sheets.ToList().IndexOf(options.Sheet);
        if (options.Sheet is not null && wanted < 0)
        {
            return TableFailures.UnknownSheet(options.Sheet, file.Sheets);
        }

        SheetChoice? choice = null;
        var withHeader = new List<string>();
        for (var i = 0; i < file.Sheets.Count; i++)
        {
            if (wanted >= 0 && wanted != i)
            {
                continue;
            }

            var looking = Look(file, i, recogniser, options.Limits);
            if (!looking.IsOk)
            {
                choice?.Opened.Dispose();
                return looking.Failure!;
            }

            if (looking.Value.Header.Recognised > 0)
            {
                withHeader.Add(file.Sheets[i]);
            }

            if (choice is null || looking.Value.Header.Recognised > choice.Header.Recognised)
            {
                choice?.Opened.Dispose();
                choice = looking.Value;
            }
            else
            {
                looking.Value.Opened.Dispose();
            }
        }

        return choice is null ? TableFailures.NoSheet(file.Input.Name)
            : withHeader.Count > 1
                ? choice with
                {
                    Header = choice.Header with { Problem = TableFailures.SeveralTables(withHeader) },
                }
            : choice;
    }

    private static Outcome<SheetChoice> Look(TableFile file, int sheet, ColumnRecogniser recogniser, TableLimits limits)
    {
        var opening = file.Open(sheet);
        if (!opening.IsOk)
        {
            return opening.Failure!;
        }

        var opened = new OpenSheet(opening.Value, file.ColumnNames is null ? limits.HeaderRows : 0);
        if (opened.Rest.Failure is { } failure)
        {
            opened.Dispose();
            return failure;
        }

        var rows = file.ColumnNames is { } names ? [new TopRow(0, [.. names])] : opened.Top.Select(r => r.ToTopRow()).ToList();
        var header =
            new HeaderFinder(recogniser, limits).Find(rows)
            ?? new FoundHeader(0, 0, [], 0, TableFailures.NoHeader(limits.HeaderRows));
        return new SheetChoice(sheet, opened, header);
    }
}
