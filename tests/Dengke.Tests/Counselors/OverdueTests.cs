using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Features.Counselors;
using Dengke.Features.Registrar;

namespace Dengke.Tests.Counselors;

[Trait("Requirement", "CON-6")]
public sealed class OverdueTests(CounselorFixture fixture) : IClassFixture<CounselorFixture>, IAsyncLifetime
{
    private const string Campaign = CounselorFixture.Campaign;

    /// <summary>10:00 in Beijing on the last day.</summary>
    private static readonly DateTimeOffset Close = new(2024, 10, 21, 2, 0, 0, TimeSpan.Zero);

    private readonly List<Student> declared = [];

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            var student = await fixture.Take();
            if (fixture.App.Clock.GetUtcNow() < Close)
            {
                await fixture.Declare(student);
            }

            declared.Add(student);
        }

        fixture.App.Clock.SetUtcNow(Close);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Close_ToTheMinute_RegistersNobodyButTheOneAdmittedLate()
    {
        var (one, other, silent) = (declared[0], declared[1], declared[2]);
        var closed = await fixture.Counselor.Run(new RegisterStudents(Campaign, [one.Id, other.Id]));
        var page = await fixture.Counselor.Open($"{CounselorFixture.Base}/{one.Id}");
        await Admit(one);
        await Admit(silent);
        var returned = await fixture.Counselor.Run(
            new ReturnDeclaration(Campaign, silent.Id, "请再看", (await fixture.Find(silent.StudentNo)).Confirmation!.Version)
        );

        var late = await fixture.Counselor.Run(new RegisterStudents(Campaign, [one.Id, other.Id, silent.Id]));

        Assert.Equal("nobody_registered", closed.Failure?.Code);
        Assert.DoesNotContain("登记", page.TextsOf(".acts button"));
        Assert.Contains("逾期", page.TextOf("#panel-body .states"));
        Assert.True(returned.IsOk, returned.Failure?.Message);
        Assert.Equal(1, late.Value.Registered);
        Assert.Equal(["outside_window", "not_declared"], late.Value.LeftAside.Select(l => l.Code));
        var registered = (await fixture.Find(one.StudentNo)).Confirmation!;
        Assert.Equal((ConfirmationState.Registered, true), (registered.State, registered.Late));
        // Admitted late and still not registered: nothing was late yet.
        Assert.False((await fixture.Find(silent.StudentNo)).Confirmation!.Late);
        var list = await fixture.Counselor.Open($"{CounselorFixture.Base}?state=late");
        Assert.Contains(one.StudentNo, list.TextOf("#list"));
        Assert.Contains(other.StudentNo, list.TextOf("#list"));
        Assert.DoesNotContain(silent.StudentNo, list.TextOf("#list"));
    }

    private async Task Admit(Student student)
    {
        var until = new DateTime(2024, 10, 25, 10, 0, 0, DateTimeKind.Unspecified);
        var extended = await fixture.Registrar.Run(
            new ExtendWindow(Campaign, Phase.Confirmation, null, student.Id, until, "住院")
        );
        Assert.True(extended.IsOk, extended.Failure?.Message);
    }
}
