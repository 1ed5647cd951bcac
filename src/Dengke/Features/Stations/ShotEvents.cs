using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Stations;

[Words(
    "{student}的图像密文已由采集站 {station} 移交, 拍摄号 {number}",
    "{student}'s encrypted portrait {number} was handed over by station {station}"
)]
public sealed record ShotReceived(StudentRef Student, Guid Shot, string Number, string Session, string Station)
    : StudentEvent(Student);

[Words("拍摄号 {number}(采集站 {station})待处理: {problem}", "Shot {number} of station {station} was set aside: {problem}")]
public sealed record ShotSetAside(Guid Shot, string Number, string Session, string Station, string Problem) : IAuditEvent
{
    public string? Subject => Shot.ToString();
}

[Words("采集现场有异议, 拍摄号 {number}: {text}", "Disputed in the hall, shot {number}: {text}")]
public sealed record HallDisputeOpened(Guid Shot, string Number, string Text) : IAuditEvent
{
    public string? Subject => Shot.ToString();
}

[Words("拍摄号 {number} 对应到{student}: {reason}", "Shot {number} was assigned to {student}: {reason}")]
public sealed record ShotAssigned(StudentRef Student, Guid Shot, string Number, string Problem, string Reason)
    : StudentEvent(Student);

[Words("拍摄号 {number} 不采用: {reason}", "Shot {number} was dismissed: {reason}")]
public sealed record ShotDismissed(Guid Shot, string Number, string Reason) : IAuditEvent
{
    public string? Subject => Shot.ToString();
}

[Words("拍摄号 {number} 重新处理: {reason}", "Shot {number} was taken up again: {reason}")]
public sealed record ShotTakenUp(Guid Shot, string Number, string Reason) : IAuditEvent
{
    public string? Subject => Shot.ToString();
}
