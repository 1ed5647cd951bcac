using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Sealing;
using Dengke.Features.Sealing;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Sealing;

/// <summary>What turns out to be wrong after sealing stands beside it, signed; the sealed record stays.</summary>
[Trait("Requirement", "SEA-2")]
public sealed class ErratumTests(DatabaseTemplate template) : IAsyncLifetime
{
    private readonly SealFixture seal = new(template);
    private Student student = null!;

    public async ValueTask InitializeAsync()
    {
        await seal.InitializeAsync();
        student = (await seal.Done(2))[0];
    }

    public ValueTask DisposeAsync() => seal.DisposeAsync();

    [Fact]
    public async Task Add_SealedRecord_IsSignedBesideIt()
    {
        await seal.MustSeal();
        var before = await seal.Receipt(student);

        Assert.Equal(1, CaptureFixture.Ok(await Add("name", "欧阳真")));

        Assert.Equal(before, await seal.Receipt(student));
        var line = Encoding.UTF8.GetString((await seal.Files())["errata.jsonl"]).TrimEnd('\n');
        using var json = JsonDocument.Parse(line);
        var read = SignedJson.Read<ErratumStatement>(json.RootElement.GetProperty("jws").GetString()!, ErratumStatement.Type);
        Assert.Equal((student.Name, "欧阳真"), (read!.Value.Value.Old, read.Value.Value.New));
        Assert.True((await seal.Keys()).Has(read.Value.Signer.KeyId));
        var row = await seal.App.Read(db => db.SealedStudents.SingleAsync(s => s.StudentId == student.Id));
        Assert.Equal(row.LeafHash, read.Value.Value.Leaf);
    }

    [Fact]
    public async Task Add_SecondOfAField_FollowsOnTheFirst()
    {
        await seal.MustSeal();
        CaptureFixture.Ok(await Add("name", "欧阳真"));

        Assert.Equal(2, CaptureFixture.Ok(await Add("name", "欧阳贞")));
        Assert.Equal("invalid", (await Add("name", "欧阳贞")).Failure?.Code);
        var page = await (await seal.Registrar()).Open($"{SealFixture.Page}/errata");
        Assert.Contains("欧阳真", page.Text);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("nothing", "甲")]
    [InlineData(null, "甲")]
    [InlineData("document_no", "110101200301010011")]
    public async Task Add_NoSuchFieldOrNoGoodValue_IsRefused(string? field, string value)
    {
        await seal.MustSeal();

        Assert.Equal("invalid", (await Add(field, value)).Failure?.Code);
    }

    [Fact]
    public async Task Add_WithoutReason_IsRefused()
    {
        await seal.MustSeal();

        Assert.Equal("invalid", (await Add("name", "欧阳真", " ")).Failure?.Code);
    }

    [Fact]
    public async Task Add_NotSealedYet_IsRefused() => Assert.Equal("not_sealed", (await Add("name", "欧阳真")).Failure?.Code);

    [Fact]
    public async Task Add_StudentWhoWasNotSealed_IsNotFound()
    {
        await seal.MustSeal();
        var add = new AddErratum(SealFixture.Campaign, Guid.CreateVersion7(), "name", "欧阳真", "笔误");

        Assert.Equal("not_found", (await (await seal.Registrar()).Run(add)).Failure?.Code);
    }

    [Fact]
    public async Task Errata_ChangedOrRemovedBySql_AreKeptByTheDatabase()
    {
        await seal.MustSeal();
        CaptureFixture.Ok(await Add("name", "欧阳真"));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            seal.App.Read(db => db.Errata.ExecuteUpdateAsync(u => u.SetProperty(e => e.Reason, "x")))
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => seal.App.Read(db => db.Errata.ExecuteDeleteAsync()));
    }

    [Fact]
    [Trait("Requirement", "SEA-3")]
    public async Task Receipt_WithErratum_SaysBoth()
    {
        await seal.MustSeal();
        CaptureFixture.Ok(await Add("name", "欧阳真"));

        var page = await seal.Reading.Person(student).Open("/me/seal");

        Assert.Contains($"{student.Name} → 欧阳真", page.Text);
        Assert.Contains("有勘误", page.Text);
    }

    private async Task<Outcome<int>> Add(string? field, string value, string reason = "封存后发现的笔误") =>
        await (await seal.Registrar()).Run(new AddErratum(SealFixture.Campaign, student.Id, field, value, reason));
}
