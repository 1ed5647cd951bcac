using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Access;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Colleges;

/// <summary>The college's students whom no counselor has registered, as XLSX: whom to call, and who calls them.</summary>
[Allow(Role.CollegeSecretary, Role.CollegeLeader, Role.Registrar)]
public sealed class MissingModel : CollegePage
{
    public async Task<IActionResult> OnGet()
    {
        if (await LoadCollege() is { } missing)
        {
            return missing;
        }

        var ct = HttpContext.RequestAborted;
        var (classes, _) = await ClassView.Load(Db, Settings, College, ct);
        using var output = new MemoryStream();
        await using (var writer = await XlsxWriter.StartAsync(output, T("未登记", "Missing"), Columns(), ct))
        {
            await writer.AddHeaderAsync(ct);
            foreach (var (group, student) in classes.SelectMany(c => c.Missing.Select(s => (c, s))))
            {
                string state = Words(ConfirmationWords.Of(student.State));
                string?[] row = [student.StudentNo, student.Name, group.ClassName, state, group.Counselor, group.Phone];
                await writer.AddRowAsync(row, ct);
            }

            await writer.FinishAsync(ct);
        }

        return File(output.ToArray(), SummaryWorkbook.ContentType, $"{Campaign.Title}-{College}-{T("未登记", "missing")}.xlsx");
    }

    private XlsxColumn[] Columns() =>
        [
            new(T("学号", "Student no."), 14),
            new(T("姓名", "Name"), 16),
            new(T("班级", "Class"), 18),
            new(T("状态", "State"), 12),
            new(T("辅导员", "Counselor"), 16),
            new(T("辅导员电话", "Counselor's phone"), 18),
        ];
}
