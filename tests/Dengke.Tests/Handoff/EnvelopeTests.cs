using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Support;
using Jose;

namespace Dengke.Tests.Handoff;

/// <summary>An envelope is what the standards say, whoever has written it.</summary>
[Trait("Requirement", "CAP-6")]
public sealed class EnvelopeTests : IDisposable
{
    private readonly PrivateKey registrar = PrivateKey.Create(KeyUse.Encryption);
    private readonly PrivateKey deputy = PrivateKey.Create(KeyUse.Encryption);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-envelope-");

    public void Dispose()
    {
        registrar.Dispose();
        deputy.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void KeyWrap_OfTheExample_IsAsRfc3394Counts()
    {
        // RFC 3394, 4.6: 256 bits under 256 bits.
        var wrapping = Convert.FromHexString("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
        var key = Convert.FromHexString("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F");

        var wrapped = KeyWrap.Wrap(wrapping, key);

        Assert.Equal(
            "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21",
            Convert.ToHexString(wrapped)
        );
        Assert.Equal(key, KeyWrap.Unwrap(wrapping, wrapped));
        wrapped[9] ^= 1;
        Assert.Null(KeyWrap.Unwrap(wrapping, wrapped));
        Assert.Null(KeyWrap.Unwrap(wrapping, wrapped.AsSpan(0, 16)));
    }

    [Fact]
    public void Seal_OpenedByAnotherLibrary_IsThePhoto()
    {
        var photo = RandomNumberGenerator.GetBytes(5000);

        var envelope = PhotoEnvelope.Seal(photo, "TOKEN-1", "7", [registrar.Public, deputy.Public]);

        using var key = Agreement(deputy);
        var opened = JWE.Decrypt(envelope, key, JweAlgorithm.ECDH_ES_A256KW, JweEncryption.A256GCM);
        Assert.Equal(photo, opened.PlaintextBytes);
        Assert.Equal("TOKEN-1", (string?)JsonNode.Parse(opened.ProtectedHeaderBytes)!["token"]);
    }

    [Fact]
    public void Open_SealedByAnotherLibrary_IsThePhoto()
    {
        var photo = RandomNumberGenerator.GetBytes(5000);
        var envelope = JWE.EncryptBytes(
            photo,
            [Recipient(registrar.Public), Recipient(deputy.Public)],
            JweEncryption.A256GCM,
            mode: SerializationMode.Json,
            extraProtectedHeaders: new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["token"] = "TOKEN-1",
                ["shot"] = "7",
            }
        );

        foreach (var key in new[] { registrar, deputy })
        {
            var opened = PhotoEnvelope.Open(envelope, key).Value;
            Assert.Equal(("TOKEN-1", "7"), (opened.Token, opened.Shot));
            Assert.Equal(photo, opened.Photo);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Open_SealedByJoseOfNpm_IsThePhoto(int recipients)
    {
        var photo = RandomNumberGenerator.GetBytes(5000);
        await File.WriteAllBytesAsync(At("photo"), photo, TestContext.Current.CancellationToken);
        PrivateKey[] keys = [.. new[] { registrar, deputy }.Take(recipients)];
        foreach (var (index, key) in keys.Index())
        {
            var jwk = key.Public.ToJson().ToJsonString();
            await File.WriteAllTextAsync(At($"{index}.jwk"), jwk, TestContext.Current.CancellationToken);
        }

        var envelope = await Node("seal.mjs", [At("photo"), .. keys.Select((_, i) => At($"{i}.jwk"))]);

        Assert.All(keys, k => Assert.Equal(photo, PhotoEnvelope.Open(envelope, k).Value.Photo));
        Assert.Equal("TOKEN-9", PhotoEnvelope.Open(envelope, keys[0]).Value.Token);
    }

    [Fact]
    public void Open_AnyPartAltered_IsRefused()
    {
        var whole = PhotoEnvelope.Seal(new byte[100], "TOKEN-1", "7", [registrar.Public]);
        Action<JsonObject>[] changes =
        [
            j => Change(j, "ciphertext"),
            j => Change(j, "tag"),
            j => Change(j, "iv"),
            j => Change(j, "protected"),
            j => Change(j["recipients"]![0]!.AsObject(), "encrypted_key"),
            j => Change(j["recipients"]![0]!["header"]!["epk"]!.AsObject(), "x"),
            j => j["recipients"]![0]!["header"]!["alg"] = "ECDH-ES",
            j => j["recipients"]![0]!["header"]!["zip"] = "DEF",
            j => j["recipients"]![0]!["header"]!["crit"] = new JsonArray("exp"),
            j => j["recipients"]![0]!["header"]!.AsObject().Remove("epk"),
            j => j["recipients"]![0]!["header"]!["epk"]!.AsObject().Remove("crv"),
            j => j["recipients"]![0] = 3,
            j => j["aad"] = "AAAA",
            j => j["tag"] = "AAAA",
            j => j["iv"] = 7,
            j => j["unprotected"] = "x",
            j => j.Remove("protected"),
        ];

        Assert.True(PhotoEnvelope.Open(whole, registrar).IsOk);
        Assert.All(
            changes,
            (change, i) =>
            {
                var json = JsonNode.Parse(whole)!.AsObject();
                change(json);
                var opened = PhotoEnvelope.Open(json.ToJsonString(), registrar);
                Assert.True(opened.Failure?.Code == "envelope_broken", $"{i}: {opened.Failure?.Code ?? "opened"}");
            }
        );
        Assert.Equal(
            "envelope_broken",
            PhotoEnvelope.Open(whole.Replace("\"tag\"", "\"iv\":\"AA\",\"tag\""), registrar).Failure?.Code
        );
    }

    private static void Change(JsonObject of, string member)
    {
        var text = (string)of[member]!;
        var at = text.Length / 2;
        of[member] = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
    }

    private static ECDiffieHellman Agreement(PrivateKey key) =>
        ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = key.Public.Point,
                D = key.CopySecret(),
            }
        );

    private static JweRecipient Recipient(PublicKey key) =>
        new(
            JweAlgorithm.ECDH_ES_A256KW,
            new Jwk
            {
                Kty = "EC",
                Crv = "P-256",
                X = key.X,
                Y = key.Y,
            },
            new Dictionary<string, object>(StringComparer.Ordinal) { ["kid"] = key.KeyId }
        );

    private static async Task<string> Node(string script, string[] arguments)
    {
        var client = Path.Combine(Repository.Root, "src", "Dengke", "Client");
        var path = Path.Combine(Repository.Root, "tests", "Dengke.Tests", "Handoff", script);
        using var node = Process.Start(
            new ProcessStartInfo("node", [path, client, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var complaints = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await complaints);
        return said;
    }

    private string At(string name) => Path.Combine(folder.FullName, name);
}
