using System.Security.Cryptography;
using Dengke.Platform.Crypto;

namespace Dengke.Tests.Platform;

[Trait("Requirement", "SEC-2")]
public sealed class VaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dengke-vault-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("11010519491231002X")]
    [InlineData("䶮𠮷·阿卜杜拉")]
    public void Open_WhatWasSealed_IsTheSame(string plain)
    {
        var vault = Vault.Open(folder);

        var opened = vault.Open(vault.Seal(plain, "document"), "document");

        Assert.Equal(plain, opened);
    }

    [Fact]
    public void Seal_SameValueTwice_LooksDifferent()
    {
        var vault = Vault.Open(folder);

        Assert.NotEqual(vault.Seal("11010519491231002X", "document"), vault.Seal("11010519491231002X", "document"));
    }

    [Fact]
    public void Open_ValueMovedToAnotherPurpose_IsRefused()
    {
        var vault = Vault.Open(folder);
        var sealedText = vault.Seal("11010519491231002X", "document");

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(sealedText, "totp"));
    }

    [Fact]
    public void OpenBytes_AnyByteFlipped_IsRefused()
    {
        var vault = Vault.Open(folder);
        var sealedBytes = vault.SealBytes("11010519491231002X"u8, "document");

        for (var i = 0; i < sealedBytes.Length; i++)
        {
            byte[] flipped = [.. sealedBytes];
            flipped[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.OpenBytes(flipped, "document", vault.CurrentKeyId));
        }
    }

    [Fact]
    public void LookUp_AfterReopening_IsStableAndBoundToItsPurpose()
    {
        var first = Vault.Open(folder);
        var again = Vault.Open(folder);

        Assert.Equal(first.LookUp("11010519491231002X", "document"), again.LookUp("11010519491231002X", "document"));
        Assert.NotEqual(first.LookUp("11010519491231002X", "document"), first.LookUp("11010519491231002X", "row"));
        Assert.Equal(43, first.LookUp("x", "document").Length);
    }

    [Fact]
    public void Open_WithoutTheKey_IsRefused()
    {
        var other = Directory.CreateTempSubdirectory("dengke-vault-").FullName;
        var sealedText = Vault.Open(other).Seal("11010519491231002X", "document");
        Directory.Delete(other, recursive: true);

        Assert.ThrowsAny<CryptographicException>(() => Vault.Open(folder).Open(sealedText, "document"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Current":"a","Keys":{},"LookUp":""}""")]
    [InlineData("""{"Current":"a"}""")]
    public void Open_DamagedKeyFile_IsRefusedAndKept(string damaged)
    {
        var path = Path.Combine(folder, "vault.json");
        File.WriteAllText(path, damaged);

        Assert.Throws<InvalidDataException>(() => Vault.Open(folder));

        Assert.Equal(damaged, File.ReadAllText(path));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Open_FirstTime_MakesAKeyFileForItsOwnerAlone()
    {
        Vault.Open(folder);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "vault.json")));
    }
}
