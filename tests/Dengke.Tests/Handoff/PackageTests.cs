using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Dengke.Platform.Envelopes;

namespace Dengke.Tests.Handoff;

[Trait("Requirement", "HND-1")]
public sealed class PackageTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2024, 10, 22, 3, 0, 0, TimeSpan.Zero);
    private readonly PrivateKey registrar = PrivateKey.Create(KeyUse.Encryption);
    private readonly PrivateKey deputy = PrivateKey.Create(KeyUse.Encryption);
    private readonly PrivateKey station = PrivateKey.Create(KeyUse.Signing);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-package-");

    public void Dispose()
    {
        registrar.Dispose();
        deputy.Dispose();
        station.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [Trait("Requirement", "CAP-6")]
    public void Envelope_ToItsRecipients_IsOpenedByEachAndNobodyElse(int recipients)
    {
        using var stranger = PrivateKey.Create(KeyUse.Encryption);
        PublicKey[] to = [.. new[] { registrar.Public, deputy.Public }.Take(recipients)];
        var photo = Photo(1);

        var envelope = PhotoEnvelope.Seal(photo, "TOKEN-1", "7", to);

        Assert.Equal(photo, PhotoEnvelope.Open(envelope, registrar).Value.Photo);
        Assert.Equal(
            ("TOKEN-1", "7"),
            (PhotoEnvelope.Open(envelope, registrar).Value.Token, PhotoEnvelope.Open(envelope, registrar).Value.Shot)
        );
        Assert.Equal(recipients == 2, PhotoEnvelope.Open(envelope, deputy).IsOk);
        Assert.Equal("not_a_recipient", PhotoEnvelope.Open(envelope, stranger).Failure?.Code);
        Assert.Equal("not_a_recipient", PhotoEnvelope.Open(envelope, station).Failure?.Code);
        var json = JsonNode.Parse(envelope)!;
        Assert.Equal(recipients, json["recipients"]!.AsArray().Count);
        Assert.Equal(to.Select(t => t.KeyId), json["recipients"]!.AsArray().Select(r => (string?)r!["header"]!["kid"]));
    }

    [Fact]
    [Trait("Requirement", "CAP-6")]
    public void Envelope_HasNothingOfThePictureInIt()
    {
        var envelope = PhotoEnvelope.Seal(Photo(1), "T", "1", [registrar.Public]);

        for (var at = 0; at + 24 <= Photo(1).Length; at += 8)
        {
            Assert.DoesNotContain(Convert.ToBase64String(Photo(1), at, 24), envelope, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"recipients\":[]}")]
    [InlineData("{\"recipients\":[{\"header\":{\"kid\":3}}]}")]
    [InlineData("not json")]
    public void Open_WhatIsNoEnvelope_IsRefused(string text) => Assert.False(PhotoEnvelope.Open(text, registrar).IsOk);

    [Fact]
    public void Package_Whole_GivesEveryPhotoAndNothingStrange()
    {
        var path = Write(3);

        using var package = PhotoPackage.Open(path, [station.Public]).Value;

        Assert.Equal(("1 号机位", "south", At), (package.Manifest.Station, package.Manifest.Session, package.Manifest.Time));
        Assert.Equal(["T1", "T2", "T3"], package.Manifest.Photos.Select(p => p.Token));
        Assert.All(
            package.Manifest.Photos,
            (p, i) => Assert.Equal(Photo(i + 1), PhotoEnvelope.Open(package.Envelope(p).Value, registrar).Value.Photo)
        );
        Assert.Empty(package.Strange());
        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(["manifest.jws", "T1.jwe", "T2.jwe", "T3.jwe"], zip.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void Package_OneBitAnywhere_IsFound()
    {
        var whole = File.ReadAllBytes(Write(1));
        var path = Path.Combine(folder.FullName, "flipped.zip");
        var random = new Random(1);
        for (var at = 0; at < whole.Length; at += 1 + random.Next(6))
        {
            var flipped = (byte[])whole.Clone();
            flipped[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, flipped);

            Assert.False(IsClean(path), $"byte {at} of {whole.Length}");
        }
    }

    [Fact]
    public void Package_CutOffAnywhere_IsFound()
    {
        var whole = File.ReadAllBytes(Write(1));
        var path = Path.Combine(folder.FullName, "short.zip");
        for (var length = 0; length < whole.Length; length += 37)
        {
            File.WriteAllBytes(path, whole[..length]);

            Assert.False(IsClean(path), $"{length} of {whole.Length} bytes");
        }

        File.WriteAllBytes(path, [.. whole, 0]);
        Assert.False(IsClean(path));
    }

    [Fact]
    public void Package_WrittenByAnotherProgram_GivesItsPhotosAndSaysSo()
    {
        var path = Path.Combine(folder.FullName, "other.zip");
        using (var mine = ZipFile.OpenRead(Write(2)))
        using (var other = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var entry in mine.Entries)
            {
                using var from = entry.Open();
                using var to = other.CreateEntry(entry.FullName).Open();
                from.CopyTo(to);
            }
        }

        using var package = PhotoPackage.Open(path, []).Value;

        Assert.All(package.Manifest.Photos, p => Assert.True(package.Envelope(p).IsOk));
        Assert.Equal("container_altered", Assert.Single(package.Strange()).Why.Code);
    }

    [Fact]
    public void Package_EntriesMissingAddedOrChanged_AreEachNamed()
    {
        var path = Write(3);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            zip.GetEntry("T1.jwe")!.Delete();
            zip.GetEntry("T2.jwe")!.Delete();
            using var changed = new StreamWriter(zip.CreateEntry("T2.jwe").Open());
            changed.Write(PhotoEnvelope.Seal(Photo(9), "T2", "2", [registrar.Public]));
        }

        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        using (var stranger = new StreamWriter(zip.CreateEntry("../../evil.jwe").Open()))
        {
            stranger.Write("x");
        }

        using var package = PhotoPackage.Open(path, []).Value;

        Assert.Equal(
            ["photo_missing", "photo_altered", null],
            package.Manifest.Photos.Select(p => package.Envelope(p).Failure?.Code)
        );
        Assert.Equal("not_in_manifest", Assert.Single(package.Strange()).Why.Code);
    }

    [Fact]
    public void Package_SignedByAnother_IsRefusedWhereStationsAreKnown()
    {
        using var other = PrivateKey.Create(KeyUse.Signing);

        Assert.Equal("signer_unknown", PhotoPackage.Open(Write(1), [other.Public]).Failure?.Code);
    }

    [Fact]
    public void Package_Bomb_IsRefused()
    {
        var path = Path.Combine(folder.FullName, "bomb.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var manifest = zip.CreateEntry("manifest.jws", CompressionLevel.SmallestSize).Open())
        {
            for (var i = 0; i < 64; i++)
            {
                manifest.Write(new byte[1024 * 1024]);
            }
        }

        Assert.False(PhotoPackage.Open(path, []).IsOk);
    }

    private bool IsClean(string path)
    {
        var opened = PhotoPackage.Open(path, []);
        if (!opened.IsOk)
        {
            return false;
        }

        using var package = opened.Value;
        return package.Signer.KeyId == station.Public.KeyId
            && package.Manifest.Photos.All(p => package.Envelope(p).Then(e => PhotoEnvelope.Open(e, registrar)).IsOk)
            && package.Strange().Count == 0;
    }

    private string Write(int photos)
    {
        var path = Path.Combine(folder.FullName, $"{photos}.zip");
        using var file = File.Create(path);
        PhotoPackage.Write(
            file,
            "1 号机位",
            "south",
            At,
            [
                .. Enumerable
                    .Range(1, photos)
                    .Select(i => new SealedPhoto(
                        $"T{i}",
                        $"{i}",
                        PhotoEnvelope.Seal(Photo(i), $"T{i}", $"{i}", [registrar.Public])
                    )),
            ],
            station
        );
        return path;
    }

    private static byte[] Photo(int number) => Encoding.UTF8.GetBytes($"a picture that nobody may see, number {number}");
}
