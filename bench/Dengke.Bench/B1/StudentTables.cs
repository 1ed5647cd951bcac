using System.Text;

namespace Dengke.Bench.B1;

/// <summary>
/// Makes the two tables of B1: fictional students, 20 columns, the registry's rows in one order and the academic system's in
/// another, with about two rows in a hundred of each kind of dirt that <see cref="Dirt"/> knows. The same size gives the same bytes.
/// </summary>
internal static class StudentTables
{
    public static readonly string[] Header =
    [
        "考生号",
        "学号",
        "姓名",
        "性别",
        "出生日期",
        "民族",
        "证件类型",
        "证件号码",
        "院校名称",
        "层次",
        "学习形式",
        "专业代码",
        "专业名称",
        "学制",
        "学院",
        "系所",
        "班级",
        "入学日期",
        "预计毕业日期",
        "政治面貌",
    ];

    /// <summary>Coprime to every size used here, so that stepping by it visits every student once.</summary>
    private const long Stride = 7_368_787;

    public static void Write(string registryPath, string academicPath, int rows)
    {
        Parallel.Invoke(
            () => WriteSide(registryPath, rows, n => n, Dirt.Registry),
            () => WriteSide(academicPath, rows, n => n * Stride % rows, Dirt.Academic)
        );
    }

    private static void WriteSide(string path, int rows, Func<long, long> student, Action<string[], Coin> soil)
    {
        using var file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        file.Write(string.Join(',', Header));
        file.Write("\r\n");
        var line = new StringBuilder();
        for (var n = 0L; n < rows; n++)
        {
            var number = student(n);
            var coin = new Coin(number);
            var values = Student.Values(number);
            soil(values, coin);
            line.Clear();
            for (var column = 0; column < values.Length; column++)
            {
                line.Append(column == 0 ? "" : ",");
                var value = values[column];
                line.Append(value.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value);
            }

            line.Append("\r\n");
            file.Write(line);
            if (coin.Throw($"doubled in {Path.GetFileName(path)}", 200) == 0)
            {
                file.Write(line);
            }
        }
    }
}

/// <summary>Throws of a coin for one student: the same for both sides, another for each question.</summary>
internal readonly struct Coin(long student)
{
    /// <summary>A number from 0 to below <paramref name="sides"/>.</summary>
    public int Throw(string question, int sides)
    {
        var x = (ulong)student * 0x9E3779B97F4A7C15;
        foreach (var c in question)
        {
            x = (x ^ c) * 0xBF58476D1CE4E5B9;
        }

        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return (int)((x ^ (x >> 31)) % (ulong)sides);
    }

    /// <summary>True for two in a hundred.</summary>
    public bool TwoPercent(string question) => Throw(question, 50) == 0;
}
