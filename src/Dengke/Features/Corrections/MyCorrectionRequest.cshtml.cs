using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Corrections;

/// <summary>The student asks for a correction of the own record.</summary>
[Allow(Role.Student)]
[EvidenceRequest]
[RequestSizeLimit(EvidenceRequestAttribute.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceRequestAttribute.Most)]
public sealed class MyCorrectionRequestModel(TimeProvider clock, Vault vault, EvidenceIntake intake)
    : AskPage(clock, vault, intake)
{
    public override string Self => "/me/corrections/new";

    public override (string Path, string Title) Back => ("/me/record", T("核对信息", "My record"));

    protected override Task<IActionResult?> LoadStudent() => LoadOwn();

    protected override string PathOf(Guid correction) => $"/me/corrections/{correction}";
}
