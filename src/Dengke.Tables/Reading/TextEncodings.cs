using System.Text;

namespace Dengke.Tables.Reading;

/// <summary>The encodings that Chinese registrars' files come in.</summary>
internal static class TextEncodings
{
    static TextEncodings()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb18030 = Encoding.GetEncoding("gb18030");
    }

    /// <summary>GB18030, of which GB2312 and GBK are subsets. What is no character becomes U+FFFD.</summary>
    public static Encoding Gb18030 { get; }

    public static Encoding Utf8 { get; } = new UTF8Encoding(false);
}
