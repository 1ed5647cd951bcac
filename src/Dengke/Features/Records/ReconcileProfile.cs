using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dengke.Features.Records;

/// <summary>How two files are to be compared where it is not the default way.</summary>
public sealed record ReconcileProfile
{
    /// <summary>Catalogue keys by which rows are matched, in order.</summary>
    public IReadOnlyList<string> Keys { get; init; } = ["document_no", "exam_no", "student_no"];

    /// <summary>Catalogue keys of the fields that may differ; null for the catalogue's own.</summary>
    public IReadOnlyList<string>? Tolerated { get; init; }

    public ColumnMap? Columns { get; init; }

    public FieldCatalogue Catalogue() =>
        Tolerated is null
            ? FieldCatalogue.Default
            : new FieldCatalogue([
                .. FieldCatalogue.Default.Fields.Select(f => f with { Tolerated = Tolerated.Contains(f.Key) }),
            ]);

    /// <summary>Reads a profile: YAML with <c>keys</c>, <c>tolerated</c> (lists of field keys or labels) and <c>columns</c> (header to field; blank leaves it aside).</summary>
    public static Outcome<ReconcileProfile> Read(string path)
    {
        try
        {
            var file = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build()
                .Deserialize<ProfileFile?>(File.ReadAllText(path));
            return file is null ? new ReconcileProfile() : From(file);
        }
        catch (YamlException e)
        {
            return Failure.Invalid(
                "profile",
                $"比对方案第 {e.Start.Line} 行第 {e.Start.Column} 列: {e.InnerException?.Message ?? e.Message}",
                $"Line {e.Start.Line}, column {e.Start.Column} of the profile: {e.InnerException?.Message ?? e.Message}"
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failure.Invalid("profile", $"读不了比对方案“{path}”。", $"The profile {path} cannot be read.");
        }
    }

    private static Outcome<ReconcileProfile> From(ProfileFile file)
    {
        var named = (file.Keys ?? []).Concat(file.Tolerated ?? []).Concat((file.Columns ?? []).Values.OfType<string>());
        if (named.FirstOrDefault(n => n.Length > 0 && Find(n) is null) is { } unknown)
        {
            return Failure.Invalid(
                "profile",
                $"比对方案中没有字段“{unknown}”。",
                $"The profile names a field {unknown} that is not there."
            );
        }

        var profile = new ReconcileProfile
        {
            Tolerated = file.Tolerated is { } tolerated ? [.. tolerated.Select(Key)] : null,
            Columns = file.Columns is { } columns
                ? new ColumnMap(columns.ToDictionary(c => c.Key, c => string.IsNullOrEmpty(c.Value) ? null : Key(c.Value)))
                : null,
        };
        return file.Keys is { Count: > 0 } keys ? profile with { Keys = [.. keys.Select(Key)] } : profile;
    }

    private static RecordField? Find(string name) => FieldCatalogue.Default.Find(name) ?? FieldCatalogue.Default.Match(name);

    private static string Key(string name) => Find(name)!.Key;

    private sealed class ProfileFile
    {
        public List<string>? Keys { get; set; }

        public List<string>? Tolerated { get; set; }

        public Dictionary<string, string?>? Columns { get; set; }
    }
}
