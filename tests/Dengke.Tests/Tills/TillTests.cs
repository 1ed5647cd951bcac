using System.Net;
using CsCheck;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Fees;
using Dengke.Platform.Access;
using Dengke.Tests.Capture;
using Dengke.Tests.People;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Tills;

[Trait("Requirement", "PAY-1")]
public sealed class TillTests(CaptureFixture fixture) : IClassFixture<CaptureFixture>
{
    private const string Campaign = CaptureFixture.Campaign;
    private const string South = CaptureFixture.South;
    private const string Page = $"/campaigns/{Campaign}/sessions/{South}/till";

    [Fact]
    public async Task Take_OnTheDayAndAtTheStudio_IsTheCampaignsFee()
    {
        var student = await fixture.Student();

        var day = await Payment(CaptureFixture.Ok(await Take(student)));
        var studio = await Payment(CaptureFixture.Ok(await Take(student, CapturedPhoto.MakeUp, PaymentMethod.WeChat)));

        Assert.Equal((2000, 3000), (day.AmountFen, studio.AmountFen));
        Assert.Equal(PaymentMethod.WeChat, studio.Method);
        Assert.Equal("not_found", (await Take(student, "nowhere")).Failure?.Code);
    }

    [Fact]
    [Trait("Requirement", "PAY-2")]
    public async Task Take_AgainAtTheSameSession_IsFreeAndNamesTheReceipt()
    {
        var student = await fixture.Student();
        var paid = await Payment(CaptureFixture.Ok(await Take(student)));

        var again = await Take(student);

        Assert.Equal("already_paid", again.Failure?.Code);
        Assert.Contains($"{Campaign}-{paid.Receipt:000000}", again.Failure!.Message);
        Assert.Contains("重拍免费", again.Failure.Message);
    }

    [Fact]
    public async Task Take_ManyAtOnce_TakesOneOfEachAndReceiptsHaveNoGaps()
    {
        var students = await fixture.Students(25);

        var all = await Task.WhenAll(students.SelectMany(s => new[] { Take(s), Take(s), Take(s) }));
        var receipts = await fixture.App.Read(db =>
            db.Payments.Where(p => p.CampaignId == Campaign).Select(p => p.Receipt).OrderBy(r => r).ToListAsync()
        );

        Assert.All(
            all.Where(a => !a.IsOk),
            a => Assert.True(a.Failure!.Code is "already_paid" or "busy" or "duplicate", a.Failure.Code)
        );
        var ids = students.Select(s => s.Id).ToList();
        var perStudent = await fixture.App.Read(db =>
            db.Payments.Where(p => ids.Contains(p.StudentId)).GroupBy(p => p.StudentId).Select(g => g.Count()).ToListAsync()
        );
        Assert.All(perStudent, c => Assert.Equal(1, c));
        Assert.Equal(Enumerable.Range(1, receipts.Count), receipts);
    }

    [Fact]
    public async Task Void_WithAReason_StaysAndCanBePaidAgain()
    {
        var student = await fixture.Student();
        var first = CaptureFixture.Ok(await Take(student));

        var blank = await fixture.Do(new VoidPayment(Campaign, first, " "));
        var twice = await Task.WhenAll(
            fixture.Do(new VoidPayment(Campaign, first, "收错人")),
            fixture.Do(new VoidPayment(Campaign, first, "收错人"))
        );
        var second = await Take(student);

        Assert.False(blank.IsOk);
        Assert.Single(twice, t => t.IsOk);
        Assert.Equal("收错人", (await Payment(first)).VoidReason);
        Assert.True(second.IsOk);
    }

    [Fact]
    public async Task Void_OfAnothersEntry_IsTheRegistrarsAlone()
    {
        var entry = CaptureFixture.Ok(await Take(await fixture.Student()));
        var stranger = fixture.App.Somebody(new Grant(Role.PhotoOperator));

        Assert.Equal("forbidden", (await stranger.Run(new VoidPayment(Campaign, entry, "x"))).Failure?.Code);
        Assert.True((await fixture.Registrar.Run(new VoidPayment(Campaign, entry, "学生退费"))).IsOk);
    }

    [Fact]
    [Trait("Requirement", "PAY-2")]
    public async Task Waive_NeedsAReasonAndCountsForNothing()
    {
        var student = await fixture.Student();

        var blank = await fixture.Do(new WaivePayment(Campaign, South, student.Id, ""));
        var waived = await Payment(
            CaptureFixture.Ok(await fixture.Do(new WaivePayment(Campaign, South, student.Id, "困难补助")))
        );

        Assert.Equal(FailureKind.Invalid, blank.Failure?.Kind);
        Assert.Equal((0, "困难补助"), (waived.AmountFen, waived.WaiverReason));
        Assert.Equal("already_paid", (await Take(student)).Failure?.Code);
    }

    [Fact]
    public async Task Close_CountedShort_NeedsANoteAndThePassword()
    {
        var cashier = await fixture.App.WithPassword(null, new Grant(Role.PhotoOperator));
        var student = await fixture.Student();
        var entry = CaptureFixture.Ok(await cashier.Run(new TakePayment(Campaign, South, student.Id, PaymentMethod.Cash)));

        var silent = await Close(cashier, 1500, null);
        var wrong = await Close(cashier, 1500, "找零有误", password: "not the password");
        var closed = await Close(cashier, 1500, "找零有误");
        var row = await fixture.App.Read(async db =>
        {
            var id = await cashier.Id();
            return await db.TillClosings.SingleAsync(c => c.OperatorId == id);
        });

        Assert.Equal(FailureKind.Invalid, silent.Failure?.Kind);
        Assert.Contains("-5.00", silent.Failure!.Message);
        Assert.Equal(ClosingAnswer.WrongPassword, CaptureFixture.Ok(wrong));
        Assert.Equal(ClosingAnswer.Closed, CaptureFixture.Ok(closed));
        Assert.Equal((2000, 1500, 1), (row.CashRecordedFen, row.CashCountedFen, row.Entries));
        var after = await fixture.Student();
        Assert.Equal(
            "till_closed",
            (await cashier.Run(new TakePayment(Campaign, South, after.Id, PaymentMethod.Cash))).Failure?.Code
        );
        Assert.Equal("till_closed", (await cashier.Run(new VoidPayment(Campaign, entry, "x"))).Failure?.Code);
        Assert.Equal("till_closed", (await Close(cashier, 2000, null)).Failure?.Code);
    }

    [Fact]
    public void Sums_OfAnyEntries_BalanceByMethod() =>
        (from entry in Gen.Select(Gen.Int[0, 3], Gen.Long[0, 10_000], Gen.Bool).Array[0, 60] select entry).Sample(entries =>
        {
            var payments = entries
                .Select((e, i) => Entry(i, e.Item1 == 3 ? null : (PaymentMethod)e.Item1, e.Item2, e.Item3))
                .ToList();

            var sums = TillSums.Of(payments);

            var live = payments.Where(p => p.VoidedAt is null).ToList();
            Assert.Equal(live.Sum(p => p.AmountFen), sums.Total.Fen);
            Assert.All(
                Enum.GetValues<PaymentMethod>(),
                m => Assert.Equal(live.Where(p => p.Method == m).Sum(p => p.AmountFen), sums.Of(m).Fen)
            );
            Assert.Equal(payments.Count, sums.Entries + sums.Voided);
        });

    [Fact]
    public async Task Page_KeyboardOnly_TakesAndShowsTheReceiptWithoutTheName()
    {
        var student = await fixture.Student();
        var till = await fixture.Operator.Open(Page);

        var payer = await till.Submit("查找", ("scanned", fixture.Pass(student)));
        var taken = await payer.Submit("支付宝 2");
        var slip = await taken.Follow("打印");

        Assert.Contains("应收 20.00 元", payer.Text);
        Assert.Matches("已收 20.00 元, 收据 2025-\\d{6}", taken.TextOf("[role=status]"));
        Assert.Contains("贰拾元整", slip.Text);
        Assert.All([payer, taken, slip], p => Assert.DoesNotContain(student.Name, p.Document.Source.Text));
        var mine = await fixture.Person(student).Open($"/me/receipts/{slip.Path.Split('/')[^1]}");
        Assert.Contains("支付宝", mine.Text);
    }

    [Theory]
    [InlineData("\u0001\u0002xyz")]
    [InlineData("99999")]
    [InlineData("<script>")]
    public async Task Page_GarbageScanned_IsOneSentence(string scanned)
    {
        var answer = await (await fixture.Operator.Open(Page)).Submit("查找", ("scanned", scanned));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotEmpty(answer.TextOf("[role=alert]") ?? "");
    }

    [Fact]
    public async Task Takings_OfTheRegistrar_AddUpAndExportWithoutNames()
    {
        var student = await fixture.Student();
        CaptureFixture.Ok(await Take(student));

        var page = await fixture.Registrar.Open($"/campaigns/{Campaign}/takings");
        var total = await fixture.App.Read(db =>
            db.Payments.Where(p => p.CampaignId == Campaign && p.VoidedAt == null).SumAsync(p => p.AmountFen)
        );

        Assert.Contains($"共收 {new Money(total)} 元", page.Text);
        Assert.DoesNotContain(student.Name, page.Document.Source.Text);
        var file = await (await fixture.Registrar.Browser()).Http.GetByteArrayAsync(
            $"/campaigns/{Campaign}/takings?handler=export",
            TestContext.Current.CancellationToken
        );
        Assert.Equal((byte)'P', file[0]);
    }

    private Task<Outcome<Guid>> Take(Student student, string occasion = South, PaymentMethod method = PaymentMethod.Cash) =>
        fixture.Do(new TakePayment(Campaign, occasion, student.Id, method));

    private Task<Payment> Payment(Guid id) => fixture.App.Read(db => db.Payments.SingleAsync(p => p.Id == id));

    private async Task<Outcome<ClosingAnswer>> Close(
        TestPerson cashier,
        long fen,
        string? note,
        string password = PeopleExtensions.Password
    )
    {
        var id = await cashier.Id();
        var check = await fixture.App.Read(db => PasswordCheck.Again(db, id, password, TestContext.Current.CancellationToken));
        return await cashier.Run(new CloseTill(Campaign, new DateOnly(2024, 10, 22), fen, note, check));
    }

    private static Payment Entry(int receipt, PaymentMethod? method, long fen, bool isVoid) =>
        new()
        {
            CampaignId = Campaign,
            Occasion = South,
            Receipt = receipt,
            Method = method,
            AmountFen = method is null ? 0 : fen,
            OperatorName = "x",
            VoidedAt = isVoid ? DateTimeOffset.UnixEpoch : null,
        };
}
