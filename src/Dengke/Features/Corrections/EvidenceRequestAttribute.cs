using Dengke.Platform.Web;

namespace Dengke.Features.Corrections;

/// <summary>How much may be sent to a page that takes evidence.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EvidenceRequestAttribute() : RequestCeilingAttribute(Most)
{
    /// <summary>Bytes.</summary>
    public const long Most = 256 << 20;
}
