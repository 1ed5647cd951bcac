using Dengke.Domain.Campaigns;
using Dengke.Features.Campaigns;
using Dengke.Features.Corrections;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Tests.Confirmation;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Registrar;

/// <summary>Who decides what a student asks for, as the campaign's table has it: changes that belong together go together.</summary>
[Trait("Requirement", "CON-7")]
[Trait("Requirement", "CAM-4")]
public sealed class RoutingTests(ConfirmationFixture flow) : IClassFixture<ConfirmationFixture>
{
    private const string OtherNumber = "110105200303070057";

    [Fact]
    public async Task Ask_Beijing_NameAndNumberGoToTheProvinceTogetherAndBackWhenOneIsWithdrawn()
    {
        await Take("beijing");
        await flow.View(OtherName);

        var name = Ok(await flow.Ask(OtherName, "name", "王叁"));
        Assert.Equal(RouteDecision.School, (await flow.Correction(name)).Route);

        var number = Ok(await flow.Ask(OtherName, "document_no", OtherNumber));
        Assert.Equal(RouteDecision.Province, (await flow.Correction(name)).Route);
        Assert.Equal(RouteDecision.Province, (await flow.Correction(number)).Route);

        Ok(await Withdraw(name));
        Assert.Equal(RouteDecision.School, (await flow.Correction(number)).Route);
        Ok(await Withdraw(number));
    }

    [Fact]
    public async Task Ask_Sichuan_NameAndNumberTogetherAreRefusedWithTheNote()
    {
        await Take("sichuan");
        await flow.View(RegistryOnly);

        var name = Ok(await flow.Ask(RegistryOnly, "name", "李肆"));
        var both = await flow.Ask(RegistryOnly, "document_no", OtherNumber);

        Assert.Equal(RouteDecision.Province, (await flow.Correction(name)).Route);
        Assert.Equal(("not_accepted", "姓名和证件号码同时更改的不予受理。"), (both.Failure?.Code, both.Failure?.Message));

        Ok(await Withdraw(name));
        Ok(await flow.Ask(RegistryOnly, "document_no", OtherNumber));
    }

    [Fact]
    public async Task Ask_AcademicSystemAloneWrong_IsTheSchoolsOwnWhateverTheField()
    {
        await Take("sichuan");
        await flow.View(Same);

        var asked = Ok(
            await flow.Student(Same)
                .Run(
                    new AskCorrection(
                        ConfirmationFixture.Campaign,
                        await flow.Id(Same),
                        "name",
                        "何壹",
                        "教务录错",
                        false,
                        true,
                        []
                    )
                )
        );

        Assert.Equal(RouteDecision.School, (await flow.Correction(asked)).Route);
    }

    private async Task<Domain.Kernel.Outcome<Domain.Kernel.Done>> Withdraw(Guid correction)
    {
        var row = await flow.Correction(correction);
        var number = row.StudentId == await flow.Id(OtherName) ? OtherName : RegistryOnly;
        return await flow.Student(number)
            .Run(new WithdrawCorrection(ConfirmationFixture.Campaign, row.StudentId, correction, row.Version));
    }

    /// <summary>Has the campaign go by that province's table.</summary>
    private async Task Take(string preset)
    {
        var yaml = DefaultCampaign.Text.Replace("preset: beijing", $"preset: {preset}", StringComparison.Ordinal);
        var version = await flow.App.Read(db =>
            Task.FromResult(db.Campaigns.Single(c => c.Id == ConfirmationFixture.Campaign).Version)
        );
        var revised = await flow.Registrar.Run(new ReviseCampaign(ConfirmationFixture.Campaign, yaml, version));
        Assert.True(revised.IsOk || revised.Failure!.Code == "unchanged", revised.Failure?.Message);
    }
}
