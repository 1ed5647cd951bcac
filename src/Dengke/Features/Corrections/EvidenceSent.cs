using Dengke.Domain.Kernel;
using Dengke.Platform.Api;
using Dengke.Platform.Files;

namespace Dengke.Features.Corrections;

/// <summary>A file as a program sends it: looked through and encoded afresh before anything is kept, as at the page.</summary>
/// <param name="Kind">Which of the documents asked for.</param>
/// <param name="Content">JPEG, PNG or PDF; in JSON base64.</param>
public sealed record EvidenceSent(string Kind, byte[] Content)
{
    /// <summary>Bytes of a request: three of the largest photos.</summary>
    public const long LongestBody = 80 << 20;

    internal static async Task<Outcome<NewEvidence[]>> TakeAll(
        IReadOnlyList<EvidenceSent> sent,
        IServiceProvider services,
        CancellationToken ct
    )
    {
        var intake = services.GetRequiredService<EvidenceIntake>();
        List<NewEvidence> good = [];
        List<FieldError> refused = [];
        foreach (var file in sent)
        {
            using var content = new MemoryStream(file.Content, writable: false);
            var taken = await intake.Take(content, ct);
            if (taken.IsOk)
            {
                good.Add(new NewEvidence(file.Kind, taken.Value.Bytes, taken.Value.MediaType));
            }
            else
            {
                refused.Add(new FieldError(file.Kind, taken.Failure!.Message, taken.Failure.English));
            }
        }

        return refused.Count == 0 ? good.ToArray() : Failure.Invalid(refused);
    }
}

/// <summary>What <see cref="AskCorrection"/> asks for, with the files as they are.</summary>
public sealed record CorrectionSent(
    string CampaignId,
    Guid StudentId,
    string Field,
    string? Value,
    string? Why,
    bool RegistryWrong,
    bool AcademicWrong,
    IReadOnlyList<EvidenceSent> Evidence
) : IApiBody<AskCorrection>
{
    public async Task<Outcome<AskCorrection>> Prepare(IServiceProvider services, CancellationToken ct) =>
        (await EvidenceSent.TakeAll(Evidence, services, ct)).Then<AskCorrection>(e => new AskCorrection(
            CampaignId,
            StudentId,
            Field,
            Value,
            Why,
            RegistryWrong,
            AcademicWrong,
            e
        ));
}

/// <summary>What <see cref="AddEvidence"/> asks for, with the file as it is.</summary>
public sealed record MoreEvidenceSent(string CampaignId, Guid StudentId, Guid CorrectionId, EvidenceSent Evidence)
    : IApiBody<AddEvidence>
{
    public async Task<Outcome<AddEvidence>> Prepare(IServiceProvider services, CancellationToken ct) =>
        (await EvidenceSent.TakeAll([Evidence], services, ct)).Then<AddEvidence>(e => new AddEvidence(
            CampaignId,
            StudentId,
            CorrectionId,
            e[0]
        ));
}
