using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Hall;

[Words("{student}入场, {number} 号", "{student} was let in with ticket {number}")]
[Step("入场, 排队号 {number}", "Let in with ticket {number}")]
public sealed record TicketIssued(StudentRef Student, string Session, int Number, string? Exception) : StudentEvent(Student);

[Words("{number} 号优先: {reason}", "Ticket {number} goes first: {reason}")]
public sealed record TicketPreferred(StudentRef Student, string Session, int Number, string Reason) : StudentEvent(Student);
