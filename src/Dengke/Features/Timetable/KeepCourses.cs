using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Timetable;

[Words("导入课程表 {file}: {lessons} 节课", "Course timetable {file}: {lessons} lessons")]
public sealed record CoursesImported(string Campaign, string File, int Lessons) : IAuditEvent
{
    public string? Subject => Campaign;
}

/// <summary>Keeps the lessons of a course timetable as times in which classes cannot come; what the same file brought before goes.</summary>
/// <param name="File">Its name, at most 200 characters.</param>
[Operation("timetable.import_courses", Role.Registrar)]
public sealed record KeepCourses(string CampaignId, string File, IReadOnlyList<Lesson> Lessons) : Command<Done>
{
    private const int LongestName = 200;

    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var loaded = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!loaded.IsOk)
        {
            return loaded.Failure!;
        }

        if (File.Length is 0 or > LongestName)
        {
            return Failure.Invalid(
                "file",
                $"文件名至多 {LongestName} 个字。",
                $"The file's name may have {LongestName} characters."
            );
        }

        await work.Db.TimetableRules.Where(r => r.CampaignId == CampaignId && r.Source == File).ExecuteDeleteAsync(ct);
        work.Db.TimetableRules.AddRange(
            Lessons
                .Distinct()
                .Select(l => new TimetableRule
                {
                    Id = work.NewId(),
                    CampaignId = CampaignId,
                    Kind = TimetableRuleKind.Blocked,
                    ClassName = l.ClassName,
                    From = ChinaTime.ToInstant(l.From),
                    Until = ChinaTime.ToInstant(l.Until),
                    Reason = l.Course.Length > 0 ? $"上课: {Short(l.Course)}" : "上课",
                    Source = File,
                    AddedBy = work.Actor.Name,
                    AddedAt = work.Now,
                })
        );
        work.Record(new CoursesImported(CampaignId, File, Lessons.Count));
        return default(Done);
    }

    private static string Short(string course) => course.Length <= 200 ? course : course[..200];
}
