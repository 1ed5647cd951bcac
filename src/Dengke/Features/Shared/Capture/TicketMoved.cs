using Dengke.Domain.Capture;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Shared.Capture;

[Words("{number} 号: {step}, 机位 {station}", "Ticket {number}: {step}, station {station}")]
public sealed record TicketMoved(StudentRef Student, string Session, int Number, TicketTrigger Step, int? Station)
    : StudentEvent(Student);
