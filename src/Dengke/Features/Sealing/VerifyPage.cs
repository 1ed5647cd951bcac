using System.Security.Cryptography;
using System.Text;
using Dengke.Platform.Web;

namespace Dengke.Features.Sealing;

/// <summary>
/// The verification page as one file that needs no server: opened from a stick or a disk it checks receipts by the keys that are in it. The
/// same script runs on the server's page; here it stands in the file, and the file's own policy lets nothing else run or be fetched.
/// </summary>
internal static class VerifyPage
{
    private static readonly string Root = WebHost.Root();

    /// <param name="keys">A JWK set; public, so that it is safe in the page.</param>
    /// <returns>UTF-8 HTML; null where the front end was not built.</returns>
    public static byte[]? Offline(ReadOnlySpan<byte> keys)
    {
        var (script, style) = (Path.Combine(Root, "verify.js"), Path.Combine(Root, "verify.css"));
        if (!File.Exists(script) || !File.Exists(style))
        {
            return null;
        }

        // In a script element "</" would end it, whatever is meant.
        var code = File.ReadAllText(script).Replace("</", "<\\/", StringComparison.Ordinal);
        var css = File.ReadAllText(style);
        var set = Encoding.UTF8.GetString(keys).Replace("<", "\\u003c", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(
            $$"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{{HashOf(
                code
            )}}'; style-src '{{HashOf(css)}}'; form-action 'none'; base-uri 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>核验回执 Check a receipt</title>
            <style>{{css}}</style>
            </head>
            <body class="verify-alone">
            <main>
            <h1>核验回执 <span lang="en">Check a receipt</span></h1>
            <p>本页不联网, 文件不会离开本机。<span lang="en">Nothing leaves this machine.</span></p>
            {{Form}}
            </main>
            <script type="application/json" id="verify-keys">{{set}}</script>
            <script>{{code}}</script>
            </body>
            </html>
            """
        );
    }

    /// <summary>What the script works on; the same on the server's page.</summary>
    public const string Form = """
        <noscript><p class="verify-result is-bad">核验在浏览器内计算, 需要启用脚本; 也可用命令 dengke verify。<span lang="en">Checking needs script; or use the command dengke verify.</span></p></noscript>
        <form class="verify-form" id="verify">
        <p><label class="form-label" for="verify-receipt">回执文件(.json) <span lang="en">Receipt</span></label>
        <input class="form-control" id="verify-receipt" type="file" accept=".json,application/json"></p>
        <p><label class="form-label" for="verify-jwks">公钥文件 jwks.json <span lang="en">Keys</span></label>
        <span class="form-hint" id="verify-jwks-hint">不选则用本页所带的公钥。<span lang="en">Without one, the keys in this page count.</span></span>
        <input class="form-control" id="verify-jwks" type="file" accept=".json,.jwk,application/json" aria-describedby="verify-jwks-hint"></p>
        </form>
        <div id="verify-result" role="status" aria-live="polite"></div>
        """;

    private static string HashOf(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
