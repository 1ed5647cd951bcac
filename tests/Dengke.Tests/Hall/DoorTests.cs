using System.Net;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Features.Shared.Capture;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

[Trait("Requirement", "CAP-1")]
public sealed class DoorTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    [Fact]
    public async Task CheckIn_InTheSlot_GivesATicketAndTheMaskedNameAlone()
    {
        var student = await fixture.Student(CaptureFixture.Ten);

        var entered = await CheckIn(fixture.Pass(student));

        Assert.Equal(DoorAnswer.Admitted, CaptureFixture.Ok(entered).Answer);
        Assert.Equal(MaskedName.Of(student.Name), entered.Value.Person);
        Assert.Equal(TicketState.Waiting, (await fixture.Ticket(student)).State);
    }

    [Theory]
    [InlineData(10, 45, "too_early")]
    [InlineData(9, 15, "too_late")]
    public async Task CheckIn_OutOfTheSlot_IsAnsweredAndLetInWithAReason(int hour, int minute, string code)
    {
        var student = await fixture.Student(CaptureFixture.At(hour, minute));

        var refused = await CheckIn(fixture.Pass(student));
        var allowed = await CheckIn(fixture.Pass(student), "下午有考试");

        Assert.Equal(code, refused.Failure?.Code);
        Assert.NotNull(refused.Failure!.English);
        Assert.Equal(DoorAnswer.Admitted, CaptureFixture.Ok(allowed).Answer);
    }

    [Fact]
    public async Task CheckIn_OfTheOtherCampus_SaysWhereAndWhen()
    {
        var student = await fixture.Student(CaptureFixture.At(9, 0, day: 23), CaptureFixture.Shahe);

        var refused = await CheckIn(fixture.Pass(student));

        Assert.Equal("wrong_session", refused.Failure?.Code);
        Assert.Contains("10月23日", refused.Failure!.Message);
        Assert.Contains("学生活动中心", refused.Failure.Message);
    }

    [Fact]
    public async Task CheckIn_WithoutASlot_IsRefused() =>
        Assert.Equal("no_slot", (await CheckIn(fixture.Pass(await fixture.Student()))).Failure?.Code);

    [Fact]
    public async Task CheckIn_Photographed_IsRefusedWithoutAReason()
    {
        var student = await fixture.Student(CaptureFixture.Ten);
        await fixture.App.Arrange(db => db.CapturedPhotos.Add(Photo(student)));

        Assert.Equal("captured_already", (await CheckIn(fixture.Pass(student))).Failure?.Code);
        Assert.True((await CheckIn(fixture.Pass(student), "照片闭眼, 重拍")).IsOk);
    }

    [Fact]
    public async Task CheckIn_AtTwoDoorsAtOnce_GivesOneTicket()
    {
        var student = await fixture.Student(CaptureFixture.Ten);
        var pass = fixture.Pass(student);

        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CheckIn(pass)));

        Assert.Single(both.Select(b => CaptureFixture.Ok(b).Number).Distinct());
        Assert.Single(both, b => b.Value.Answer == DoorAnswer.Admitted);
        Assert.Equal(1, await fixture.App.Read(db => db.HallTickets.CountAsync(t => t.StudentId == student.Id)));
    }

    [Theory]
    [InlineData(-89, null)]
    [InlineData(80, null)]
    [InlineData(130, "pass_stale")]
    [InlineData(86_400, "pass_stale")]
    public async Task CheckIn_PictureOfAPass_IsOfNoUseAfterAWhile(int secondsOld, string? code)
    {
        var student = await fixture.Student(CaptureFixture.Ten);

        var entered = await CheckIn(fixture.Pass(student, TimeSpan.FromSeconds(secondsOld)));

        Assert.Equal(code, entered.Failure?.Code);
    }

    [Fact]
    public async Task CheckIn_ForgedPass_IsUnknown()
    {
        var (own, other) = (await fixture.Student(CaptureFixture.Ten), await fixture.Student(CaptureFixture.Ten));
        var parts = fixture.Pass(own).Split('.');
        parts[1] = DoorPass.Name(other.Id);

        Assert.Equal("unknown_pass", (await CheckIn(string.Join('.', parts))).Failure?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0001\u0002\u0003")]
    [InlineData("DK1.")]
    [InlineData("DK1.....")]
    [InlineData("DK1.AAAAAAAAAAAAAAAAAAAAAA.99999999999999.AAAAAAAAAAAAAAAA")]
    [InlineData("2021999999")]
    [InlineData("' OR 1=1 --")]
    [InlineData("99999")]
    public async Task CheckIn_Garbage_IsOneSentence(string scanned)
    {
        var refused = await CheckIn(scanned);

        Assert.Equal(FailureKind.Refused, refused.Failure?.Kind);
        Assert.NotEmpty(refused.Failure!.Message);
    }

    [Fact]
    public async Task CheckIn_VeryLongText_IsRefused() =>
        Assert.Equal("unreadable", (await CheckIn(new string('x', 5000))).Failure?.Code);

    [Fact]
    public async Task Door_Scanned_ShowsTheTicketAndNeverTheWholeName()
    {
        var student = await fixture.Student(CaptureFixture.Ten);
        var door = await fixture.Operator.Open($"{CaptureFixture.Root()}/door");

        var answer = await door.Submit("签到", ("scanned", fixture.Pass(student)));

        Assert.Equal("请进", answer.TextOf(".door-word"));
        Assert.Contains(student.StudentNo, answer.TextOf(".door-answer"));
        Assert.Contains("没有采集码", answer.TextOf(".door-answer"));
        Assert.DoesNotContain(student.Name, answer.Document.Source.Text);
    }

    [Fact]
    public async Task Door_TooEarly_OffersToLetInByTheStudentNumber()
    {
        var student = await fixture.Student(CaptureFixture.At(14, 0));
        var door = await fixture.Operator.Open($"{CaptureFixture.Root()}/door");

        var refused = await door.Submit("签到", ("scanned", fixture.Pass(student)));
        var entered = await refused.Submit("放行", ("reason", "赶飞机"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("来早了", refused.TextOf(".door-word"));
        Assert.Equal("请进", entered.TextOf(".door-word"));
    }

    private Task<Outcome<CheckedIn>> CheckIn(string scanned, string? reason = null) =>
        fixture.Do(new CheckIn(CaptureFixture.Campaign, CaptureFixture.South, scanned, reason));

    private CapturedPhoto Photo(Student student) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = CaptureFixture.Campaign,
            StudentId = student.Id,
            State = PhotoState.Current,
            Occasion = CaptureFixture.South,
            TakenAt = fixture.Now.AddHours(-1),
        };
}
