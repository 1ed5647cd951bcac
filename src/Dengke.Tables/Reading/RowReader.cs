using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>Reads one table's rows in order. Nothing that a file holds makes it throw.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>The current row's number as a person sees it, from 1.</summary>
    public int Number { get; protected set; }

    /// <summary>The current row's cells; overwritten by the next <see cref="Read"/>.</summary>
    public abstract ReadOnlySpan<RawCell> Cells { get; }

    /// <summary>Why reading stopped before the end; null at a good end.</summary>
    public Failure? Failure { get; protected set; }

    /// <summary>Records passed over because they are marked as deleted (DBF).</summary>
    public int Deleted { get; protected set; }

    /// <summary>Whether a cell to the right of the header means that the row's cells have shifted (delimited text).</summary>
    public virtual bool ExtraCellsShift => false;

    /// <summary>Goes to the next row; false at the end or on a failure.</summary>
    public abstract bool Read();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
