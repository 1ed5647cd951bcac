using Dengke.Tables.Writing;

namespace Dengke.Features.Exports;

/// <summary>The rows that are not in the registry's file, a row a finding: what lies beside the file, for whoever has to mend them.</summary>
internal static class FindingsSheet
{
    public const string Title = "未写入的行";

    private static readonly XlsxColumn[] Columns =
    [
        new("学院", 22),
        new("班级", 16),
        new("学号", 14),
        new("考生号", 18),
        new("姓名", 14),
        new("列", 10),
        new("字段", 14),
        new("现值", 30),
        new("问题", 12),
        new("说明", 60, true),
    ];

    public static async Task Write(Stream output, IEnumerable<RegistryFinding> findings, CancellationToken ct)
    {
        await using var writer = await XlsxWriter.StartAsync(output, Title, Columns, ct);
        await writer.AddHeaderAsync(ct);
        foreach (var finding in findings)
        {
            var student = finding.Row.Student;
            string?[] row =
            [
                student.College,
                student.ClassName,
                student.StudentNo,
                student.ExamNo,
                student.Name,
                finding.Column,
                finding.Label,
                finding.Value,
                finding.Trouble.Words().Chinese,
                finding.Chinese,
            ];
            await writer.AddRowAsync(row, ct);
        }

        await writer.FinishAsync(ct);
    }
}
