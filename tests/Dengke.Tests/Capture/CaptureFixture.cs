using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Crypto;
using Dengke.Platform.Handling;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Capture;

/// <summary>
/// The default campaign on the morning of its first day of photos, 22 October 2024, at the south campus; students are made as a test needs
/// them. A second session, <c>vendor</c>, is shot by a vendor's system at the other campus at the same time.
/// </summary>
public sealed class CaptureFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    public const string South = "south";
    public const string Shahe = "shahe";
    public const string Vendor = "vendor";
    public const string Class = "金融21-1";
    public const string College = "金融学院";
    private int made;
    private bool plain;

    public RecordsFixture Records { get; } = new(template);

    public AppFixture App => Records.App;

    public TestPerson Registrar => Records.Registrar;

    public TestPerson Operator => App.As(Role.PhotoOperator);

    public Vault Vault => App.Services.GetRequiredService<Vault>();

    /// <summary>10:00 in China on the day.</summary>
    public static DateTimeOffset Ten { get; } = At(10, 0);

    public DateTimeOffset Now => App.Clock.GetUtcNow();

    public static string Root(string session = South) => $"/campaigns/{Campaign}/sessions/{session}";

    public async ValueTask InitializeAsync()
    {
        await Records.InitializeAsync();
        await Revise(c =>
        {
            var south = c.Phases.Sessions.Single(s => s.Id == South);
            var vendor = south with { Id = Vendor, Mode = CaptureMode.Vendor, Venue = "shahe-centre" };
            return c with { Phases = c.Phases with { Sessions = [.. c.Phases.Sessions, vendor] } };
        });
        App.Clock.SetUtcNow(Ten);
    }

    /// <summary>Leaves the campaign with its own two sessions, for tests that plan them.</summary>
    public async Task WithoutVendor()
    {
        if (!plain)
        {
            plain = true;
            await Revise(c => c);
        }
    }

    public static DateTimeOffset At(int hour, int minute, int day = 22) =>
        new DateTimeOffset(2024, 10, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    public async Task Revise(Func<Campaign, Campaign> change)
    {
        var row = await App.Read(db => db.Campaigns.SingleAsync(c => c.Id == Campaign));
        var yaml = CampaignYaml.Write(change(DefaultCampaign.Read()));
        Ok(await Registrar.Run(new ReviseCampaign(Campaign, yaml, row.Version)));
    }

    /// <summary>A slot with so many places; the one that is there keeps its own.</summary>
    public async Task<CaptureSlot> Slot(DateTimeOffset start, string session = South, int capacity = 75)
    {
        var found = await FindSlot(start, session);
        if (found is null)
        {
            found = new CaptureSlot
            {
                Id = Guid.CreateVersion7(),
                CampaignId = Campaign,
                SessionId = session,
                StartsAt = start,
                EndsAt = start.AddMinutes(15),
                Capacity = capacity,
            };
            await App.Arrange(db => db.CaptureSlots.Add(found));
        }

        return found;
    }

    /// <summary>Students with a slot; without one where there is no start.</summary>
    public async Task<IReadOnlyList<Student>> Students(int count, DateTimeOffset? start = null, string session = South)
    {
        var slot = start is { } at ? await Slot(at, session) : null;
        var students = Enumerable.Range(0, count).Select(_ => NewStudent()).ToList();
        await App.Arrange(db =>
        {
            db.Students.AddRange(students);
            if (slot is not null)
            {
                db.StudentSlots.AddRange(
                    students.Select(s => new StudentSlot
                    {
                        StudentId = s.Id,
                        CampaignId = Campaign,
                        SlotId = slot.Id,
                        Since = Now,
                    })
                );
                db.Attach(slot).Entity.Taken += count;
            }
        });
        return students;
    }

    public async Task<Student> Student(DateTimeOffset? start = null, string session = South) =>
        (await Students(1, start, session))[0];

    /// <summary>The student's own account.</summary>
    public TestPerson Person(Student student) => App.As(Role.Student, student.StudentNo);

    /// <summary>What the student's phone shows at the door now, or so long ago.</summary>
    public string Pass(Student student, TimeSpan ago = default) => DoorPass.Make(Vault, Campaign, student.Id, Now - ago);

    public Task<HallTicket> Ticket(Student student) =>
        App.Read(db => db.HallTickets.OrderByDescending(t => t.ArrivedAt).FirstAsync(t => t.StudentId == student.Id));

    public Task<Outcome<T>> Do<T>(Command<T> command) => Operator.Run(command);

    public async Task<T> Must<T>(Command<T> command) => Ok(await Operator.Run(command));

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        return outcome.Value;
    }

    public ValueTask DisposeAsync() => Records.DisposeAsync();

    private Task<CaptureSlot?> FindSlot(DateTimeOffset start, string session) =>
        App.Read(db =>
            db.CaptureSlots.FirstOrDefaultAsync(s => s.CampaignId == Campaign && s.SessionId == session && s.StartsAt == start)
        );

    private Student NewStudent()
    {
        var number = Interlocked.Increment(ref made);
        return new Student
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            StudentNo = $"20219{number:00000}",
            ExamNo = $"21110101{number:000000}",
            Name = $"欧阳测{number}试",
            NameKey = $"欧阳测{number}试",
            College = College,
            ClassName = Class,
            MajorName = "金融学",
            InCohort = true,
        };
    }
}
