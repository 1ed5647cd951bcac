using System.Security.Cryptography;
using System.Text;
using Dengke.Platform.Files;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dengke.Tests.Platform;

[Trait("Requirement", "SEC-2")]
public sealed class FileStoreTests(AppFixture app) : IClassFixture<AppFixture>
{
    private FileStore Store => app.Services.GetRequiredService<FileStore>();

    [Fact]
    public async Task Get_WhatWasPut_IsTheSame()
    {
        var content = Encoding.UTF8.GetBytes("证件照片");

        var id = await Put(content);

        Assert.Equal(content, await Get(id));
    }

    [Fact]
    public async Task Put_SameContentTwice_IsOneFile()
    {
        var content = RandomNumberGenerator.GetBytes(100);

        var first = await Put(content);
        var second = await Put(content);

        Assert.Equal(first, second);
        Assert.Equal(1, await app.Read(db => db.StoredFiles.CountAsync(f => f.Id == first)));
    }

    [Fact]
    public async Task Put_SameContentTwiceInOneAct_IsOneFile()
    {
        var content = RandomNumberGenerator.GetBytes(100);

        var id = await app.Read(async db =>
        {
            await Store.Put(db, content, app.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
            var second = await Store.Put(db, content, app.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return second;
        });

        Assert.Equal(content, await Get(id));
    }

    [Fact]
    public async Task Put_AnyContent_LiesOnDiskAsCiphertextOnly()
    {
        var content = Encoding.UTF8.GetBytes("11010519491231002X 11010519491231002X");

        var id = await Put(content);

        var onDisk = await File.ReadAllBytesAsync(OnDisk(id), TestContext.Current.CancellationToken);
        Assert.Equal(-1, onDisk.AsSpan().IndexOf("11010519491231002X"u8));
        Assert.Equal([OnDisk(id)], Directory.GetFiles(Path.GetDirectoryName(OnDisk(id))!, $"{id}*"));
    }

    [Fact]
    public async Task Get_FileChangedOnDisk_IsRefused()
    {
        var id = await Put(RandomNumberGenerator.GetBytes(100));
        var onDisk = await File.ReadAllBytesAsync(OnDisk(id), TestContext.Current.CancellationToken);
        onDisk[50] ^= 1;
        await File.WriteAllBytesAsync(OnDisk(id), onDisk, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Get(id));
    }

    [Fact]
    public async Task Get_UnknownId_IsNull()
    {
        Assert.Null(await Get("../../etc/passwd"));
    }

    private Task<string> Put(byte[] content) =>
        app.Read(async db =>
        {
            var id = await Store.Put(db, content, app.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync();
            return id;
        });

    private Task<byte[]?> Get(string id) => app.Read(db => Store.Get(db, id, TestContext.Current.CancellationToken));

    private string OnDisk(string id) => Path.Combine(app.DataFolder, "files", id[..2], id);
}
