using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
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
        var rows = classes.SelectMany(c =>
            c.Missing.Select(s =>
                (string?[])[s.StudentNo, s.Name, c.ClassName, T(ConfirmationWords.Of(s.State)), c.Counselor, c.Phone]
            )
        );
        var name = T("未登记", "Missing");
        return await SheetFile.Of($"{Campaign.Title}-{College}-{name}", name, Columns(), rows, ct);
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
