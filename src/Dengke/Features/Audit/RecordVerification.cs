using Dengke.Domain.Kernel;
using Dengke.Platform.Audit;
using Dengke.Platform.Handling;

namespace Dengke.Features.Audit;

/// <param name="Newest">The newest seal's number, and <paramref name="Hash"/> its hash.</param>
/// <param name="First">The first findings in words, at most <see cref="RecordVerification.MostKept"/>.</param>
[Words(
    "核验操作记录: 已核对 {operations} 次操作至封存 {newest}, 发现 {findings} 处异常 {first}",
    "Audit trail verified: {operations} operations up to seal {newest}, {findings} findings {first}"
)]
public sealed record TrailVerified(
    long Operations,
    long Findings,
    long Unsealed,
    int Newest,
    string? Hash,
    IReadOnlyList<string> First
) : IAuditEvent
{
    /// <summary>By which the last verification is found.</summary>
    public const string Trail = "audit-trail";

    public string? Subject => Trail;
}

/// <summary>Keeps what a verification of the audit trail has come to. The verification itself holds no transaction and is done before.</summary>
[Operation("audit.verify", Role.Auditor)]
public sealed record RecordVerification(AuditVerdict Verdict, IReadOnlyList<AuditFinding> First) : Command<Done>
{
    public const int MostKept = 20;

    public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        work.Record(
            new TrailVerified(
                Verdict.Operations,
                Verdict.Findings,
                Verdict.Unsealed,
                Verdict.Newest,
                Verdict.Hash,
                [.. First.Select(f => f.Message)]
            )
        );
        return Task.FromResult<Outcome<Done>>(new Done());
    }
}
