using Dengke.Data;
using Dengke.Demonstration;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Features.Registrar;
using Dengke.Platform.Clock;
using Dengke.Platform.Web;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Lists;

/// <summary>
/// The demo on the day of sealing, with what the demo has none of, so that every list has rows: two classes that have never confirmed,
/// extensions, messages, bookings of the studio.
/// </summary>
public sealed class ListWorld : IAsyncLifetime
{
    private const int Students = 150;

    /// <summary>So many students have a message or a booking.</summary>
    private const int Some = 12;

    public ListWorld(DatabaseTemplate template) => App = new AppFixture(template) { Before = MakeDemo };

    public AppFixture App { get; }

    public string Campaign { get; private set; } = "";

    /// <summary>A class of which nobody has confirmed.</summary>
    public string Class { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        await Unconfirm();
        await Extend();
        var students = await App.Read(db =>
            db.Students.Where(s => s.InCohort).OrderBy(s => s.NameKey).Select(s => s.Id).Take(Some).ToListAsync()
        );
        await App.Arrange(db => db.InboxMessages.AddRange(students.Select(MessageTo)));
        var slots = Enumerable.Range(0, 3).Select(Slot).ToList();
        await App.Arrange(db =>
        {
            db.StudioSlots.AddRange(slots);
            db.StudioBookings.AddRange(students.Select((s, i) => Booking(s, slots[i % slots.Count].Id, i)));
        });
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public TestPerson Reader(Role role) => App.As(role, role == Role.Counselor ? Class : null);

    /// <summary>The address of a list; one that starts with a slash belongs to no campaign.</summary>
    public string AddressOf(string list) => list.StartsWith('/') ? list : $"/campaigns/{Campaign}/{list}";

    private async Task MakeDemo(ServerOptions options)
    {
        var maker = new DemoMaker(options, App.Clock, _ => { });
        var made = await maker.Make(Students, 7, DemoPhase.Find("seal")!, TestContext.Current.CancellationToken);
        Assert.True(made.IsOk, made.Failure?.Message);
        Campaign = made.Value.Campaign;
    }

    private async Task Unconfirm()
    {
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
    }

    private async Task Extend()
    {
        foreach (var college in await App.Read(db => db.Students.Select(s => s.College).Distinct().Take(2).ToListAsync()))
        {
            var extend = new ExtendWindow(Campaign, Phase.Confirmation, college, null, new DateTime(2030, 1, 1), "补办");
            var extended = await App.As(Role.Registrar).Run(extend);
            Assert.True(extended.IsOk, extended.Failure?.Message);
        }
    }

    private InboxMessage MessageTo(Guid student, int index) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            StudentId = student,
            Audience = MessageAudience.Student,
            Template = "hello",
            Subject = "通知",
            Body = "请查看",
            Link = "/me",
            CreatedAt = App.Clock.GetUtcNow().AddHours(index % 4),
            ReadAt = index % 3 == 0 ? App.Clock.GetUtcNow().AddDays(1) : null,
        };

    private StudioSlot Slot(int index) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            StartsAt = App.Clock.GetUtcNow().AddHours(index),
            EndsAt = App.Clock.GetUtcNow().AddHours(index + 1),
            Taken = Some,
        };

    private StudioBooking Booking(Guid student, Guid slot, int index) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            StudentId = student,
            SlotId = slot,
            State = index % 2 == 0 ? BookingState.Attended : BookingState.Missed,
            RetakeReason = index % 5 == 0 ? "闭眼" : null,
            ConfirmedBy = index % 2 == 0 ? "照相馆" : null,
            BookedAt = App.Clock.GetUtcNow(),
        };
}
