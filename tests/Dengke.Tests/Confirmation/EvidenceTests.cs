using System.Net;
using Dengke.Domain.Kernel;
using Dengke.Features.Corrections;
using Dengke.Tests.Support;

namespace Dengke.Tests.Confirmation;

/// <summary>Who may see a file of evidence, and how it is handed out.</summary>
public sealed class EvidenceTests(CheckingFixture confirmation) : IClassFixture<CheckingFixture>
{
    [Theory]
    [InlineData(Role.Counselor, CheckingFixture.Class, true)]
    [InlineData(Role.Counselor, CheckingFixture.OtherClass, false)]
    [InlineData(Role.CollegeSecretary, CheckingFixture.College, true)]
    [InlineData(Role.CollegeSecretary, "会计学院", false)]
    [InlineData(Role.CollegeLeader, CheckingFixture.College, true)]
    [InlineData(Role.Registrar, null, true)]
    [InlineData(Role.Student, "2021310001", false)]
    [Trait("Requirement", "SEC-1")]
    public async Task Evidence_ByRole_IsThereForWhoeverMaySeeTheStudent(Role role, string? scope, bool may)
    {
        var (_, address) = await Added(EvidenceSamples.Png, "image/jpeg");

        var answer = await confirmation.App.As(role, scope).Open(address);

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    [Trait("Requirement", "SEC-2")]
    public async Task Evidence_Photo_IsShownAndNotKept()
    {
        var (owner, address) = await Added(EvidenceSamples.Png, "image/jpeg");

        using var answer = await Get(owner, address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    [Trait("Requirement", "SEC-6")]
    public async Task Evidence_Pdf_IsHandedOutInASandbox()
    {
        var (owner, address) = await Added(EvidenceSamples.Pdf, "application/pdf");

        using var answer = await Get(owner, address);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal(EvidenceSamples.Pdf, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Evidence_Removed_IsGoneForGood()
    {
        var (owner, address) = await Added(EvidenceSamples.Png, "image/jpeg");
        var page = await owner.Open($"/me/corrections/{Assert.Single(await owner.Corrections()).Id}");

        var after = await page.Submit("移除 照片 10月10日(周四)10:00");

        Assert.Contains("还缺", after.TextsOf(".need h3")[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Open(address)).Status);
    }

    [Fact]
    [Trait("Requirement", "CON-2")]
    public async Task Evidence_AddedLater_StandsAtItsKind()
    {
        var owner = await confirmation.Student();
        var id = (await owner.Ask()).Value;

        var page = await (await owner.Open($"/me/corrections/{id}")).Upload(
            "上传",
            "evidence:household_register",
            "户口簿.pdf",
            EvidenceSamples.Pdf
        );

        Assert.Contains("1 份", page.TextsOf(".need h3")[0]);
    }

    [Fact]
    [Trait("Requirement", "SEC-1")]
    public async Task Correction_OfAnotherStudent_IsNotThere()
    {
        var owner = await confirmation.Student();
        var id = (await owner.Ask()).Value;

        var page = await (await confirmation.Student()).Open($"/me/corrections/{id}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    private async Task<(TestStudent Owner, string Address)> Added(byte[] content, string mediaType)
    {
        var owner = await confirmation.Student();
        var id = (await owner.Ask()).Value;
        var evidence = new NewEvidence("id_card", content, mediaType);
        var added = await owner.Person.Run(new AddEvidence(CheckingFixture.Campaign, owner.Id, id, evidence));
        Assert.True(added.IsOk, added.Failure?.Message);
        return (owner, $"/campaigns/2025/evidence/{added.Value}");
    }

    private static async Task<HttpResponseMessage> Get(TestStudent owner, string address) =>
        await (await owner.Person.Browser()).Http.GetAsync(address, TestContext.Current.CancellationToken);
}
