using Dengke.Data;
using Dengke.Demonstration;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Registrar;
using Dengke.Platform.Clock;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Lists;

/// <summary>The demo on the day of sealing, so that every list has rows; the students of two classes have never confirmed.</summary>
public sealed class ListWorld : IAsyncLifetime
{
    private const int Students = 150;

    public ListWorld(DatabaseTemplate template) =>
        App = new AppFixture(template)
        {
            Before = async options =>
            {
                var maker = new DemoMaker(options, App!.Clock, _ => { });
                var made = await maker.Make(Students, 7, DemoPhase.Find("seal")!, TestContext.Current.CancellationToken);
                Assert.True(made.IsOk, made.Failure?.Message);
                Campaign = made.Value.Campaign;
            },
        };

    public AppFixture App { get; }

    public string Campaign { get; private set; } = "";

    /// <summary>A class of which nobody has confirmed.</summary>
    public string Class { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var classes = await App.Read(db =>
            db.Students.Where(s => s.InCohort)
                .GroupBy(s => s.ClassName)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key)
                .Select(g => g.Key)
                .Take(2)
                .ToListAsync()
        );
        Class = classes[0];
        await App.Read(db =>
            db.StudentConfirmations.Where(c => db.Students.Any(s => s.Id == c.StudentId && classes.Contains(s.ClassName)))
                .ExecuteUpdateAsync(c => c.SetProperty(r => r.State, ConfirmationState.Viewed))
        );
        foreach (var college in await App.Read(db => db.Students.Select(s => s.College).Distinct().Take(2).ToListAsync()))
        {
            var extend = new ExtendWindow(
                Campaign,
                Domain.Campaigns.Phase.Confirmation,
                college,
                null,
                new DateTime(2030, 1, 1),
                "补办"
            );
            var extended = await App.As(Role.Registrar).Run(extend);
            Assert.True(extended.IsOk, extended.Failure?.Message);
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public TestPerson Reader(Role role) => App.As(role, role == Role.Counselor ? Class : null);

    /// <summary>The address of a list; one that starts with a slash belongs to no campaign.</summary>
    public string AddressOf(string list) => list.StartsWith('/') ? list : $"/campaigns/{Campaign}/{list}";
}
