using Dengke.Data;
using Dengke.Domain.Records;
using Dengke.Platform.Crypto;

namespace Dengke.Features.Shared.Records;

/// <summary>What is known of a person from either source, the registry first; 学号, college and class from the academic system first.</summary>
internal sealed class StudentFacts
{
    private readonly IReadOnlyDictionary<string, string>? registry;
    private readonly IReadOnlyDictionary<string, string>? academic;

    private StudentFacts(
        IReadOnlyDictionary<string, string>? registry,
        IReadOnlyDictionary<string, string>? academic,
        Vault vault
    )
    {
        this.registry = registry;
        this.academic = academic;
        DocumentNoHash = MatchKeys.Of(FieldFormat.DocumentNumber, Value(RowValues.DocumentNumber)) is { } key
            ? vault.LookUp(key, RowValues.DocumentNumber)
            : null;
        ExamNo = MatchKeys.Of(FieldFormat.ExamNumber, Value("exam_no")) ?? "";
        StudentNo = MatchKeys.Of(FieldFormat.StudentNumber, School("student_no")) ?? "";
    }

    public string? DocumentNoHash { get; }

    public string ExamNo { get; }

    public string StudentNo { get; }

    public static StudentFacts Of(
        IReadOnlyDictionary<string, string>? registry,
        IReadOnlyDictionary<string, string>? academic,
        Vault vault
    ) => new(registry, academic, vault);

    /// <summary>The value of a field: the registry's, or where that is blank the academic system's.</summary>
    public string? Value(string key) => Filled(registry, key) ?? Filled(academic, key);

    public Student NewStudent(Guid id, string campaign) =>
        new()
        {
            Id = id,
            CampaignId = campaign,
            StudentNo = "",
            ExamNo = "",
            Name = "",
            NameKey = "",
            College = "",
            ClassName = "",
            MajorName = "",
        };

    public void WriteTo(Student student)
    {
        student.StudentNo = StudentNo;
        student.ExamNo = ExamNo;
        student.Name = Value("name") ?? "";
        student.NameKey = Folding.Fold(FieldFormat.Name, student.Name);
        student.NameInitials = NameInitials.Of(student.Name);
        student.College = School("college");
        student.ClassName = School("class_name");
        student.MajorName = Value("major_name") ?? "";
        student.DocumentNoHash = DocumentNoHash;
    }

    private string School(string key) => (Filled(academic, key) ?? Filled(registry, key) ?? "").Trim();

    private static string? Filled(IReadOnlyDictionary<string, string>? values, string key) =>
        values?.GetValueOrDefault(key) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}

/// <summary>The students that a campaign had before, to be found again by document, exam and student number, each once.</summary>
internal sealed class KnownStudents(List<Student> students)
{
    private readonly ILookup<string, Student> byDocument = students.ToLookup(s => s.DocumentNoHash ?? "");
    private readonly ILookup<string, Student> byExam = students.ToLookup(s => s.ExamNo);
    private readonly ILookup<string, Student> byNumber = students.ToLookup(s => s.StudentNo);
    private readonly HashSet<Guid> claimed = [];

    public IEnumerable<Student> Unclaimed => students.Where(s => !claimed.Contains(s.Id));

    public Student? Claim(StudentFacts facts)
    {
        var found = Free(byDocument, facts.DocumentNoHash) ?? Free(byExam, facts.ExamNo) ?? Free(byNumber, facts.StudentNo);
        if (found is not null)
        {
            claimed.Add(found.Id);
        }

        return found;
    }

    private Student? Free(ILookup<string, Student> index, string? key) =>
        string.IsNullOrEmpty(key) ? null : index[key].FirstOrDefault(s => !claimed.Contains(s.Id));
}
