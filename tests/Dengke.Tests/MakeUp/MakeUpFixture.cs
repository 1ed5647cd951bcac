using System.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Dengke.Domain.Records;
using Dengke.Features.Campaigns;
using Dengke.Features.MakeUp;
using Dengke.Features.Records;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Tests.Counselors;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.MakeUp;

/// <summary>
/// The default campaign with students whom the tests take one by one, and a school anniversary in its calendar: 20 and 21 November are
/// off, Saturday 23 November is worked.
/// </summary>
public sealed class MakeUpFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    public const string FullName = "单雨桐";
    public const string Desk = $"/campaigns/{Campaign}/make-up";
    public const string Mine = "/me/make-up";
    private const int Students = 89;
    private readonly RecordsFixture records = new(template);
    private int taken;

    public AppFixture App => records.App;

    public TestPerson Registrar => records.Registrar;

    public TestPerson Operator => App.As(Role.PhotoOperator);

    public async ValueTask InitializeAsync()
    {
        await records.InitializeAsync();
        await Revise();
        await Import(Source.Registry, SampleFiles.RegistryHeader, RegistryRow);
        await Import(Source.Academic, SampleFiles.AcademicHeader, AcademicRow);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    /// <summary>A student whom no other test has.</summary>
    public async Task<Student> Take()
    {
        var number = NumberOf(Interlocked.Increment(ref taken) - 1);
        return await App.Read(db => db.Students.AsNoTracking().SingleAsync(s => s.StudentNo == number));
    }

    public async Task<List<Student>> Take(int count)
    {
        List<Student> students = [];
        while (students.Count < count)
        {
            students.Add(await Take());
        }

        return students;
    }

    public TestPerson Self(Student student) => App.As(Role.Student, student.StudentNo);

    /// <summary>The instant of a local time in the campaign's autumn.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) =>
        ChinaTime.ToInstant(new DateTime(2024, month, day, hour, minute, 0));

    public Task<Outcome<Guid>> Book(Student student, DateTimeOffset at, string? reason = null) =>
        Self(student).Run(new BookStudio(Campaign, student.Id, at, reason));

    public Task<Outcome<Done>> Move(Student student, DateTimeOffset to) =>
        Self(student).Run(new MoveStudio(Campaign, student.Id, to));

    public Task<Outcome<Done>> Cancel(Student student) => Self(student).Run(new CancelStudio(Campaign, student.Id));

    /// <summary>All four confirmed.</summary>
    public Task<Outcome<Done>> Attend(Guid booking, string? shot = null) =>
        Operator.Run(new AttendStudio(Campaign, booking, true, true, true, true, shot));

    public Task<StudioBooking> Booking(Guid id) => App.Read(db => db.StudioBookings.AsNoTracking().SingleAsync(b => b.Id == id));

    public Task<int> Taken(DateTimeOffset at) =>
        App.Read(db => db.StudioSlots.Where(s => s.StartsAt == at).Select(s => s.Taken).SingleOrDefaultAsync());

    public Task<List<StudioBooking>> Booked(DateTimeOffset at) =>
        App.Read(db =>
            db.StudioBookings.AsNoTracking().Where(b => b.Slot!.StartsAt == at && b.State == BookingState.Booked).ToListAsync()
        );

    public Task<List<CapturedPhoto>> Photos(Student student) =>
        App.Read(db =>
            db.CapturedPhotos.AsNoTracking().Where(p => p.StudentId == student.Id).OrderBy(p => p.TakenAt).ToListAsync()
        );

    /// <summary>A portrait taken in the hall.</summary>
    public Task AddPhoto(Student student) =>
        App.Arrange(db =>
            db.CapturedPhotos.Add(
                new CapturedPhoto
                {
                    Id = Guid.NewGuid(),
                    CampaignId = Campaign,
                    StudentId = student.Id,
                    State = Domain.Capture.PhotoState.Current,
                    Occasion = "south",
                    TakenAt = At(10, 22, 9),
                    ShotNumber = "0042",
                }
            )
        );

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        return outcome.Value;
    }

    private async Task Revise()
    {
        var before = DefaultCampaign.Read();
        var calendar = before.Calendar with
        {
            DaysOff = [.. before.Calendar.DaysOff, new(new DateOnly(2024, 11, 20), new DateOnly(2024, 11, 21), "校庆")],
            Workdays = [.. before.Calendar.Workdays, new(new DateOnly(2024, 11, 23), "校庆")],
        };
        var version = await App.Read(db => db.Campaigns.Where(c => c.Id == Campaign).Select(c => c.Version).SingleAsync());
        var yaml = CampaignYaml.Write(before with { Calendar = calendar });
        Ok(await Registrar.Run(new ReviseCampaign(Campaign, yaml, version)));
    }

    private Task<ImportResult> Import(Source source, string header, Func<int, string> row) =>
        records.Import(
            source,
            Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, Students).Select(row).Prepend(header)) + "\n")
        );

    private static string NumberOf(int i) => $"20215200{i:00}";

    private static string RegistryRow(int i) =>
        $"211101011700{i:00},{NumberOf(i)},{FullName},女,20030307,汉族,{CounselorFixture.DocumentNo(i)},本科,普通全日制,020101,经济学,4,金融学院,金融21-1,20210901,20250630";

    private static string AcademicRow(int i) =>
        $"{NumberOf(i)},{FullName},女,汉族,20030307,居民身份证,{CounselorFixture.DocumentNo(i)},211101011700{i:00},金融学院,020101,经济学,金融21-1,4,本科,普通全日制,20210901,20250630,";
}
