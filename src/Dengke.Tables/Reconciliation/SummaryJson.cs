using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>
/// The summary as JSON: <c>rows_registry</c>, <c>rows_academic</c>, <c>matched</c>, <c>fields</c> (label → verdict → count, all verdicts),
/// <c>unmatched</c> (side → reason → count), <c>not_compared</c> (labels), <c>damaged_cells</c>.
/// </summary>
public static class SummaryJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON in UTF-8, with a line end.</summary>
    public static byte[] Write(ReconciliationSummary summary)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("rows_registry", summary.RowsRegistry);
            json.WriteNumber("rows_academic", summary.RowsAcademic);
            json.WriteNumber("matched", summary.Matched);
            json.WriteStartObject("fields");
            foreach (var (field, verdicts) in summary.Fields)
            {
                json.WriteStartObject(field.Label);
                foreach (var (verdict, count) in verdicts)
                {
                    json.WriteNumber(verdict.Name(), count);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("unmatched");
            WriteReasons(json, SourceNames.Of(Source.Registry), summary.UnmatchedRegistry);
            WriteReasons(json, SourceNames.Of(Source.Academic), summary.UnmatchedAcademic);
            json.WriteEndObject();
            json.WriteStartArray("not_compared");
            foreach (var field in summary.NotCompared)
            {
                json.WriteStringValue(field.Label);
            }

            json.WriteEndArray();
            json.WriteNumber("damaged_cells", summary.DamagedCells);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteReasons(Utf8JsonWriter json, string side, IReadOnlyDictionary<UnmatchedReason, int> reasons)
    {
        json.WriteStartObject(side);
        foreach (var (reason, count) in reasons)
        {
            json.WriteNumber(reason.Name(), count);
        }

        json.WriteEndObject();
    }
}
