using Dengke.Domain.Records;

namespace Dengke.Tables;

/// <summary>One column of an owner's file.</summary>
/// <param name="Index">From 0, in file order.</param>
/// <param name="Header">The header text as written; empty for a column without one.</param>
/// <param name="Field">The field that it carries; null for a column nobody asked for.</param>
public sealed record TableColumn(int Index, string Header, RecordField? Field)
{
    /// <summary>The letter that a spreadsheet shows above the column: A, B, …, Z, AA.</summary>
    public string Letter => LetterOf(Index);

    /// <summary>The letter of the column at <paramref name="index"/>, counted from 0.</summary>
    public static string LetterOf(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
