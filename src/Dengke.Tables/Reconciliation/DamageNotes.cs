using System.Buffers.Text;

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

    /// <summary>The name in files.</summary>
    public static string Name(CellDamage damage) =>
        damage switch
        {
            CellDamage.Rounded => "rounded",
            CellDamage.LeadingZeroLost => "leading_zero_lost",
            CellDamage.DateSerial => "date_serial",
            _ => "none",
        };

    /// <summary>What a reader is told of it.</summary>
    public static string Describe(CellDamage damage) =>
        damage switch
        {
            CellDamage.Rounded => "长数字被表格软件取整",
            CellDamage.LeadingZeroLost => "被当作数字, 前导零丢失",
            CellDamage.DateSerial => "日期成了序列号",
            _ => "",
        };
}
