using System.Text;
using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Domain.Sealing;
using Dengke.Features.Sealing;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Tests.Capture;
using Dengke.Tests.People;
using Dengke.Tests.Proofreading;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Sealing;

/// <summary>The default campaign at 10:00 on 12 May 2025, when its sealing has opened, with students of whom everything is done.</summary>
public sealed class SealFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = CaptureFixture.Campaign;
    public const string Page = $"/campaigns/{Campaign}/seal";
    public const string Phrase = "封存2025";
    private TestPerson? registrar;

    public static DateTimeOffset Day { get; } = new(2025, 5, 12, 2, 0, 0, TimeSpan.Zero);

    public ReadingFixture Reading { get; } = new(template) { Starts = Day };

    public AppFixture App => Reading.App;

    public CancellationToken Stopping => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Reading.InitializeAsync();
        await App.Arrange(db =>
            db.CollegeSubmissions.Add(
                new CollegeSubmission
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = Campaign,
                    College = CaptureFixture.College,
                    State = SubmissionState.Accepted,
                }
            )
        );
    }

    public ValueTask DisposeAsync() => Reading.DisposeAsync();

    public Vault Vault => App.Services.GetRequiredService<Vault>();

    /// <summary>The registrar, who has a password.</summary>
    public async Task<TestPerson> Registrar() => registrar ??= await App.WithPassword(null, new Grant(Role.Registrar));

    /// <summary>Students of whom everything is done.</summary>
    public async Task<IReadOnlyList<Student>> Done(int count)
    {
        List<Student> students = [];
        for (var i = 0; i < count; i++)
        {
            var taken = await Reading.Taken();
            await Finish(taken.Student, taken.Photo!);
            students.Add(taken.Student);
        }

        return students;
    }

    /// <summary>A student who is registered and accepted, and has no portrait.</summary>
    public async Task<Student> WithoutPortrait()
    {
        var student = await Reading.Capture.Student();
        await Finish(student, null);
        return student;
    }

    /// <summary>Seals by the registrar's password and phrase.</summary>
    public async Task<Outcome<SealAnswer>> Seal(string password = PeopleExtensions.Password, string phrase = Phrase)
    {
        var person = await Registrar();
        var id = await person.Id();
        var check = await App.Read(db => PasswordCheck.Again(db, id, password, Stopping));
        return await SealAct.Run(App.Services, new SealCampaign(Campaign, phrase, check, null), await person.Actor(), Stopping);
    }

    public async Task MustSeal() => Assert.Equal(SealAnswer.Sealed, CaptureFixture.Ok(await Seal()));

    public async Task<Outcome<int>> Name(OpenKind kind, string subject, string reason = "休学, 随下一届办理") =>
        await (await Registrar()).Run(new NameExceptions(Campaign, kind, [subject], reason));

    public Task<CampaignSeal> SealRow() => App.Read(db => db.CampaignSeals.SingleAsync());

    public async Task<SealKeys> Keys()
    {
        var seal = await SealRow();
        return SealKeys.Read(await App.Read(db => SealFiles.KeysOf(db, seal, Stopping))).Value;
    }

    /// <summary>The files that are handed out, by name.</summary>
    public async Task<Dictionary<string, byte[]>> Files()
    {
        var seal = await SealRow();
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        await App.Read(async db =>
        {
            await SealFiles.Write(db, Vault, seal, Add, Stopping);
            return 0;
        });
        return files;

        Task Add(string name, byte[] content)
        {
            files.Add(name, content);
            return Task.CompletedTask;
        }
    }

    public async Task<string> Receipt(Student student) =>
        Encoding.UTF8.GetString((await Files())[$"receipts/{student.StudentNo}.json"]);

    private Task Finish(Student student, CapturedPhoto? photo)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["student_no"] = student.StudentNo,
            ["exam_no"] = student.ExamNo,
            ["name"] = student.Name,
            ["document_no"] = "11010120030101001X",
            ["college"] = student.College,
            ["class_name"] = student.ClassName,
        };
        var (json, sealedNumber) = RowValues.Seal(values, Vault);
        var row = Guid.CreateVersion7();
        return App.Arrange(db =>
        {
            db.SourceRecords.Add(
                new SourceRecord
                {
                    Id = row,
                    CampaignId = Campaign,
                    Source = Source.Registry,
                    RowNumber = 1,
                    Identity = student.StudentNo,
                    ContentHash = student.StudentNo,
                    Values = json,
                    DocumentNo = sealedNumber,
                }
            );
            db.Attach(student).Entity.RegistryRecordId = row;
            db.StudentConfirmations.Add(
                new StudentConfirmation
                {
                    StudentId = student.Id,
                    CampaignId = Campaign,
                    State = ConfirmationState.Final,
                    Ticked = "",
                    DeclaredAt = CaptureFixture.Ten,
                }
            );
            if (photo is null)
            {
                return;
            }

            db.PhotoReadings.Add(
                new PhotoReading
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = Campaign,
                    StudentId = student.Id,
                    PhotoId = photo.Id,
                    State = ReadingState.Confirmed,
                    AddedAt = CaptureFixture.Ten,
                    ExpiresAt = CaptureFixture.Ten,
                    AnsweredAt = CaptureFixture.Ten,
                }
            );
            db.IdentityChecks.Add(
                new IdentityCheck
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = Campaign,
                    StudentId = student.Id,
                    State = IdentityState.Passed,
                    ImportedAt = CaptureFixture.Ten,
                }
            );
        });
    }
}
