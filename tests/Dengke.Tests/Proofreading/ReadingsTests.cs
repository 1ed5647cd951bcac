using System.Net;
using Dengke.Features.Proofreading;
using Dengke.Tests.Capture;
using Dengke.Tests.Colleges;
using static Dengke.Tests.Proofreading.ReadingFixture;

namespace Dengke.Tests.Proofreading;

/// <summary>How far proof-reading is, for those who look after the students.</summary>
[Trait("Requirement", "HND-4")]
public sealed class ReadingsTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    [Fact]
    [Trait("Requirement", "SEC-5")]
    public async Task Readings_ForACounselor_AreOfTheirOwnStudentsAndWithoutAPicture()
    {
        var taken = await fixture.Ready();
        CaptureFixture.Ok(await fixture.Dispute(taken));
        var counselor = fixture.App.As(Domain.Kernel.Role.Counselor, CaptureFixture.Class);
        var stranger = fixture.App.As(Domain.Kernel.Role.Counselor, "会计21-9");
        var root = $"/campaigns/{Campaign}/proof-reading";

        var list = await counselor.Open($"{root}?state=Disputed&q={taken.Student.StudentNo}");
        var confirmed = await counselor.Open($"{root}?state=Confirmed&q={taken.Student.StudentNo}");
        var foreign = await stranger.Open($"{root}?q={taken.Student.StudentNo}");

        Assert.Contains("有异议", Assert.Single(list.TextsOf("tbody tr")));
        Assert.Contains("没有符合条件的学生", confirmed.Text);
        Assert.Contains("没有符合条件的学生", foreign.Text);
        Assert.Empty(list.Document.QuerySelectorAll("main img"));
        using var sheet = await (await counselor.Browser()).Http.GetAsync(
            new Uri(fixture.App.Address, $"{root}?state=Disputed&q={taken.Student.StudentNo}&handler=export"),
            TestContext.Current.CancellationToken
        );
        var rows = SignedFile.RowsOf(await sheet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((taken.Student.StudentNo, "有异议"), (Assert.Single(rows.Skip(1))[0], rows[1][4]));
        foreach (var state in Enum.GetValues<ReadingStanding>())
        {
            Assert.Equal(HttpStatusCode.OK, (await counselor.Open($"{root}?state={state}")).Status);
        }
    }
}
