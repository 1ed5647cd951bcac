using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Clock;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Front;

/// <summary>A person of the demo, shown with what there is to try.</summary>
public sealed record Persona(Guid AccountId, Role Role, string? Scope, string Name)
{
    /// <summary>The character on the persona's seal.</summary>
    public string Sign =>
        Role switch
        {
            Role.Student => "生",
            Role.Counselor => "辅",
            Role.CollegeSecretary => "秘",
            Role.CollegeLeader => "院",
            Role.Registrar => "籍",
            Role.PhotoOperator => "采",
            Role.Auditor => "审",
            _ => "管",
        };
}

/// <summary>The public front page: what this is, when what is due, and in a demo one sign-in per role.</summary>
[AllowAnonymous]
public sealed class FrontModel(TimeProvider clock) : DengkePage
{
    public bool SignedIn => User.Identity?.IsAuthenticated == true;

    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    /// <summary>Whether anything is published to be read.</summary>
    public bool HasNotice { get; private set; }

    public Campaign? Campaign { get; private set; }

    public IEnumerable<(string Name, string When)> Schedule =>
        Enum.GetValues<Phase>()
            .Select(p => (Phase: p, Window: Campaign!.Phases.WindowOf(p)))
            .Where(p => p.Window is not null)
            .Select(p =>
                (T(p.Phase.Name(), p.Phase.EnglishName()), T(p.Window!.Value.Describe(), p.Window.Value.DescribeInEnglish()))
            );

    public async Task OnGet()
    {
        if (await CurrentCampaign.Of(HttpContext, Db) is { } row)
        {
            Campaign = (await StoredCampaign.Load(Db, row.Id, HttpContext.RequestAborted)).Value;
            HasNotice = await Db.PublishedDocuments.AnyAsync(d => d.CampaignId == row.Id, HttpContext.RequestAborted);
        }

        if (clock is DemoClock)
        {
            Personas = await Choose();
        }
    }

    public string What(Persona persona) =>
        persona.Role switch
        {
            Role.Student => T("核对本人信息, 看两个系统是否一致", "Checks the own record in both systems"),
            Role.Counselor => T("看自己班级学生的差异", "Sees the differences of the own classes"),
            Role.CollegeSecretary => T("汇总本学院的更正, 送院领导签字", "Assembles the college's corrections for signature"),
            Role.CollegeLeader => T("签署并提交本学院的更正汇总表", "Signs and submits the college's summary"),
            Role.Registrar => T("导入、比对、批次设置", "Imports, compares, sets the campaign up"),
            Role.PhotoOperator => T("看采集安排, 看不到姓名和证件号码", "Sees the sessions; no names, no numbers"),
            Role.Auditor => T("查阅操作记录, 不能更改", "Reads the audit trail, changes nothing"),
            _ => T("管理账户, 看不到学生信息", "Manages accounts, sees no student"),
        };

    /// <summary>One person a role; of the students one with something to look at.</summary>
    private async Task<IReadOnlyList<Persona>> Choose()
    {
        var staff = await Db
            .AccountGrants.Where(g => g.Role != Role.Student)
            .Join(
                Db.Accounts,
                g => g.AccountId,
                a => a.Id,
                (g, a) => new { a.UserName, Persona = new Persona(a.Id, g.Role, g.Scope, a.DisplayName) }
            )
            .ToListAsync();
        var students = await Db
            .AccountGrants.Where(g => g.Role == Role.Student)
            .Join(Db.Accounts, g => g.AccountId, a => a.Id, (g, a) => new { g.Scope, Account = a })
            .Join(Db.Students, g => g.Scope, s => s.StudentNo, (g, s) => new { g.Account, Student = s })
            .Where(s => s.Account.UserName.StartsWith("s-") && s.Student.InCohort)
            .OrderByDescending(s => s.Student.Findings)
            .ThenBy(s => s.Account.UserName)
            .Select(s => new
            {
                s.Account.Id,
                s.Student.StudentNo,
                s.Student.Name,
                s.Student.Findings,
            })
            .Take(1)
            .ToListAsync();
        return
        [
            .. students.Select(s => new Persona(s.Id, Role.Student, s.StudentNo, s.Name)),
            .. staff.GroupBy(p => p.Persona.Role).OrderBy(g => g.Key).Select(g => g.MinBy(p => p.UserName)!.Persona),
        ];
    }
}
