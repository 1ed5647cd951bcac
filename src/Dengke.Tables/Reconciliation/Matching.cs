namespace Dengke.Tables.Reconciliation;

/// <summary>What has become of a row.</summary>
internal enum RowState : byte
{
    /// <summary>Not settled yet; in the end, without a partner.</summary>
    Open,

    /// <summary>Matched with a row of the other side.</summary>
    Paired,

    /// <summary>Another row of its own side with the same key is the one that counts.</summary>
    Doubled,

    /// <summary>No usable value in any key field.</summary>
    Keyless,
}

/// <summary>What has become of the rows of one side.</summary>
internal sealed class SideMatches(int rows)
{
    public RowState[] States { get; } = new RowState[rows];

    /// <summary>By row: the partner of a paired one, the row whose double a doubled one is.</summary>
    public int[] Others { get; } = GC.AllocateUninitializedArray<int>(rows);

    /// <summary>By row: by which key, as its place in the order, it was settled.</summary>
    public byte[] ByKey { get; } = new byte[rows];

    public void Settle(int row, RowState state, int other, int key)
    {
        States[row] = state;
        Others[row] = other;
        ByKey[row] = (byte)key;
    }

    public int Count(RowState state) => States.AsSpan().Count(state);
}

/// <summary>What has become of the rows of both sides.</summary>
internal sealed record Matching(SideMatches Registry, SideMatches Academic);
