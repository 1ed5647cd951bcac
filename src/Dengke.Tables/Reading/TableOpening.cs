using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>Opens a file, looks at the top of its sheets and settles which table is meant.</summary>
internal static class TableOpening
{
    public static Outcome<SourceTable> Open(TableInput input, FieldCatalogue catalogue, TableOptions options) =>
        Open(input, catalogue, options, FileOpening.Open);

    /// <summary>As above, of a delimited text whose top is UTF-8; whoever asks so makes sure of the rest.</summary>
    public static Outcome<SourceTable> OpenUtf8(TableInput input, FieldCatalogue catalogue, TableOptions options) =>
        Open(input, catalogue, options, TextFile.OpenUtf8);

    private static Outcome<SourceTable> Open(
        TableInput input,
        FieldCatalogue catalogue,
        TableOptions options,
        Func<TableInput, TableLimits, Outcome<TableFile>> open
    )
    {
        var opening = options.Map?.Check(catalogue) is { } badMap ? badMap : open(input, options.Limits);
        if (!opening.IsOk)
        {
            input.Dispose();
            return opening.Failure!;
        }

        var file = opening.Value;
        var recogniser = new ColumnRecogniser(catalogue, options.Map);
        var choosing = SheetChoice.Choose(file, recogniser, options);
        if (!choosing.IsOk)
        {
            file.Dispose();
            return choosing.Failure!;
        }

        var choice = choosing.Value;
        if (choice.Header.Problem is { } problem)
        {
            choice.Opened.Dispose();
            file.Dispose();
            return problem;
        }

        return new SourceTable(file, choice, recogniser, options.Limits);
    }
}
