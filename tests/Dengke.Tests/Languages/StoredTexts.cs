using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dengke.Data;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.RepresentationModel;

namespace Dengke.Tests.Languages;

/// <summary>
/// What people have written into the program: every text of its database and the texts of its campaigns that have no English beside
/// them. Names, places, reasons and messages are shown as they were written, whatever the reader's language.
/// </summary>
internal sealed partial class StoredTexts
{
    /// <summary>Words of the registry's own pages and of files' columns, which English sentences quote.</summary>
    private static readonly string[] Quoted =
    [
        "学信网",
        "学信档案",
        "采集码",
        "图像校对",
        "学号",
        "考生号",
        "证件号码",
        "核验状态",
        "备注",
        "手机",
        "邮箱",
        "拍摄号",
        "结果",
        "未封存",
        "教字",
        "班级",
        "日期",
        "开始",
        "结束",
        "课程",
        "星期",
        "节次",
        "周次",
        "周二",
        "节",
        "周",
        "单",
    ];

    /// <summary>What the program itself writes: its events in its own words, and the campaign's file, which is read apart.</summary>
    private static readonly string[] NotPeoples = ["AuditEvents", "CampaignRevisions", "Operations"];
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly Regex longer;

    private StoredTexts(IEnumerable<string> texts)
    {
        all.UnionWith(texts.Where(t => Han().IsMatch(t)));
        var parts = all.Where(t => t.Length > 1).OrderByDescending(t => t.Length).Select(Regex.Escape);
        longer = new Regex(string.Join('|', parts), RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    public static async Task<StoredTexts> Read(DengkeDb db)
    {
        var texts = new List<string>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var table = type.GetTableName()!;
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(string) && !NotPeoples.Contains(table)))
            {
                texts.AddRange(await Column(db.Database.GetDbConnection(), table, property.GetColumnName()));
            }
        }

        var revisions = await db.CampaignRevisions.Select(r => r.Yaml).ToListAsync();
        foreach (var yaml in revisions.Concat(Presets()))
        {
            texts.AddRange(OfCampaign(yaml));
        }

        return new StoredTexts(texts.SelectMany(Parts));
    }

    /// <summary>Whether something in Chinese is left of <paramref name="shown"/> besides what people have written.</summary>
    public bool LeavesChinese(string shown)
    {
        var rest = Masked().Replace(all.Contains(shown) ? "" : longer.Replace(shown, ""), "");
        return Han()
            .IsMatch(IsEnglish(rest) ? Quoted.Aggregate(rest, (r, q) => r.Replace(q, "", StringComparison.Ordinal)) : rest);
    }

    /// <summary>Whether a sentence is English but for what it quotes.</summary>
    private static bool IsEnglish(string text) => text.Count(char.IsAsciiLetter) > Han().Count(text);

    /// <summary>A province's rules, which a campaign refers to in place of writing them out.</summary>
    private static IEnumerable<string> Presets() =>
        Directory
            .EnumerateFiles(
                Path.Combine(Repository.Root, "src", "Dengke", "Features", "Shared", "Campaigns", "Yaml", "Presets"),
                "*.yaml"
            )
            .Select(File.ReadAllText);

    /// <summary>A JSON column's texts; a message's lines, without the fields that are filled in.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        if (text is ['[', '"' or '{', ..] or ['{', '"', ..])
        {
            using var json = JsonDocument.Parse(text);
            return [.. OfJson(json.RootElement)];
        }

        return text.Split('\n').SelectMany(l => Field().Split(l)).Select(p => p.Trim()).Append(text);
    }

    private static IEnumerable<string> OfJson(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => [json.GetString()!],
            JsonValueKind.Array => json.EnumerateArray().SelectMany(OfJson),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => OfJson(p.Value)),
            _ => [],
        };

    private static IEnumerable<string> OfCampaign(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return OfNode(stream.Documents[0].RootNode);
    }

    private static IEnumerable<string> OfNode(YamlNode node) =>
        node switch
        {
            YamlScalarNode scalar => [scalar.Value ?? ""],
            YamlSequenceNode list => list.SelectMany(OfNode),
            YamlMappingNode entries => entries
                .Where(e => e.Value is not YamlScalarNode || !HasEnglish(entries, ((YamlScalarNode)e.Key).Value!))
                .SelectMany(e => OfNode(e.Value))
                .Append(BothNames(entries)),
            _ => [],
        };

    /// <summary>As the settings show what has a name in either language.</summary>
    private static string BothNames(YamlMappingNode entries) =>
        entries.Children.TryGetValue(new YamlScalarNode("name"), out var name)
        && entries.Children.TryGetValue(new YamlScalarNode("english"), out var english)
            ? $"{name} · {english}"
            : "";

    /// <summary>A field's label has its English in the catalogue; other names have it beside them.</summary>
    private static bool HasEnglish(YamlMappingNode entries, string key) =>
        key == "label" || (key is "name" or "chinese" && entries.Children.ContainsKey(new YamlScalarNode("english")));

    private static async Task<List<string>> Column(DbConnection connection, string table, string column)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync();
        }

        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
        command.CommandText = $"SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }

    [GeneratedRegex(@"[\u3400-\u9fff]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();

    /// <summary>A name of which the operator sees the first character alone.</summary>
    [GeneratedRegex(@"[\u3400-\u9fff]\*+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Masked();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
