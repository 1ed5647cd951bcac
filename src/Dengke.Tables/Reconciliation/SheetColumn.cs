namespace Dengke.Tables.Reconciliation;

/// <summary>Names columns as spreadsheet programs do: 1 is A, 27 is AA.</summary>
internal static class SheetColumn
{
    public static string Name(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }
}
