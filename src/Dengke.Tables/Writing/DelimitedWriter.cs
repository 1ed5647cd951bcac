using System.Buffers;
using System.Text;

namespace Dengke.Tables.Writing;

/// <summary>How delimited text is written.</summary>
public sealed record DelimitedOptions
{
    public static DelimitedOptions Default { get; } = new();

    public char Separator { get; init; } = ',';

    /// <summary>Whether the text begins with a byte order mark, without which Excel takes Chinese text for its local code page.</summary>
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>
    /// Whether texts that a spreadsheet would run as a formula get an apostrophe before them (<see cref="FormulaGuard"/>). Off
    /// only for files that programs read.
    /// </summary>
    public bool GuardFormulas { get; init; } = true;

    /// <summary>How lines end; RFC 4180 wants CR LF, which every reader takes.</summary>
    public string NewLine { get; init; } = "\r\n";
}

/// <summary>Writes delimited text row by row in UTF-8 (RFC 4180). Fields with a separator, quote or line break are quoted.</summary>
public sealed class DelimitedWriter : IDisposable
{
    private readonly TextWriter text;
    private readonly DelimitedOptions options;
    private readonly SearchValues<char> special;
    private bool rowStarted;

    /// <param name="stream">Stays open when the writer is disposed.</param>
    public DelimitedWriter(Stream stream, DelimitedOptions? options = null)
    {
        this.options = options ?? DelimitedOptions.Default;
        text = new StreamWriter(stream, new UTF8Encoding(this.options.ByteOrderMark), 1 << 16, true);
        special = SearchValues.Create([this.options.Separator, '"', '\r', '\n']);
    }

    /// <summary>Writes a whole row; null is an empty field.</summary>
    public void WriteRow(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
        {
            WriteField(field);
        }

        EndRow();
    }

    /// <summary>Writes one field of the current row.</summary>
    public void WriteField(ReadOnlySpan<char> field)
    {
        if (rowStarted)
        {
            text.Write(options.Separator);
        }

        rowStarted = true;
        var guarded = options.GuardFormulas && !field.IsEmpty && FormulaGuard.IsFormulaStart(field[0]);
        if (!field.ContainsAny(special))
        {
            text.Write(guarded ? "'" : "");
            text.Write(field);
            return;
        }

        text.Write(guarded ? "\"'" : "\"");
        while (field.IndexOf('"') is >= 0 and var quote)
        {
            text.Write(field[..(quote + 1)]);
            text.Write('"');
            field = field[(quote + 1)..];
        }

        text.Write(field);
        text.Write('"');
    }

    public void EndRow()
    {
        text.Write(options.NewLine);
        rowStarted = false;
    }

    public void Dispose() => text.Dispose();
}
