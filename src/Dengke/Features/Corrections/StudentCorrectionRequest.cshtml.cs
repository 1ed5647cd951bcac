using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Corrections;

/// <summary>The counselor asks for a correction in place of a student of the own classes (代签).</summary>
[Allow(Role.Counselor)]
[EvidenceRequest]
[RequestSizeLimit(EvidenceRequestAttribute.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceRequestAttribute.Most)]
public sealed class StudentCorrectionRequestModel(TimeProvider clock, Vault vault, EvidenceIntake intake)
    : AskPage(clock, vault, intake)
{
    public override string Self => $"{Base}/corrections/new";

    public override (string Path, string Title) Back => (Base, $"{Student.Name} {Student.StudentNo}");

    private string Base => $"/campaigns/{Student.CampaignId}/students/{Student.Id}";

    protected override Task<IActionResult?> LoadStudent() =>
        LoadCounseled((string)RouteData.Values["campaign"]!, Guid.Parse((string)RouteData.Values["id"]!));

    protected override string PathOf(Guid correction) => $"{Base}/corrections/{correction}";
}
