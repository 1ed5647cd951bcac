using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Sealing;
using Dengke.Features.Sealing;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Sealing;

/// <summary>Sealing itself; each test has a campaign of its own, since one can be sealed but once.</summary>
[Trait("Requirement", "SEA-2")]
public sealed class SealTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly SealFixture seal = new(template);

    public ValueTask InitializeAsync() => seal.InitializeAsync();

    public ValueTask DisposeAsync() => seal.DisposeAsync();

    [Fact]
    public async Task Seal_EverythingDone_FixesEveryRecordUnderOneSignedRoot()
    {
        var students = await seal.Done(5);

        await seal.MustSeal();

        var keys = await seal.Keys();
        foreach (var student in students)
        {
            var held = ReceiptCheck.Check(Encoding.UTF8.GetBytes(await seal.Receipt(student)), keys);
            Assert.True(held.IsOk, held.Failure?.Message);
            Assert.Equal(student.StudentNo, held.Value.Receipt.StudentNo);
            Assert.Equal((5, SealFixture.Day), (held.Value.Root.Size, held.Value.Root.SealedAt));
        }
    }

    [Fact]
    public async Task Seal_Record_HasTheValuesThePhotoAndNoMore()
    {
        var student = (await seal.Done(1))[0];

        await seal.MustSeal();

        using var receipt = JsonDocument.Parse(await seal.Receipt(student));
        string[] members = ["version", "campaign", "record", "index", "size", "path", "root"];
        Assert.Equal(members, receipt.RootElement.EnumerateObject().Select(m => m.Name));
        var record = receipt.RootElement.GetProperty("record");
        var shot = await seal.App.Read(db => db.ReceivedShots.SingleAsync(s => s.StudentId == student.Id));
        Assert.Equal("11010120030101001X", record.GetProperty("values").GetProperty("document_no").GetString());
        Assert.Equal(shot.Sha256, record.GetProperty("photo").GetProperty("sha256").GetString());
        Assert.Equal("final", record.GetProperty("state").GetString());
        Assert.Equal(22, record.GetProperty("nonce").GetString()!.Length);
    }

    [Fact]
    public async Task Seal_GrantedCorrection_IsInTheRecord()
    {
        var student = (await seal.Done(1))[0];
        await Correct(student, "name", "欧阳真", granted: true);

        await seal.MustSeal();

        using var receipt = JsonDocument.Parse(await seal.Receipt(student));
        Assert.Equal("欧阳真", receipt.RootElement.GetProperty("record").GetProperty("values").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Seal_SameStudentsAgain_HaveNoncesOfTheirOwn()
    {
        await seal.Done(2);

        await seal.MustSeal();

        var lines = Encoding.UTF8.GetString((await seal.Files())["records.jsonl"]).TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Select(l => l[l.IndexOf("\"nonce\":", StringComparison.Ordinal)..][9..31]).Distinct().Count());
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    public async Task Seal_OpenCorrection_IsRefusedAndSaysWhat()
    {
        var student = (await seal.Done(2))[0];
        await Correct(student, "name", "欧阳真", granted: false);

        var refused = await seal.Seal();

        Assert.Equal("not_ready", refused.Failure?.Code);
        Assert.Contains("更正未审 1", refused.Failure!.Message);
        Assert.Empty(await seal.App.Read(db => db.CampaignSeals.ToListAsync()));
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    public async Task Seal_NamedException_StandsInTheRecordWithItsReason()
    {
        await seal.Done(1);
        var student = await seal.WithoutPortrait();
        Assert.Equal("not_ready", (await seal.Seal()).Failure?.Code);
        CaptureFixture.Ok(await seal.Name(OpenKind.NoPortrait, student.Id.ToString()));

        await seal.MustSeal();

        using var receipt = JsonDocument.Parse(await seal.Receipt(student));
        var exception = receipt.RootElement.GetProperty("record").GetProperty("exceptions")[0];
        Assert.Equal("no_portrait", exception.GetProperty("kind").GetString());
        Assert.Equal("休学, 随下一届办理", exception.GetProperty("reason").GetString());
        Assert.Equal(1, (await seal.SealRow()).Exceptions);
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    public async Task Seal_ExceptionTakenBack_IsRefused()
    {
        var student = await seal.WithoutPortrait();
        CaptureFixture.Ok(await seal.Name(OpenKind.NoPortrait, student.Id.ToString()));
        var withdraw = new WithdrawExceptions(SealFixture.Campaign, OpenKind.NoPortrait, [student.Id.ToString()]);
        CaptureFixture.Ok(await (await seal.Registrar()).Run(withdraw));

        Assert.Equal("not_ready", (await seal.Seal()).Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "SEA-1")]
    public async Task Seal_MakeUpNotOver_IsRefusedAndCannotBeNamed()
    {
        await seal.Done(1);
        await seal.App.Arrange(db =>
            db.WindowExtensions.Add(
                new WindowExtension
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = SealFixture.Campaign,
                    Phase = Phase.MakeUp,
                    Until = SealFixture.Day.AddDays(3),
                    Reason = "照相馆停电",
                    GrantedBy = "registrar",
                    GrantedAt = SealFixture.Day,
                }
            )
        );

        var refused = await seal.Seal();
        var named = await seal.Name(OpenKind.PhaseOpen, nameof(Phase.MakeUp));

        Assert.Equal("not_ready", refused.Failure?.Code);
        Assert.Contains("阶段未结束 1(补采至", refused.Failure!.Message);
        Assert.Equal("cannot_be_named", named.Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Seal_BeforeTheMakeUpEnds_IsOutsideTheWindow()
    {
        await seal.Done(1);
        seal.App.Clock.SetUtcNow(SealFixture.Day);
        await seal.Reading.Capture.Revise(c =>
            c with
            {
                Phases = c.Phases with { Sealing = new Window(new(2025, 6, 1, 8, 0, 0), new(2025, 6, 13, 17, 0, 0)) },
            }
        );

        var refused = await seal.Seal();

        Assert.Equal("outside_window", refused.Failure?.Code);
        Assert.Contains("6月1日", refused.Failure!.Message);
    }

    [Fact]
    public async Task Seal_WrongPasswordOrPhrase_SealsNothing()
    {
        await seal.Done(1);

        var password = await seal.Seal(password: "not this one");
        var phrase = await seal.Seal(phrase: "封存");

        Assert.Equal(SealAnswer.WrongPassword, CaptureFixture.Ok(password));
        Assert.Contains("封存2025", phrase.Failure!.Message);
        Assert.Empty(await seal.App.Read(db => db.CampaignSeals.ToListAsync()));
        var person = await (await seal.Registrar()).Account();
        Assert.Equal(1, person.FailedSignIns);
    }

    [Fact]
    public async Task Seal_SealedAlready_IsRefused()
    {
        await seal.Done(1);
        await seal.MustSeal();

        Assert.Equal("campaign_sealed", (await seal.Seal()).Failure?.Code);
        Assert.Single(await seal.App.Read(db => db.CampaignSeals.ToListAsync()));
    }

    [Fact]
    [Trait("Requirement", "SEA-5")]
    public async Task Seal_Audit_IsSealedUpToAndWithTheAct()
    {
        await seal.Done(1);

        await seal.MustSeal();

        var row = await seal.SealRow();
        Assert.NotNull(row.AuditSeal);
        Assert.Equal(
            0,
            await seal.App.Read(db => db.Operations.CountAsync(o => !db.AuditLeaves.Any(l => l.OperationId == o.Id)))
        );
    }

    [Fact]
    public async Task SealedRows_ChangedOrRemovedBySql_AreKeptByTheDatabase()
    {
        await seal.Done(2);
        await seal.MustSeal();

        await Refused(db =>
            db.SealedStudents.Where(s => s.Index == 0).ExecuteUpdateAsync(u => u.SetProperty(s => s.LeafHash, "x"))
        );
        await Refused(db => db.SealedStudents.ExecuteDeleteAsync());
        await Refused(db => db.CampaignSeals.ExecuteUpdateAsync(u => u.SetProperty(s => s.Root, "x")));
        await Refused(db => db.CampaignSeals.ExecuteDeleteAsync());

        async Task Refused(Func<DengkeDb, Task<int>> change) =>
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => seal.App.Read(change));
    }

    private Task Correct(Student student, string field, string value, bool granted)
    {
        var correction = Guid.CreateVersion7();
        return seal.App.Arrange(db =>
        {
            db.Corrections.Add(
                new Correction
                {
                    Id = correction,
                    CampaignId = SealFixture.Campaign,
                    StudentId = student.Id,
                    Field = field,
                    State = granted ? Domain.Confirmation.CorrectionState.Applied : Domain.Confirmation.CorrectionState.Submitted,
                    RequestedValue = value,
                    Reason = "身份证上是这样",
                    AskedBy = student.Name,
                }
            );
            if (granted)
            {
                db.RecordAmendments.Add(
                    new RecordAmendment
                    {
                        Id = Guid.CreateVersion7(),
                        CampaignId = SealFixture.Campaign,
                        StudentId = student.Id,
                        Source = Domain.Records.Source.Registry,
                        Field = field,
                        NewValue = value,
                        CorrectionId = correction,
                        At = CaptureFixture.Ten,
                    }
                );
            }
        });
    }
}
