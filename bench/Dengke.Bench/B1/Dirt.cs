namespace Dengke.Bench.B1;

/// <summary>
/// What real files do to clean records, each kind to about two rows in a hundred: every folding rule has something to fold, and there are
/// real differences, blanks, rows of one side only, doubled rows, broken and second keys.
/// </summary>
internal static class Dirt
{
    private const int ExamNo = 0;
    private const int StudentNo = 1;
    private const int Name = 2;
    private const int Sex = 3;
    private const int Birth = 4;
    private const int People = 5;
    private const int DocumentNo = 7;
    private const int Level = 9;
    private const int Form = 10;
    private const int MajorName = 12;
    private const int Duration = 13;
    private const int College = 14;
    private const int Department = 15;
    private const int Class = 16;
    private const int Entry = 17;
    private const int Graduation = 18;
    private const int Party = 19;

    /// <summary>The registry's rows: what it lacks, doubles, and rows that only it has.</summary>
    public static void Registry(string[] row, Coin coin)
    {
        Soil("registry lacks", Department, _ => "");
        Soil("registry quotes", College, v => $"{v}, 南校区");
        if (coin.TwoPercent("registry only"))
        {
            Rename(row, '1');
        }

        void Soil(string kind, int column, Func<string, string> how) => Apply(row, coin, kind, column, how);
    }

    /// <summary>The academic system's rows: its ways of writing, its errors, and rows that only it has.</summary>
    public static void Academic(string[] row, Coin coin)
    {
        if (coin.TwoPercent("academic only"))
        {
            Rename(row, '2');
        }

        row[Name] = row[Name].Replace('·', coin.Throw("separator", 2) == 0 ? '•' : '．');
        Soil("space in name", Name, v => v.Length == 3 ? $"{v[0]} {v[1..]}" : v);
        Soil("private use", Name, v => v + '\uE863');
        Soil("sex as code", Sex, v => v == "男" ? "1" : "2");
        Soil("date with hyphens", Birth, Hyphens);
        Soil("date with points", Entry, v => Hyphens(v).Replace('-', '.'));
        Soil("month only", Graduation, v => $"{v[..4]}年{v[4..6]}月");
        Soil("people without 族", People, v => v.Length > 2 ? v : v.Replace("族", ""));
        Soil("small x", DocumentNo, v => v.ToLowerInvariant());
        Soil("full width", DocumentNo, v => string.Concat(v.Select(c => (char)(c + 0xFEE0))));
        Soil("level otherwise", Level, _ => "大学本科");
        Soil("form otherwise", Form, _ => "全日制");
        Soil("years", Duration, v => $"{v}年");
        Soil("spaces", Class, v => $" {v} ");
        Soil("party otherwise", Party, v => v == "共青团员" ? "中国共产主义青年团团员" : v);
        Soil("major otherwise", MajorName, v => $"{v}(实验班)");
        Soil("other class", Class, v => $"{v}班");
        Soil("other birth", Birth, v => v[..6] + "28");
        Soil("academic lacks", Party, _ => "");
        // Never three zeros at the end, nor 1.10105E+17: with a key that a spreadsheet has rounded the files would be refused.
        Soil("second key", DocumentNo, v => $"{v[..^2]}1{v[^1]}");
        Soil("broken key", DocumentNo, v => v[..^1]);
        Soil("third key", DocumentNo, _ => "");
        Soil("third key", ExamNo, _ => "无");
        if (coin.Throw("keyless", 200) == 0)
        {
            row[DocumentNo] = row[ExamNo] = row[StudentNo] = "";
        }

        void Soil(string kind, int column, Func<string, string> how) => Apply(row, coin, kind, column, how);
    }

    private static void Apply(string[] row, Coin coin, string kind, int column, Func<string, string> how)
    {
        if (coin.TwoPercent(kind))
        {
            row[column] = how(row[column]);
        }
    }

    private static string Hyphens(string date) => $"{date[..4]}-{date[4..6]}-{date[6..]}";

    /// <summary>Gives the row keys that the other side does not have; with few of them, so that some are doubled.</summary>
    private static void Rename(string[] row, char side)
    {
        row[DocumentNo] = $"E{side}{row[StudentNo][^7..]}";
        row[ExamNo] = $"9{side}{row[ExamNo][^6..]}";
        row[StudentNo] = $"S{side}{row[StudentNo][^7..]}";
    }
}
