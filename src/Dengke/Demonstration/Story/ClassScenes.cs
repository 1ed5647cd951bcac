using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Corrections;
using Dengke.Features.Counselors;
using Dengke.Features.Demo.People;
using Dengke.Features.Mine;
using Dengke.Features.Shared.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Demonstration.Story;

/// <summary>
/// What students and counselors do in the twelve days of the confirmation: nearly all check and declare, some ask for a correction,
/// a few look and forget, a few never come; counselors register what is declared every few days and call the others at the end.
/// </summary>
internal sealed class ClassScenes(Stage stage, DemoRandom random)
{
    private static readonly byte[] Evidence = Resource();
    private static readonly int[] RegisterDays = [11, 14, 17, 20];

    public async Task<IReadOnlyList<Scene>> All()
    {
        var students = await stage.Read(db =>
            db.Students.AsNoTracking()
                .Include(s => s.Differences)
                .Where(s => s.CampaignId == stage.Campaign.Id && s.InCohort)
                .OrderBy(s => s.StudentNo)
                .ThenBy(s => s.Id)
                .ToListAsync(stage.Cancelled)
        );
        return
        [
            .. students.SelectMany(Of),
            .. students
                .Select(s => s.ClassName)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .SelectMany((name, i) => RegisterDays.Select(day => new Scene(Day(day, 17, i % 60), () => Register(name)))),
        ];
    }

    private IEnumerable<Scene> Of(Student student)
    {
        if (stage.Cast.Find(Role.Student, student.StudentNo) is not { } actor)
        {
            yield break;
        }

        var fate = random.Next(1000);
        var at = Day(random.Between(9, 19), random.Between(9, 21), random.Next(60));
        if (fate < 15)
        {
            // Never comes. Some are on exchange abroad, and the counselor registers them by proxy.
            if (fate < 5 && stage.Cast.Find(Role.Counselor, student.ClassName) is { } counselor)
            {
                yield return new Scene(Day(20, 19, random.Next(60)), () => Proxy(counselor, student.Id));
            }

            yield break;
        }

        yield return new Scene(at, () => stage.Do(actor, new ViewMyRecord(student.CampaignId, student.Id)));
        if (fate < 30)
        {
            yield break;
        }

        // A few come after the counselor's last round.
        at = fate < 40 ? Day(20, 22, random.Next(60)) : at.AddMinutes(random.Between(2, 25));
        var wrong = student.Differences.Find(d =>
            d is { Verdict: Verdict.Differs, Field: "name" or "birth_date" or "document_no" }
        );
        var asks = wrong is not null && random.Chance(700);
        yield return new Scene(at, () => Declare(actor, student, asks ? wrong!.Field : null));
    }

    private async Task Declare(Actor actor, Student student, string? wrongField)
    {
        if (wrongField is not null)
        {
            var record = await stage.Read(db => WorkingRecord.Load(db, stage.Vault, student, stage.Cancelled));
            var value = record.Academic?.GetValueOrDefault(wrongField);
            var asked = await stage.Do(
                actor,
                new AskCorrection(
                    student.CampaignId,
                    student.Id,
                    wrongField,
                    value,
                    "学信网上的内容与本人身份证不一致",
                    RegistryWrong: true,
                    AcademicWrong: false,
                    [
                        new NewEvidence("id_card", Evidence, "image/jpeg"),
                        new NewEvidence("household_register", Evidence, "image/jpeg"),
                        new NewEvidence("police_certificate", Evidence, "image/jpeg"),
                    ]
                )
            );
            wrongField = asked == default ? null : wrongField;
        }

        var ticked = stage.Campaign.Catalogue().Fields.Select(f => f.Key).Where(k => k != wrongField).ToList();
        var version = await stage.Read(db =>
            db.StudentConfirmations.Where(c => c.StudentId == student.Id).Select(c => c.Version).SingleAsync(stage.Cancelled)
        );
        await stage.Do(actor, new DeclareRecord(student.CampaignId, student.Id, ticked, version));
    }

    private async Task Register(string className)
    {
        var declared = await stage.Read(db =>
            db.Students.Where(s => s.CampaignId == stage.Campaign.Id && s.ClassName == className && s.Confirmation != null)
                .Where(s =>
                    s.Confirmation!.State == ConfirmationState.DeclaredCorrect
                    || s.Confirmation.State == ConfirmationState.CorrectionAsked
                )
                .Select(s => s.Id)
                .ToListAsync(stage.Cancelled)
        );
        if (declared.Count > 0 && stage.Cast.Find(Role.Counselor, className) is { } counselor)
        {
            await stage.Do(counselor, new RegisterStudents(stage.Campaign.Id, declared));
        }
    }

    private async Task Proxy(Actor counselor, Guid student)
    {
        await stage.Do(counselor, new NoteContact(stage.Campaign.Id, student, "已电话告知, 在国外交换无法登录"));
        await stage.Do(
            counselor,
            new RegisterByProxy(stage.Campaign.Id, student, "在国外交换, 无法登录, 已电话逐项核对", Version: 0)
        );
    }

    private static DateTime Day(int day, int hour, int minute) => new(2024, 10, day, hour, minute, 0);

    private static byte[] Resource()
    {
        using var stream = typeof(ClassScenes).Assembly.GetManifestResourceStream("Dengke.Demonstration.Story.evidence.jpg")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
