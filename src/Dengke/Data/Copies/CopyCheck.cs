namespace Dengke.Data.Copies;

/// <summary>Holds what came back against what was copied.</summary>
internal static class CopyCheck
{
    /// <exception cref="InvalidDataException">They differ; the message names the first table.</exception>
    public static void Same(CopiedDatabase expected, CopiedDatabase found)
    {
        if (!expected.Migrations.SequenceEqual(found.Migrations))
        {
            throw new InvalidDataException("备份的数据库版本与其说明不符 / the backup's schema is not the one it names");
        }

        foreach (var (table, rows) in expected.Rows)
        {
            if (found.Rows.GetValueOrDefault(table) is var there && there != rows)
            {
                throw new InvalidDataException(
                    $"备份中的表 {table} 应有 {rows} 行, 实有 {there} 行 / the backup's table {table} has {there} of {rows} rows"
                );
            }
        }
    }
}
