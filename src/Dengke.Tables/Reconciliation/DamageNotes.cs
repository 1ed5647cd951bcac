using System.Buffers.Text;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>How the damage of a row's cells is noted in a spilled store: field index and damage as numbers, <c>3:1;7:2;</c>.</summary>
internal static class DamageNotes
{
    public static void Write(int field, CellDamage damage, List<byte> notes) =>
        notes.AddRange(System.Text.Encoding.ASCII.GetBytes($"{field}:{(int)damage};"));

    public static CellDamage Find(ReadOnlySpan<byte> notes, int field)
    {
        while (Utf8Parser.TryParse(notes, out int noted, out var used))
        {
            notes = notes[(used + 1)..];
            if (Utf8Parser.TryParse(notes, out int damage, out used) && noted == field)
            {
                return (CellDamage)damage;
            }

            notes = notes[(used + 1)..];
        }

        return CellDamage.None;
    }

    /// <summary>A note with the damage of either side behind it.</summary>
    public static string Noted(string note, CellDamage registry, CellDamage academic)
    {
        if (registry == CellDamage.None && academic == CellDamage.None)
        {
            return note;
        }

        string[] notes =
        [
            note,
            registry == CellDamage.None ? "" : $"学籍: {registry.Sentence()}",
            academic == CellDamage.None ? "" : $"教务: {academic.Sentence()}",
        ];
        return string.Join("; ", notes.Where(n => n.Length > 0));
    }
}
