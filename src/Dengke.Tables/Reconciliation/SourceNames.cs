using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>The names of the sides in files.</summary>
public static class SourceNames
{
    public static string Of(Source side) => side == Source.Registry ? "registry" : "academic";
}
