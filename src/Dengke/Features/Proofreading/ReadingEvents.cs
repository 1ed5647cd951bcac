using Dengke.Domain.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Proofreading;

[Words("{student}的校对图已就绪", "{student}'s portrait can be proof-read")]
[Step("校对图已就绪, 请确认是否本人", "Your portrait can be proof-read")]
public sealed record ViewKept(StudentRef Student) : StudentEvent(Student);

[Words(
    "校对图: 新增 {added}, 重新提供 {renewed}, 已有 {same}, 未能对应 {left}",
    "Views for proof-reading: {added} new, {renewed} again, {same} there already, {left} without a portrait"
)]
public sealed record ViewsUploaded(int Added, int Renewed, int Same, int Left) : IAuditEvent
{
    public string? Subject => null;
}

[Words("删除 {views} 张到期或不再使用的校对图", "{views} views that had expired, or were of portraits not in use, were wiped")]
public sealed record ViewsWiped(int Views) : IAuditEvent
{
    public string? Subject => null;
}

[Words("{student}确认毕业图像是本人", "{student} says that the portrait is theirs")]
[Step("确认毕业图像是本人", "You said that the portrait is yours", Binds = true)]
public sealed record PortraitConfirmed(StudentRef Student, bool Late) : StudentEvent(Student);

[Words("{student}对毕业图像提出异议: {text}", "{student} disputes the portrait: {text}")]
[Step("对毕业图像提出异议: {text}", "You said what is wrong with the portrait: {text}")]
public sealed record PortraitDisputed(StudentRef Student, Guid CaseId, string Text) : StudentEvent(Student);

[Words("为{student}登记图像异议({origin}): {text}", "A case about {student}'s portrait was opened ({origin}): {text}")]
[Step("图像异议已登记: {text}", "A case about your portrait was opened: {text}")]
public sealed record CaseOpened(StudentRef Student, Guid CaseId, CaseOrigin Origin, string Text) : StudentEvent(Student);

[Words("图像异议处理结果: {outcome}, {reason}", "The case about the portrait was settled: {outcome}, {reason}")]
[Step("图像异议处理结果: {outcome}", "The case about your portrait was settled: {outcome}")]
public sealed record CaseSettled(StudentRef? Student, Guid CaseId, CaseOutcome Outcome, string Reason) : IAuditEvent
{
    public string? Subject => Student?.Id.ToString() ?? CaseId.ToString();
}

[Words("图像异议重新处理: {reason}", "The case about the portrait was taken up again: {reason}")]
[Step("图像异议重新处理", "The case about your portrait was taken up again")]
public sealed record CaseReopened(StudentRef? Student, Guid CaseId, string Reason) : IAuditEvent
{
    public string? Subject => Student?.Id.ToString() ?? CaseId.ToString();
}

[Words("图像异议归到{student}名下: {reason}", "The case about a portrait was found to be {student}'s: {reason}")]
public sealed record CaseGiven(StudentRef Student, Guid CaseId, string Reason) : StudentEvent(Student);

[Words("{student}的身份核验: {before} → {state} {note}", "{student}'s identity check: {before} → {state} {note}")]
[Step("学信网身份核验: {state}", "Identity check of the registry: {state}")]
public sealed record IdentityStated(StudentRef Student, IdentityState? Before, IdentityState State, string? Note)
    : StudentEvent(Student);

[Words(
    "导入身份核验结果 {file}: 新增或变化 {changed}, 未变 {same}",
    "The registry's identity checks were imported from {file}: {changed} new or changed, {same} as before"
)]
public sealed record IdentityImported(string File, int Changed, int Same) : IAuditEvent
{
    public string? Subject => null;
}

[Words("{student}的身份核验跟进: {note}", "{student}'s identity check was followed up: {note}")]
public sealed record IdentityFollowed(StudentRef Student, string Note) : StudentEvent(Student);
