using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Features.Corrections;
using Dengke.Features.Registrar;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Registrar;

/// <summary>
/// Both colleges have signed. 王三 asks for another name with all evidence, 阿依古丽 for hers without any, 何一 for another ethnic
/// group, which the province decides.
/// </summary>
public sealed class SubmittedFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string NoEvidence = "2021310002";

    public ConfirmationFixture Flow { get; } = new(template);

    public AppFixture App => Flow.App;

    public TestPerson Registrar => Flow.Registrar;

    /// <summary>王三's name: the school's to decide, evidence complete.</summary>
    public Guid Whole { get; private set; }

    /// <summary>阿依古丽's name: the school's to decide, evidence missing.</summary>
    public Guid Bare { get; private set; }

    /// <summary>何一's ethnic group: the province's to decide.</summary>
    public Guid ForProvince { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Flow.InitializeAsync();
        Whole = await Ask(OtherName, "name", "王叁", "household_register", "id_card", "police_certificate");
        Bare = await Ask(NoEvidence, "name", "阿依古丽·买买提江");
        ForProvince = await Ask(Same, "ethnicity", "满族");
        Ok(await Flow.Register(AccountancyClass, OtherName));
        Ok(await Flow.Register(FinanceClass, NoEvidence));
        Ok(await Flow.Register(FinanceClass, Same));
        foreach (var college in new[] { Finance, Accountancy })
        {
            Ok(await Flow.Close(college));
            Ok(await Flow.Sign(college));
        }
    }

    public async Task<Outcome<DecideResult>> Decide(
        Guid correction,
        Decision decision,
        string? reason = null,
        string? to = null
    ) =>
        await Registrar.Run(
            new DecideCorrections(Campaign, [correction], decision, reason, to, (await Flow.Correction(correction)).Version)
        );

    /// <summary>Puts the correction into a state by hand: what a test of one decision needs to be there before it starts.</summary>
    public async Task Stand(Guid correction, CorrectionState state, Domain.Campaigns.RouteDecision route) =>
        await App.Read(db =>
            db.Corrections.Where(c => c.Id == correction)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.Route, route))
        );

    public ValueTask DisposeAsync() => Flow.DisposeAsync();

    private async Task<Guid> Ask(string number, string field, string value, params string[] evidence)
    {
        await Flow.View(number);
        var files = evidence.Select(kind => new NewEvidence(kind, [0xFF, 0xD8, 0xFF, 0xD9], "image/jpeg"));
        var correction = Ok(await Flow.Ask(number, field, value, [.. files]));
        Ok(await Flow.Declare(number, field));
        return correction;
    }
}
