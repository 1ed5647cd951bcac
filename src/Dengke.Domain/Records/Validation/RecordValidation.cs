namespace Dengke.Domain.Records;

/// <summary>
/// Validates rows of one source (REC-3): each field by its format, then fields against each other. Errors block, warnings inform.
/// Safe for several threads at once.
/// </summary>
public sealed class RecordValidation
{
    internal const string BirthDate = "birth_date";
    private const string EntryDate = "entry_date";
    private const string GraduationDate = "graduation_date";

    private readonly FieldCatalogue catalogue;
    private readonly RecordField[] fields;
    private readonly DateOnly today;
    private readonly bool isNewData;
    private readonly int[] order;

    /// <param name="catalogue">The fields.</param>
    /// <param name="today">The day by which dates and exam years are judged.</param>
    /// <param name="isNewData">True for what a person enters now, false for what a file brings: a 15-digit number is refused there, kept here.</param>
    public RecordValidation(FieldCatalogue catalogue, DateOnly today, bool isNewData = false)
    {
        this.catalogue = catalogue;
        fields = [.. catalogue.Fields];
        this.today = today;
        this.isNewData = isNewData;
        // A document number is measured by its type, so types come first.
        order = [.. Enumerable.Range(0, fields.Length).OrderBy(i => fields[i].Format == FieldFormat.DocumentType ? 0 : 1)];
    }

    /// <summary>The findings of one row; empty, and next to nothing allocated, for a row in order.</summary>
    /// <param name="values">
    /// One value a field, in the catalogue's order, as written. Null: the source has no such column, nothing is said of it. Blank:
    /// an error where the field is required.
    /// </param>
    /// <exception cref="ArgumentException">There are more or fewer values than fields.</exception>
    public IReadOnlyList<Finding> Validate(ReadOnlySpan<string?> values)
    {
        if (values.Length != fields.Length)
        {
            throw new ArgumentException($"Wants {fields.Length} values.", nameof(values));
        }

        var findings = new Findings();
        var facts = new RowFacts();
        foreach (var index in order)
        {
            if (values[index] is { } value)
            {
                CheckField(fields[index], value, findings, facts);
            }
        }

        CheckAcross(findings, facts);
        return findings.All;
    }

    /// <summary>The findings of one value by itself, as when a correction is entered.</summary>
    public IReadOnlyList<Finding> ValidateField(RecordField field, string value)
    {
        var findings = new Findings();
        CheckField(field, value, findings, new RowFacts());
        return findings.All;
    }

    private void CheckField(RecordField field, string value, Findings findings, RowFacts facts)
    {
        var room = Folding.MaxLength(value.Length);
        var folded = room <= 128 ? stackalloc char[room] : new char[room];
        folded = Folding.TryFold(field.Format, value, folded, out var written) ? folded[..written] : [];
        if (folded.IsEmpty)
        {
            if (field.Required)
            {
                findings.Add(field, FindingRules.Required);
            }

            return;
        }

        switch (field.Format)
        {
            case FieldFormat.Name:
                NameRules.Check(field, value, findings);
                break;
            case FieldFormat.Sex:
                CodeRules.CheckSex(field, folded, findings, facts);
                break;
            case FieldFormat.Date:
                Remember(field.Key, DateRules.Check(field, folded, today, findings), facts);
                break;
            case FieldFormat.Ethnicity:
                CodeRules.CheckEthnicity(field, value, folded, findings, facts);
                break;
            case FieldFormat.DocumentType:
                DocumentRules.CheckType(field, folded, findings, facts);
                break;
            case FieldFormat.DocumentNumber:
                DocumentRules.CheckNumber(field, folded, isNewData, findings, facts);
                break;
            case FieldFormat.ExamNumber:
                CodeRules.CheckExamNumber(field, folded, today, findings);
                break;
            case FieldFormat.StudentNumber:
                CodeRules.CheckStudentNumber(field, folded, findings);
                break;
            case FieldFormat.Level:
                CodeRules.CheckTable(field, folded, FindingRules.LevelUnknown, findings);
                break;
            case FieldFormat.StudyForm:
                CodeRules.CheckTable(field, folded, FindingRules.StudyFormUnknown, findings);
                break;
            case FieldFormat.PoliticalStatus:
                CodeRules.CheckTable(field, folded, FindingRules.PoliticalStatusUnknown, findings);
                break;
            case FieldFormat.Duration:
                CodeRules.CheckDuration(field, folded, findings, facts);
                break;
            case FieldFormat.MajorCode:
                CodeRules.CheckMajorCode(field, folded, findings);
                break;
        }
    }

    private static void Remember(string key, DateOnly? date, RowFacts facts)
    {
        switch (key)
        {
            case BirthDate:
                facts.BirthDate = date;
                break;
            case EntryDate:
                facts.EntryDate = date;
                break;
            case GraduationDate:
                facts.GraduationDate = date;
                break;
        }
    }

    private void CheckAcross(Findings findings, RowFacts facts)
    {
        if (facts is { Id: { } id, BirthDate: { } stated } && stated != id.BirthDate)
        {
            findings.Add(Field(BirthDate), FindingRules.BirthDateMismatch, "", $"{id.BirthDate:yyyyMMdd}");
        }

        if (facts is { Id: { } holder, Sex: { } sex } && sex != holder.Sex)
        {
            findings.Add(FieldOf(FieldFormat.Sex), FindingRules.SexMismatch, "", holder.Sex);
        }

        if (facts is { IsOfHongKongMacaoTaiwan: { } isOfRegion, EthnicityIsRegion: { } isRegion } && isOfRegion != isRegion)
        {
            var rule = isOfRegion ? FindingRules.EthnicityWantsRegion : FindingRules.EthnicityIsRegion;
            findings.Add(FieldOf(FieldFormat.Ethnicity), rule);
        }

        if (facts is { BirthDate: { } birth, EntryDate: { } entry })
        {
            DateRules.CheckAge(Field(EntryDate), birth, entry, findings);
        }

        if (facts is { EntryDate: { } start, DurationMonths: { } months, GraduationDate: { } end })
        {
            DateRules.CheckGraduation(Field(GraduationDate), start, months, end, findings);
        }
    }

    private RecordField Field(string key) => catalogue.Find(key)!;

    private RecordField FieldOf(FieldFormat format) => fields.First(f => f.Format == format);
}
