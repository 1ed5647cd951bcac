using System.Text;
using Dengke.Platform.Envelopes;

namespace Dengke.Tests.Handoff;

[Trait("Requirement", "HND-2")]
public sealed class KeyFileTests
{
    private const string Passphrase = "正确的口令 correct";

    [Theory]
    [InlineData(KeyUse.Encryption)]
    [InlineData(KeyUse.Signing)]
    public void Seal_AndOpen_IsTheSameKey(KeyUse use)
    {
        using var key = PrivateKey.Create(use);

        using var opened = PrivateKey.Open(key.Seal(Passphrase).Value + "\n", Passphrase).Value;

        Assert.Equal(key.Public.KeyId, opened.Public.KeyId);
        Assert.Equal(key.CopySecret(), opened.CopySecret());
        Assert.Equal(use, opened.Public.Use);
    }

    [Fact]
    public void Open_WithAnotherPassphraseOrADamagedFile_IsRefused()
    {
        using var key = PrivateKey.Create(KeyUse.Encryption);
        var file = key.Seal(Passphrase).Value;
        Assert.Equal("passphrase_wrong", PrivateKey.Open(file, Passphrase + " ").Failure?.Code);
        Assert.Equal("passphrase_short", key.Seal("short").Failure?.Code);

        var random = new Random(7);
        for (var i = 0; i < 15; i++)
        {
            var at = random.Next(file.Length);
            var damaged = file[..at] + (file[at] == 'A' ? 'B' : 'A') + file[(at + 1)..];
            var opened = PrivateKey.Open(damaged, Passphrase);
            Assert.True(!opened.IsOk || opened.Value.Public.KeyId == key.Public.KeyId);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("....")]
    [InlineData("a.b.c.d.e")]
    [InlineData("eyJhbGciOiJub25lIn0....")]
    [InlineData("{}")]
    public void Open_WhatIsNoKeyFile_IsRefused(string text)
    {
        Assert.False(PrivateKey.Open(text, Passphrase).IsOk);
        Assert.False(PublicKey.Read(text).IsOk);
    }

    [Fact]
    public void Read_PublicKey_IsItAndItsThumbprint()
    {
        using var key = PrivateKey.Create(KeyUse.Signing);
        var jwk = key.Public.ToJson();

        Assert.Equal(key.Public.KeyId, PublicKey.Read(jwk.ToJsonString()).Value.KeyId);
        jwk["kid"] = "another";
        Assert.False(PublicKey.Read(jwk.ToJsonString()).IsOk);
    }

    [Fact]
    public void Thumbprint_OfTheExample_IsAsRfc7638Counts()
    {
        // The key of RFC 7517, A.1, with its thumbprint as other libraries count it.
        var read = PublicKey.Read(
            """
            {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
             "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc"}
            """
        );

        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", read.Value.KeyId);
    }

    [Fact]
    public void Read_PointThatIsNotOnTheCurve_IsRefused()
    {
        var zeros = Convert.ToBase64String(new byte[32]).TrimEnd('=');

        Assert.False(PublicKey.Read($$"""{"kty":"EC","crv":"P-256","x":"{{zeros}}","y":"{{zeros}}","use":"enc"}""").IsOk);
    }

    [Fact]
    public void Seal_File_SaysNothingOfTheSecret()
    {
        using var key = PrivateKey.Create(KeyUse.Encryption);
        var file = key.Seal(Passphrase).Value;

        Assert.DoesNotContain(Convert.ToBase64String(key.CopySecret()).TrimEnd('='), file);
        Assert.Equal(5, file.Split('.').Length);
        var header = Encoding.UTF8.GetString(Convert.FromBase64String(Padded(file.Split('.')[0])));
        Assert.Contains("PBES2-HS512+A256KW", header);
    }

    private static string Padded(string base64Url) =>
        base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '=');
}
