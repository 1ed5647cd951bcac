using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Hall;
using Dengke.Tests.Capture;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Hall;

/// <summary>A session that a vendor's closed system shoots.</summary>
[Trait("Requirement", "CAP-8")]
public sealed class VendorTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>, IAsyncLifetime
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string Session = CaptureFixture.Vendor;

    public async ValueTask InitializeAsync()
    {
        await fixture.App.Read(async db =>
        {
            await db.ShotEntries.ExecuteDeleteAsync();
            await db.CapturedPhotos.ExecuteDeleteAsync();
            return await db.HallTickets.ExecuteDeleteAsync();
        });
        await fixture.Must(new SetStation(Campaign, Session, 1, Open: true));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Log_ScannedAndTyped_PhotographsThePersonUnderThatNumber()
    {
        var ticket = await Call();

        var number = CaptureFixture.Ok(await Log(ticket, " a-0099 "));
        var photo = await fixture.App.Read(db => db.CapturedPhotos.SingleAsync(p => p.StudentId == ticket.StudentId));

        Assert.Equal("A-0099", number);
        Assert.Equal((PhotoState.Current, "A-0099", Session), (photo.State, photo.ShotNumber, photo.Occasion));
    }

    [Fact]
    public async Task Log_NumberLeftOut_CountsOn()
    {
        var none = await Log(await Call(), null);
        await fixture.Must(new LogShot(Campaign, Session, 1, $"{(await Present()).Number}", "A0099"));

        var next = CaptureFixture.Ok(await Log(await Call(), null));

        Assert.Equal(FailureKind.Invalid, none.Failure?.Kind);
        Assert.Equal("A0100", next);
    }

    [Fact]
    public async Task Log_OfSomebodyWhoWasNotCalled_IsRefusedAndSoIsATakenNumber()
    {
        var called = await Call();
        var other = await Enter();

        var swapped = await Log(other, "B1");
        CaptureFixture.Ok(await Log(called, "B1"));
        var taken = await Log(await Call(), "B1");

        Assert.Equal("out_of_order", swapped.Failure?.Code);
        Assert.Equal("shot_number_taken", taken.Failure?.Code);
    }

    [Theory]
    [InlineData("号码")]
    [InlineData("A 1")]
    [InlineData("12345678901234567890123456789012345678901")]
    public async Task Log_WhatIsNoNumber_IsRefused(string number) =>
        Assert.Equal(FailureKind.Invalid, (await Log(await Call(), number)).Failure?.Kind);

    [Fact]
    public async Task Correct_WithAReason_KeepsTheWrongEntryAndMovesThePhoto()
    {
        var ticket = await Call();
        CaptureFixture.Ok(await Log(ticket, "C1"));
        var page = await fixture.Operator.Open($"{CaptureFixture.Root(Session)}/shots");

        var corrected = await page.Submit("更正", ("shotNumber", "C7"), ("reason", "看错一位"));
        var entries = await fixture.App.Read(db => db.ShotEntries.OrderBy(e => e.Id).ToListAsync());
        var photo = await fixture.App.Read(db => db.CapturedPhotos.SingleAsync(p => p.StudentId == ticket.StudentId));

        Assert.Contains("已更正", corrected.Text);
        Assert.Equal(["看错一位", null], entries.Select(e => e.VoidReason));
        Assert.Equal("C7", photo.ShotNumber);
    }

    [Fact]
    [Trait("Requirement", "SEC-5")]
    public async Task Export_ForTheVendor_HasNeitherNameNorNumberOfAnybody()
    {
        var ticket = await Call();
        CaptureFixture.Ok(await Log(ticket, "D1"));
        var student = await fixture.App.Read(db => db.Students.SingleAsync(s => s.Id == ticket.StudentId));

        var file = await (await fixture.Operator.Browser()).Http.GetByteArrayAsync(
            $"{CaptureFixture.Root(Session)}/shots?handler=export",
            TestContext.Current.CancellationToken
        );
        var text = SheetText(file);

        Assert.Contains("D1", text);
        Assert.DoesNotContain(student.Name, text);
        Assert.DoesNotContain(student.StudentNo, text);
        Assert.DoesNotContain(student.ExamNo, text);
        Assert.DoesNotMatch("[\\u4e00-\\u9fff]{2,3}试", text);
    }

    [Fact]
    public async Task Import_OfTheOutcome_RejectsAndListsWhatNobodyLogged()
    {
        var (good, bad) = (await Photograph("E1"), await Photograph("E2"));
        var csv = "拍摄号,结果,备注\nE1,合格,\ne2,不合格,闭眼\nE9,合格,\nE3,不知道,\n"u8.ToArray();
        var page = await fixture.Operator.Open($"{CaptureFixture.Root(Session)}/shots");

        var imported = await page.Upload("导入结果", "file", "outcome.csv", csv);
        var again = await imported.Upload("导入结果", "file", "outcome.csv", csv);
        var photos = await fixture.App.Read(db => db.CapturedPhotos.ToDictionaryAsync(p => p.StudentId));

        Assert.Contains("合格 1, 不合格 1, 缺失 0; 未登记的拍摄号 1 个 E9; 读不懂 1 行", imported.Text);
        Assert.Contains("合格 1, 不合格 1", again.Text);
        Assert.Equal(PhotoState.Current, photos[good.StudentId].State);
        Assert.Equal((PhotoState.Rejected, "闭眼"), (photos[bad.StudentId].State, photos[bad.StudentId].Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("拍摄号\nE1")]
    [InlineData("MZ")]
    public async Task Import_OfAnythingElse_IsOneSentence(string text)
    {
        var page = await fixture.Operator.Open($"{CaptureFixture.Root(Session)}/shots");

        var refused = await page.Upload("导入结果", "file", "x.csv", System.Text.Encoding.UTF8.GetBytes(text));

        Assert.InRange((int)refused.Status, 400, 499);
        Assert.NotEmpty(refused.TextOf("[role=alert]") ?? "");
    }

    [Fact]
    public async Task Station_WithoutVendor_TakesNoShotNumbers()
    {
        var refused = await fixture.Do(new LogShot(Campaign, CaptureFixture.South, 1, "1", "A1"));

        Assert.Equal("no_vendor", refused.Failure?.Code);
    }

    private async Task<HallTicket> Enter()
    {
        var student = await fixture.Student(CaptureFixture.Ten, Session);
        await fixture.Must(new CheckIn(Campaign, Session, fixture.Pass(student)));
        return await fixture.Ticket(student);
    }

    private async Task<HallTicket> Photograph(string number)
    {
        var ticket = await Call();
        CaptureFixture.Ok(await Log(ticket, number));
        return ticket;
    }

    /// <summary>Somebody who is called to the first station.</summary>
    private async Task<HallTicket> Call()
    {
        await Enter();
        await fixture.Must(new CallNext(Campaign, Session, 1));
        return await Present();
    }

    private Task<HallTicket> Present() =>
        fixture.App.Read(db => db.HallTickets.SingleAsync(t => t.SessionId == Session && t.State == TicketState.Called));

    private Task<Outcome<string>> Log(HallTicket ticket, string? number) =>
        fixture.Do(new LogShot(Campaign, Session, 1, $"{ticket.Number}", number));

    private static string SheetText(byte[] file)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        return string.Concat(
            archive.Entries.Select(e =>
            {
                using var reader = new StreamReader(e.Open());
                return reader.ReadToEnd();
            })
        );
    }
}
