using Dengke.Domain.Records;

namespace Dengke.Features.Shared;

/// <summary>How values are written for people; what is stored stays as it came.</summary>
public static class FieldText
{
    /// <summary>2003-08-12 for a date however it is written; any other value, and what is no date, as it stands.</summary>
    public static string? Show(RecordField field, string? value) =>
        field.Format == FieldFormat.Date && value is not null && RecordDate.TryParse(value, out var date)
            ? $"{date:yyyy-MM-dd}"
            : value;
}
