using Dengke.Data;
using Dengke.Platform.Handling;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>A student as the audit trail names one; told as 姓名(学号).</summary>
public sealed record StudentRef(Guid Id, string No, string Name)
{
    public static implicit operator StudentRef(Student student) => new(student.Id, student.StudentNo, student.Name);
}

/// <summary>Something that happened to one student, who is the event's subject.</summary>
public abstract record StudentEvent(StudentRef Student) : IAuditEvent
{
    public string? Subject => Student.Id.ToString();
}
