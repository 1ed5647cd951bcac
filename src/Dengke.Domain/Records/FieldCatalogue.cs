namespace Dengke.Domain.Records;

/// <summary>The fields of a campaign's records, in the order in which they are shown and exported. Default: 附件1 of the notice.</summary>
public sealed class FieldCatalogue
{
    private readonly Dictionary<string, RecordField> byKey;

    /// <exception cref="ArgumentException">Two fields share a key.</exception>
    public FieldCatalogue(IReadOnlyList<RecordField> fields)
    {
        Fields = fields;
        byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
    }

    /// <summary>The catalogue of the reference notice.</summary>
    public static FieldCatalogue Default { get; } =
        new([
            new("exam_no", "考生号", "Exam number", FieldFormat.ExamNumber) { RegistryCode = "KSH" },
            new("student_no", "学号", "Student number", FieldFormat.StudentNumber)
            {
                RegistryCode = "XH",
                SourceOfTruth = Source.Academic,
            },
            new("name", "姓名", "Name", FieldFormat.Name) { RegistryCode = "XM" },
            new("document_no", "证件号码", "Document number", FieldFormat.DocumentNumber) { RegistryCode = "SFZH" },
        ]);

    public IReadOnlyList<RecordField> Fields { get; }

    public RecordField? Find(string key) => byKey.GetValueOrDefault(key);
}
