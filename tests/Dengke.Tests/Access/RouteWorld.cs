using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform.Access;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Access;

/// <summary>A campaign with two students of different colleges and classes, and somebody in each role, whose scope is the first one's.</summary>
public sealed class RouteWorld(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    private readonly RecordsFixture records = new(template);

    public AppFixture App => records.App;

    public Student Mine { get; private set; } = null!;

    public Student Others { get; private set; } = null!;

    public Guid Import { get; private set; }

    public Guid SomeAccount { get; private set; }

    public IReadOnlyList<RouteEndpoint> Routes { get; private set; } = [];

    internal RouteThings Things { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await records.InitializeAsync();
        await records.Import(Source.Registry, SampleFiles.Registry());
        await records.Import(Source.Academic, SampleFiles.Academic());
        Import = await records.Upload(Source.Registry, SampleFiles.Registry());
        Mine = await App.Read(db => db.Students.SingleAsync(s => s.StudentNo == "2021310001"));
        Others = await App.Read(db => db.Students.SingleAsync(s => s.StudentNo == "2021310003"));
        SomeAccount = await App.Somebody().Id();
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

    public ValueTask DisposeAsync() => records.DisposeAsync();
}
