using System.Reflection;
using System.Runtime.CompilerServices;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Stations;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Sealing;

/// <summary>After sealing nothing of the campaign changes, by whatever command: each is refused, or stands on one of these two short lists.</summary>
[Trait("Requirement", "SEA-2")]
public sealed class AfterSealingTests(DatabaseTemplate template) : IAsyncLifetime
{
    /// <summary>Done in a sealed campaign too: they read, set something beside it, or make another one.</summary>
    private static readonly string[] Allowed =
    [
        "campaign.copy",
        "exports.take",
        "handoff.names",
        "messages.read",
        "proof.wipe_views",
        "seal.add_erratum",
        "seal.export",
        "student.unveil",
        "summary.print",
    ];

    /// <summary>Belong to no campaign, and so cannot be refused for its sake; whichever rows they write, none is a sealed campaign's.</summary>
    private static readonly string[] OfNoCampaign =
    [
        "account.*",
        "audit.verify",
        "backup.*",
        "campaign.create",
        "contact.keep",
        "demo.admit_people",
        "demo.begin",
        "demo.move_clock",
        "handoff.make_key",
        "message.record_receipt",
        "message.refuse",
        "messages.open",
        "messages.read",
        "proof.wipe_views",
        "station.enrol",
        "vault.*",
    ];

    private readonly SealFixture seal = new(template);

    public ValueTask InitializeAsync() => seal.InitializeAsync();

    public ValueTask DisposeAsync() => seal.DisposeAsync();

    [Fact]
    public async Task EveryCommand_OfASealedCampaign_IsRefusedUnlessItIsOnTheList()
    {
        await seal.Done(1);
        await seal.MustSeal();
        var before = await seal.App.Read(db => db.Operations.CountAsync());
        var actor = new Actor(
            await (await seal.Registrar()).Id(),
            "everybody",
            [.. Enum.GetValues<Role>().Select(r => new Grant(r))],
            Channel.Web
        );
        List<string> wrong = [];
        foreach (var type in Commands())
        {
            var name = OperationAttribute.Of(type).Type;
            var command = OfSealed(type);
            var allowed = type.GetCustomAttribute<AfterSealingAttribute>() is not null;
            if (allowed != Allowed.Contains(name))
            {
                wrong.Add($"{name}: [AfterSealing] and the list differ");
            }
            else if (CampaignOf(type, command) is null)
            {
                if (!OfNoCampaign.Any(o => o == name || (o.EndsWith('*') && name.StartsWith(o[..^1], StringComparison.Ordinal))))
                {
                    wrong.Add($"{name}: names no campaign");
                }
            }
            else if (!allowed && await CodeOf(type, command, actor) is not "campaign_sealed" and var code)
            {
                wrong.Add($"{name}: {code ?? "done"}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await seal.App.Read(db => db.Operations.CountAsync()));
    }

    [Fact]
    public async Task StationThatEnrolsByItsCode_AfterSealing_IsRefused()
    {
        await seal.Done(1);
        var added = await (await seal.Registrar()).Run(new AddStation(SealFixture.Campaign, "二号机", 7));
        Assert.True(added.IsOk, added.Failure?.Message);
        await seal.MustSeal();
        using var key = PrivateKey.Create(KeyUse.Signing);
        var station = new Actor(null, "采集站", [], Channel.Station);

        var enrolled = await seal.App.Run(new EnrolStation(added.Value.Code, key.Public.ToJson().ToJsonString()), station);

        Assert.Equal("campaign_sealed", enrolled.Failure?.Code);
        Assert.Null(await seal.App.Read(db => db.StationDevices.Where(d => d.Number == 7).Select(d => d.KeyId).SingleAsync()));
    }

    [Fact]
    public async Task OtherCampaigns_AfterSealing_GoOn()
    {
        await seal.Done(1);
        await seal.MustSeal();

        var copied = await (await seal.Registrar()).Run(new Features.Campaigns.CopyCampaign(SealFixture.Campaign));

        Assert.True(copied.IsOk, copied.Failure?.Message);
        Assert.Null(await seal.App.Read(db => db.Campaigns.Where(c => c.Id == "2026").Select(c => c.SealedAt).SingleAsync()));
    }

    [Fact]
    public async Task VaultKey_Rotated_ReadsTheSameRecordsUnderAnother()
    {
        var student = (await seal.Done(1))[0];
        await seal.MustSeal();
        var before = await seal.Receipt(student);
        var row = await seal.App.Read(db => db.SealedStudents.AsNoTracking().SingleAsync());
        var again = seal.Vault.Seal(seal.Vault.Open(row.SealedContent, SealPurposes.SealedRecord), SealPurposes.SealedRecord);

        await seal.App.Read(db => db.SealedStudents.ExecuteUpdateAsync(u => u.SetProperty(s => s.SealedContent, again)));

        Assert.NotEqual(row.SealedContent, again);
        Assert.Equal(before, await seal.Receipt(student));
    }

    private static IEnumerable<Type> Commands() =>
        typeof(Server)
            .Assembly.GetTypes()
            .Where(t =>
                !t.IsAbstract && t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(Command<>)
            );

    /// <summary>The command as it would be asked for in the sealed campaign; nothing else in it is of any use.</summary>
    private static object OfSealed(Type type)
    {
        var command = RuntimeHelpers.GetUninitializedObject(type);
        type.GetProperty("CampaignId")?.SetValue(command, SealFixture.Campaign);
        return command;
    }

    private static string? CampaignOf(Type type, object command) => (string?)type.GetProperty("Campaign")!.GetValue(command);

    private async Task<string?> CodeOf(Type type, object command, Actor actor)
    {
        var run = typeof(AfterSealingTests).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Instance)!;
        return await (Task<string?>)run.MakeGenericMethod(type.BaseType!.GetGenericArguments()).Invoke(this, [command, actor])!;
    }

    private async Task<string?> Run<T>(Command<T> command, Actor actor)
    {
        try
        {
            return (await seal.App.Run(command, actor)).Failure?.Code;
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentException or InvalidOperationException)
        {
            return $"its handler ran: {e.Message}";
        }
    }
}
