using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>A file that has been looked at and may be read.</summary>
internal abstract class TableFile(TableInput input) : IDisposable
{
    public TableInput Input { get; } = input;

    public abstract TableFormat Format { get; }

    /// <summary>The name of the text's encoding; null where the format has its own.</summary>
    public virtual string? Encoding => null;

    /// <summary>The separator of delimited text.</summary>
    public virtual char? Separator => null;

    /// <summary>Visible sheets with anything in them; one without a name where the format has no sheets.</summary>
    public virtual IReadOnlyList<string> Sheets { get; } = [""];

    /// <summary>The columns' names where the format keeps them apart from the rows (DBF).</summary>
    public virtual IReadOnlyList<string>? ColumnNames => null;

    /// <summary>A reader before the sheet's first row.</summary>
    public abstract Outcome<RowReader> Open(int sheet);

    public void Dispose()
    {
        Close();
        Input.Dispose();
    }

    /// <summary>Lets go of what was opened and never asked for.</summary>
    protected virtual void Close() { }
}
