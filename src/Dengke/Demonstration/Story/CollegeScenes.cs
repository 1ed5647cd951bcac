using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Colleges;
using Dengke.Features.Counselors;
using Dengke.Features.Registrar;
using Dengke.Features.Shared.Summaries;
using Dengke.Platform.Access;
using Dengke.Serving;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Demonstration.Story;

/// <summary>
/// What the colleges and the registrar do: six colleges sign early on the last morning, the others before ten, one late within an
/// extension, one is returned and signs again; papers come in, corrections are decided, whoever is left is admitted late.
/// </summary>
internal sealed class CollegeScenes(Stage stage)
{
    private const int Early = 6;
    private const int Returned = 3;
    private static readonly DateTime LastDay = new(2024, 10, 21);
    private static readonly DateTime Supplement = new(2024, 10, 25);

    public IReadOnlyList<Scene> All()
    {
        var colleges = stage.Campaign.Colleges.Select(c => c.Name).ToList();
        var late = colleges.Count - 1;
        return
        [
            .. colleges.SelectMany((c, i) => SignAndHandIn(c, i, i == late)),
            .. ReturnedOnce(colleges[Returned]),
            new Scene(LastDay.AddHours(11), () => Extend(Phase.CollegeSubmission, colleges[late], LastDay.AddHours(18))),
            new Scene(LastDay.AddHours(16), () => Decide(everySecond: true)),
            .. Supplements(colleges),
        ];
    }

    private IEnumerable<Scene> SignAndHandIn(string college, int index, bool isLate)
    {
        var signed =
            isLate ? LastDay.AddHours(15)
            : index < Early ? LastDay.AddHours(8).AddMinutes(5 * index)
            : LastDay.AddHours(9).AddMinutes(3 * index);
        yield return new Scene(signed, () => CloseAndSign(college));
        if (index == Returned)
        {
            yield break;
        }

        var arrived =
            index % 7 == 6 ? LastDay.AddDays(1).AddHours(15).AddMinutes(index) : LastDay.AddHours(14).AddMinutes(4 * index);
        yield return new Scene(arrived, () => HandIn(college, index));
    }

    private IEnumerable<Scene> ReturnedOnce(string college)
    {
        yield return new Scene(LastDay.AddHours(13), () => Extend(Phase.CollegeSubmission, college, LastDay.AddHours(18)));
        yield return new Scene(LastDay.AddHours(13.25), () => Return(college));
        yield return new Scene(LastDay.AddHours(15.5), () => CloseAndSign(college));
        yield return new Scene(LastDay.AddHours(17), () => HandIn(college, Returned));
    }

    /// <summary>Everybody who is left is admitted late, registered by proxy, and comes in with a supplement.</summary>
    private IEnumerable<Scene> Supplements(IReadOnlyList<string> colleges)
    {
        yield return new Scene(Supplement.AddHours(9), () => Extend(Phase.Confirmation, null, Supplement.AddHours(17)));
        yield return new Scene(Supplement.AddHours(9.1), () => Extend(Phase.CollegeSubmission, null, Supplement.AddHours(18)));
        yield return new Scene(Supplement.AddHours(10), RegisterTheRest);
        foreach (var (college, i) in colleges.Select((c, i) => (c, i)))
        {
            yield return new Scene(Supplement.AddHours(14).AddMinutes(i), () => CloseAndSign(college));
            yield return new Scene(Supplement.AddHours(16).AddMinutes(i), () => HandIn(college, i));
        }

        yield return new Scene(Supplement.AddDays(3).AddHours(9), () => Decide(everySecond: false));
        yield return new Scene(new DateTime(2024, 12, 9, 10, 0, 0), Conclude);
    }

    private async Task CloseAndSign(string college)
    {
        if (
            stage.Cast.Find(Role.CollegeSecretary, college) is not { } secretary
            || stage.Cast.Find(Role.CollegeLeader, college) is not { } leader
            || await stage.Do(secretary, new CloseSummary(stage.Campaign.Id, college, await Version(college))) == 0
        )
        {
            return;
        }

        var rows = await stage.Read(db =>
            SummaryRows.Load(db, stage.Vault, stage.Campaign, college, [ConfirmationState.InSummary], stage.Cancelled)
        );
        var password = await stage.Read(db =>
            PasswordCheck.Again(db, leader.AccountId!.Value, Welcome.DemoPassword, stage.Cancelled)
        );
        await stage.Must(leader, new SignSummary(stage.Campaign.Id, college, rows.Hash(), password, await Version(college)));
    }

    private async Task HandIn(string college, int index)
    {
        if (await Newest(college) is not { PaperArrivedAt: null, ReturnedAt: null } signed)
        {
            return;
        }

        var way = index % 3 == 0 ? PaperWay.InternalPost : PaperWay.ByHand;
        var number = way == PaperWay.InternalPost ? $"XN2024{index + 1:0000}" : null;
        await stage.Must(stage.Cast.Registrar, new RecordPaper(stage.Campaign.Id, signed.Id, way, number, signed.Version));
        await stage.Must(stage.Cast.Registrar, new AcceptSubmission(stage.Campaign.Id, college, await Version(college)));
    }

    private async Task Return(string college) =>
        await stage.Do(
            stage.Cast.Registrar,
            new ReturnSubmission(
                stage.Campaign.Id,
                college,
                "有两名学生的班级与教务系统不一致, 请核实后重新签字",
                await Version(college)
            )
        );

    private Task<Guid> Extend(Phase phase, string? college, DateTime until) =>
        stage.Must(
            stage.Cast.Registrar,
            new ExtendWindow(
                stage.Campaign.Id,
                phase,
                college,
                null,
                until,
                college is null ? "为未登记学生补办" : "院领导出差, 同意顺延"
            )
        );

    private async Task RegisterTheRest()
    {
        var rest = await stage.Read(db =>
            db.Students.AsNoTracking()
                .Include(s => s.Confirmation)
                .Where(s => s.CampaignId == stage.Campaign.Id && s.InCohort)
                .OrderBy(s => s.StudentNo)
                .ThenBy(s => s.Id)
                .ToListAsync(stage.Cancelled)
        );
        foreach (var student in rest.Where(s => s.Confirmation?.State.IsRegistered() != true))
        {
            if (stage.Cast.Find(Role.Counselor, student.ClassName) is not { } counselor)
            {
                continue;
            }

            if (student.Confirmation?.State.IsDeclared() == true)
            {
                await stage.Do(counselor, new RegisterStudents(stage.Campaign.Id, [student.Id], EvidenceSeen: true));
                continue;
            }

            await stage.Do(
                counselor,
                new RegisterByProxy(
                    stage.Campaign.Id,
                    student.Id,
                    "多次联系后由本人电话逐项核对",
                    student.Confirmation?.Version ?? 0
                )
            );
        }
    }

    /// <summary>Grants what the school decides and sends on what it does not; the first time only every second.</summary>
    private async Task Decide(bool everySecond)
    {
        var waiting = await Corrections(CorrectionState.Submitted);
        foreach (var (correction, i) in waiting.Select((c, i) => (c, i)).Where(c => !everySecond || c.i % 2 == 0))
        {
            var command =
                correction.Route != RouteDecision.School
                    ? new DecideCorrections(
                        stage.Campaign.Id,
                        [correction.Id],
                        Decision.Forward,
                        null,
                        $"市教委, 教学籍函〔2024〕{i + 1}号"
                    )
                : i % 9 == 8
                    ? new DecideCorrections(stage.Campaign.Id, [correction.Id], Decision.Refuse, "公安证明与户口簿不一致", null)
                : new DecideCorrections(stage.Campaign.Id, [correction.Id], Decision.Grant, null, null);
            await stage.Do(stage.Cast.Registrar, command);
        }
    }

    /// <summary>The answers to what was sent on, and whatever is still open.</summary>
    private async Task Conclude()
    {
        await Decide(everySecond: false);
        foreach (var correction in await Corrections(CorrectionState.Forwarded))
        {
            await stage.Do(
                stage.Cast.Registrar,
                new DecideCorrections(stage.Campaign.Id, [correction.Id], Decision.Grant, "市教委批复同意", null)
            );
        }
    }

    private Task<List<Correction>> Corrections(CorrectionState state) =>
        stage.Read(db =>
            db.Corrections.AsNoTracking()
                .Where(c => c.CampaignId == stage.Campaign.Id && c.State == state)
                .OrderBy(c => c.AskedAt)
                .ThenBy(c => c.Id)
                .ToListAsync(stage.Cancelled)
        );

    private Task<int> Version(string college) =>
        stage.Read(db =>
            db.CollegeSubmissions.Where(s => s.CampaignId == stage.Campaign.Id && s.College == college)
                .Select(s => s.Version)
                .FirstOrDefaultAsync(stage.Cancelled)
        );

    private Task<SignedSummary?> Newest(string college) =>
        stage.Read(db =>
            db.SignedSummaries.AsNoTracking()
                .Where(s =>
                    db.CollegeSubmissions.Any(c =>
                        c.Id == s.SubmissionId && c.CampaignId == stage.Campaign.Id && c.College == college
                    )
                )
                .OrderByDescending(s => s.Round)
                .FirstOrDefaultAsync(stage.Cancelled)
        );
}
