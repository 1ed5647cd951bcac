using System.Globalization;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reading;

/// <summary>Turns what a file holds into the text of a field, and names what a spreadsheet has done to it.</summary>
internal static class CellReading
{
    /// <summary>The cell of a column that carries a field of <paramref name="format"/>.</summary>
    public static Cell Read(in RawCell raw, FieldFormat format) =>
        raw.Kind switch
        {
            RawKind.Blank => Cell.Blank,
            RawKind.Text => new(raw.Text, Damages.OfText(raw.Text, format)),
            RawKind.Number => new(PlainNumber.Write(raw.Number), Damages.OfNumber(raw.Number, format)),
            RawKind.Date when format == FieldFormat.Date => new(raw.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
            RawKind.Date => new(WriteDate(raw.Date), CellDamage.TakenForDate),
            RawKind.Truth => new(raw.Truth ? "TRUE" : "FALSE", CellDamage.TruthValue),
            _ => new(raw.Text, CellDamage.ErrorValue),
        };

    /// <summary>The cell of a column that nobody asked for, or of a row above the header: nothing is judged.</summary>
    public static Cell Read(in RawCell raw) => new(Text(raw));

    public static string Text(in RawCell raw) =>
        raw.Kind switch
        {
            RawKind.Number => PlainNumber.Write(raw.Number),
            RawKind.Date => WriteDate(raw.Date),
            RawKind.Truth => raw.Truth ? "TRUE" : "FALSE",
            _ => raw.Text,
        };

    private static string WriteDate(DateTime date) =>
        date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
