using Dengke.Tables.Writing;

namespace Dengke.Features.Demo;

/// <summary>
/// The demo's rows as files of the two systems. Equal sets give equal cells; the bytes differ in the times that a workbook keeps.
/// </summary>
public static class DemoFiles
{
    public const string RegistryName = "学籍平台导出.xlsx";
    public const string AcademicName = "教务系统导出.xlsx";

    /// <summary>As the registry heads its columns: mostly the catalogue's labels, some by its own words.</summary>
    private static readonly (string Header, string Field)[] RegistryColumns =
    [
        ("考生号", "exam_no"),
        ("学号", "student_no"),
        ("姓名", "name"),
        ("性别", "sex"),
        ("出生日期", "birth_date"),
        ("民族", "ethnicity"),
        ("证件类型", "document_type"),
        ("证件号码", "document_no"),
        ("院校名称", "institution"),
        ("层次", "level"),
        ("学习形式", "study_form"),
        ("专业代码", "major_code"),
        ("专业名称", "major_name"),
        ("学制", "duration"),
        ("分院", "college"),
        ("系所", "department"),
        ("班号", "class_name"),
        ("入学日期", "entry_date"),
        ("预计毕业日期", "graduation_date"),
    ];

    /// <summary>Another order and other words; an empty key is a column that nobody asked for.</summary>
    private static readonly (string Header, string Field)[] AcademicColumns =
    [
        ("序号", ""),
        ("学号", "student_no"),
        ("姓名", "name"),
        ("性别", "sex"),
        ("民族", "ethnicity"),
        ("出生日期", "birth_date"),
        ("证件类型", "document_type"),
        ("证件号码", "document_no"),
        ("考生号", "exam_no"),
        ("学院", "college"),
        ("系所", "department"),
        ("专业代码", "major_code"),
        ("专业名称", "major_name"),
        ("班级", "class_name"),
        ("学制", "duration"),
        ("层次", "level"),
        ("学习形式", "study_form"),
        ("学生类别", "category"),
        ("院校名称", "institution"),
        ("入学日期", "entry_date"),
        ("预计毕业日期", "graduation_date"),
        ("政治面貌", "political_status"),
        ("学籍状态", ""),
    ];

    /// <summary>Writes both files into <paramref name="folder"/>, which is made where it does not exist.</summary>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static async Task Write(DemoSet people, string folder, CancellationToken ct = default)
    {
        Directory.CreateDirectory(folder);
        await WriteRegistry(people, Path.Combine(folder, RegistryName), ct);
        await WriteAcademic(people, Path.Combine(folder, AcademicName), ct);
    }

    private static async Task WriteRegistry(DemoSet people, string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        await using var workbook = await XlsxWriter.StartAsync(file, "Sheet1", Columns(RegistryColumns), ct);
        await workbook.AddHeaderAsync(ct);
        foreach (var row in people.Registry)
        {
            await workbook.AddRowAsync([.. RegistryColumns.Select(c => row[c.Field])], ct);
        }

        await workbook.FinishAsync(ct);
    }

    /// <summary>As people get it from an office: a title, a blank row, the table, and a note under it.</summary>
    private static async Task WriteAcademic(DemoSet people, string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        await using var workbook = await XlsxWriter.StartAsync(file, "毕业生名单", Columns(AcademicColumns), ct);
        await workbook.AddRowAsync(["2025届毕业生名单(教务系统)"], ct);
        await workbook.AddRowAsync([""], ct);
        await workbook.AddHeaderAsync(ct);
        for (var i = 0; i < people.Academic.Count; i++)
        {
            var row = people.Academic[i];
            await workbook.AddRowAsync([.. AcademicColumns.Select(c => Cell(c, row, i + 1))], ct);
        }

        await workbook.AddRowAsync([""], ct);
        await workbook.AddRowAsync(["注: 双培生、计划外学生及留学生一并列出; 如有出入请与教务处学籍管理科联系。"], ct);
        await workbook.FinishAsync(ct);
    }

    private static string Cell((string Header, string Field) column, DemoRow row, int number) =>
        column switch
        {
            ("序号", _) => number.ToString(),
            ("学籍状态", _) => "在籍",
            _ => row[column.Field],
        };

    private static XlsxColumn[] Columns((string Header, string Field)[] columns) =>
        [.. columns.Select(c => new XlsxColumn(c.Header))];
}
