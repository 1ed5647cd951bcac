using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns.Yaml.Shapes;
using Dengke.Features.Shared.Campaigns.Yaml.Tree;

namespace Dengke.Features.Campaigns.Forms;

/// <summary>
/// Rows pasted from a spreadsheet (tabs) or a CSV text (commas, quotes). The first line may name the columns, by label or by key; without
/// it the columns are those of the list, in order.
/// </summary>
internal static class PastedTable
{
    /// <returns>The rows, each with the columns that were given and are not blank; or <c>paste_invalid</c>.</returns>
    public static Outcome<IReadOnlyList<Mapping>> Read(string text, Control.Record record)
    {
        var lines = Split(text).Where(l => l.Exists(c => c.Length > 0)).ToList();
        var columns = lines is [var head, ..] ? head.ConvertAll(c => Match(record, c)) : [];
        var hasHead = columns.Any(c => c is not null) && columns.Count(c => c is not null) >= (columns.Count + 1) / 2;
        if (hasHead && columns.IndexOf(null) is >= 0 and var unknown && lines[0][unknown].Length > 0)
        {
            return Invalid(
                $"粘贴的表头中没有认得“{lines[0][unknown]}”这一列; 可用的列: {Names(record)}。",
                $"The pasted header has a column {lines[0][unknown]} that is not known; those that are: {EnglishNames(record)}."
            );
        }

        var fields = hasHead ? columns : [.. record.Fields];
        var rows = new List<Mapping>();
        foreach (var (index, cells) in lines.Index().Skip(hasHead ? 1 : 0))
        {
            if (cells.Skip(fields.Count).Any(c => c.Length > 0))
            {
                return Invalid(
                    $"粘贴的第 {index + 1} 行有 {cells.Count} 列, 多于 {fields.Count} 列: {Names(record)}。",
                    $"The pasted row {index + 1} has {cells.Count} columns, more than {fields.Count}: {EnglishNames(record)}."
                );
            }

            var entries = fields.Zip(cells).Where(c => c.First is not null && c.Second.Length > 0);
            rows.Add(
                new Mapping([
                    .. entries.Select(c => new Entry(c.First!.Key, default, FormReading.Typed(c.Second), c.First.Label.Chinese)),
                ])
                {
                    IsFlow = true,
                }
            );
        }

        return rows.Count > 0 ? rows : Invalid("粘贴框里没有可用的行。", "There is no row to take in what was pasted.");
    }

    /// <summary>The list with the rows laid over it: a row with a first column that is there already changes that one, others are added.</summary>
    public static Sequence Merge(Sequence list, IReadOnlyList<Mapping> rows, Control.Record record)
    {
        var key = record.Fields[0].Key;
        var items = list.Items.ToList();
        foreach (var row in rows)
        {
            var name = FormReading.TextOf(row.Find(key)?.Value);
            var place =
                name.Length == 0 ? -1 : items.FindIndex(i => FormReading.TextOf((i as Mapping)?.Find(key)?.Value) == name);
            if (place < 0)
            {
                items.Add(row);
            }
            else
            {
                items[place] = row.Entries.Aggregate(items[place], (item, entry) => NodeEdit.Put(item, entry.Key, entry.Value));
            }
        }

        return new Sequence(items);
    }

    private static FormField? Match(Control.Record record, string head) =>
        record.Fields.FirstOrDefault(f => f.Label.Chinese == head || f.Label.English == head || f.Key == head);

    private static string Names(Control.Record record) => string.Join("、", record.Fields.Select(f => f.Label.Chinese));

    private static string EnglishNames(Control.Record record) => string.Join(", ", record.Fields.Select(f => f.Label.English));

    private static Failure Invalid(string message, string english) => new(FailureKind.Invalid, "paste_invalid", message, english);

    private static IEnumerable<List<string>> Split(string text)
    {
        var separator = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var (index, c) in $"{text}\n".Index())
        {
            switch (c)
            {
                case '"' when isQuoted && index + 1 < text.Length && text[index + 1] == '"':
                    cell.Append('"');
                    isQuoted = false;
                    break;
                case '"' when isQuoted || cell.Length == 0 || text[index - 1] == '"':
                    isQuoted = !isQuoted;
                    break;
                case var end when !isQuoted && (end == separator || end == '\n'):
                    cells.Add(cell.ToString().Trim());
                    cell.Clear();
                    if (end == '\n')
                    {
                        yield return cells;
                        cells = [];
                    }

                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        if (cell.Length > 0)
        {
            yield return [.. cells, cell.ToString().Trim()];
        }
    }
}
