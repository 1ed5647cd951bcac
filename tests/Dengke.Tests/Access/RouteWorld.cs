using System.Buffers.Text;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Corrections;
using Dengke.Features.Fees;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Documents;
using Dengke.Tests.Messages;
using Dengke.Tests.Notices;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Access;

/// <summary>
/// A campaign with two students of different colleges and classes, each with a correction that their college has signed for, and
/// somebody in each role, whose scope is the first one's.
/// </summary>
public sealed class RouteWorld(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    private readonly ConfirmationFixture flow = new(template);

    public AppFixture App => flow.App;

    public Student Mine { get; private set; } = null!;

    public Student Others { get; private set; } = null!;

    public Correction MyCorrection { get; private set; } = null!;

    public Correction OthersCorrection { get; private set; } = null!;

    /// <summary>On the paper of the first one's college.</summary>
    public string PaperToken { get; private set; } = "";

    public Guid Import { get; private set; }

    public Guid SomeAccount { get; private set; }

    /// <summary>One that a station has handed over.</summary>
    public Guid SomeShot { get; } = Guid.CreateVersion7();

    public Guid MyReceipt { get; private set; }

    public Guid OthersReceipt { get; private set; }

    public Guid PhotoCase { get; private set; }

    /// <summary>Of the link in a message to the first one.</summary>
    public const string MyLink = "my-link";

    public IReadOnlyList<RouteEndpoint> Routes { get; private set; } = [];

    internal RouteThings Things { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await flow.InitializeAsync();
        MyCorrection = await Walk(ConfirmationFixture.Same, ConfirmationFixture.FinanceClass, ConfirmationFixture.Finance);
        OthersCorrection = await Walk(
            ConfirmationFixture.OtherName,
            ConfirmationFixture.AccountancyClass,
            ConfirmationFixture.Accountancy
        );
        Import = await flow.Records.Upload(Source.Registry, SampleFiles.Registry());
        Mine = await flow.Find(ConfirmationFixture.Same);
        Others = await flow.Find(ConfirmationFixture.OtherName);
        var paper = (await flow.Submission(ConfirmationFixture.Finance))!.Signed.Single();
        PaperToken = App.Services.GetRequiredService<Vault>().Open(paper.SealedToken, SealPurposes.SummaryToken);
        SomeAccount = await App.Somebody().Id();
        await App.Arrange(AddShot);
        MyReceipt = await Pay(Mine);
        OthersReceipt = await Pay(Others);
        PhotoCase = await Portray(Mine);
        await App.Write(Mine, MyLink);
        await PublishedSamples.Add(App, Campaign);
        Routes = [.. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        Things = new RouteThings(this);
    }

    public TestPerson Holder(Role role) =>
        App.As(
            role,
            role switch
            {
                Role.Student => Mine.StudentNo,
                Role.Counselor => Mine.ClassName,
                Role.CollegeSecretary or Role.CollegeLeader => Mine.College,
                _ => null,
            }
        );

    /// <summary>A token with which that person's browser may send any form.</summary>
    public static async Task<string> FormToken(Browser browser)
    {
        var page = await browser.Open("/sign-out");
        page = page.Document.QuerySelector("input[name=__RequestVerificationToken]") is null
            ? await browser.Open("/sign-in")
            : page;
        return page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <summary>By what "nothing has changed" is told: every change leaves an operation.</summary>
    public Task<int> Operations() => App.Read(db => db.Operations.CountAsync());

    public static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public static bool May(RouteEndpoint route, Role role) =>
        IsOpen(route)
        || route.Metadata.GetMetadata<AllowAttribute>()?.Roles is { } roles && (roles.Count == 0 || roles.Contains(role));

    public ValueTask DisposeAsync() => flow.DisposeAsync();

    private void AddShot(DengkeDb db)
    {
        var device = new StationDevice
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            Name = "南区一号机",
            Number = 1,
            AddedBy = "测试",
            AddedAt = App.Clock.GetUtcNow(),
        };
        db.StationDevices.Add(device);
        db.ReceivedShots.Add(
            new ReceivedShot
            {
                Id = SomeShot,
                CampaignId = Campaign,
                DeviceId = device.Id,
                ShotId = Guid.CreateVersion7(),
                SessionId = "south",
                Token = "nobody",
                Shot = "1-0001",
                TakenAt = App.Clock.GetUtcNow(),
                ReceivedAt = App.Clock.GetUtcNow(),
                Sha256 = "none",
                FileId = "none",
                Statement = "",
                State = ReceivedState.SetAside,
                Problem = "unknown_code",
            }
        );
    }

    private async Task<Guid> Pay(Student student) =>
        ConfirmationFixture.Ok(
            await App.As(Role.PhotoOperator).Run(new TakePayment(Campaign, "south", student.Id, PaymentMethod.Cash))
        );

    /// <summary>A portrait with a view for its student, and a case about it.</summary>
    private async Task<Guid> Portray(Student student)
    {
        var (photo, now) = (Guid.CreateVersion7(), App.Clock.GetUtcNow());
        var opened = new PhotoCase
        {
            Id = Guid.CreateVersion7(),
            CampaignId = Campaign,
            Origin = CaseOrigin.ProofReading,
            StudentId = student.Id,
            PhotoId = photo,
            Text = "闭眼了",
            OpenedBy = student.Name,
            OpenedAt = now,
        };
        var view = Base64Url.EncodeToString(SamplePhotos.Jpeg(180, 240));
        await App.Arrange(db =>
        {
            db.CapturedPhotos.Add(
                new CapturedPhoto
                {
                    Id = photo,
                    CampaignId = Campaign,
                    StudentId = student.Id,
                    Occasion = "south",
                    TakenAt = now,
                }
            );
            db.PhotoCases.Add(opened);
            db.PhotoReadings.Add(
                new PhotoReading
                {
                    Id = Guid.CreateVersion7(),
                    CampaignId = Campaign,
                    StudentId = student.Id,
                    PhotoId = photo,
                    SealedView = App.Services.GetRequiredService<Vault>().Seal(view, SealPurposes.PhotoView),
                    AddedAt = now,
                    ExpiresAt = now.AddDays(30),
                }
            );
        });
        return opened.Id;
    }

    /// <summary>From the student's request to the leader's signature.</summary>
    private async Task<Correction> Walk(string number, string @class, string college)
    {
        await flow.View(number);
        var evidence = new NewEvidence("id_card", EvidenceSamples.Png, "image/jpeg");
        var correction = ConfirmationFixture.Ok(await flow.Ask(number, "name", "何壹", evidence));
        ConfirmationFixture.Ok(await flow.Declare(number, "name"));
        ConfirmationFixture.Ok(await flow.Register(@class, number));
        ConfirmationFixture.Ok(await flow.Close(college));
        ConfirmationFixture.Ok(await flow.Sign(college));
        return await flow.Correction(correction);
    }
}
