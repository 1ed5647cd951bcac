using System.IO.Compression;
using System.Net;
using Dengke.Domain.Capture;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Capture;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Stations;

/// <summary>Packages that came on a stick.</summary>
[Trait("Requirement", "HND-1")]
public sealed class PackageImportTests(StationFixture fixture) : IClassFixture<StationFixture>
{
    [Fact]
    public async Task Import_OfAPackage_SaysWhatIsNewDoubledReplacedAndSetAside()
    {
        var station = await fixture.Station();
        var people = await fixture.Coded(4);
        var sent = station.Shoot(people[0].Token);
        await station.Hand(sent);
        await station.Hand(station.Shoot(people[1].Token, CaptureFixture.At(9, 0)));
        await station.Hand(station.Shoot(people[2].Token, CaptureFixture.At(9, 30)));
        var package = station.Package(
            sent,
            station.Shoot(people[1].Token, CaptureFixture.At(9, 5)),
            station.Shoot(people[2].Token, CaptureFixture.At(9, 25)),
            station.Shoot(people[3].Token),
            station.Shoot("nobody-at-all")
        );

        var first = await Import(package);
        var second = await Import(package);

        Assert.Equal(["1", "1", "1", "1", "1", "0"], Numbers(first));
        Assert.Equal(["0", "0", "0", "5", "0", "0"], Numbers(second));
        Assert.Equal(PhotoState.Current, Assert.Single(await fixture.Portraits(people[3].Student)).State);
        Assert.Equal(2, (await fixture.Portraits(people[2].Student)).Count);
    }

    [Fact]
    public async Task Import_OfPhotosWithoutStatements_TakesWhatTheManifestSays()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var envelope = PhotoEnvelope.Seal([1, 2, 3], token, "1", [fixture.Recipient.Public]);
        using var stream = new MemoryStream();
        PhotoPackage.Write(
            stream,
            "备用相机",
            StationFixture.South,
            CaptureFixture.At(9, 45),
            [new(token, "1", envelope)],
            station.Key
        );

        var first = await Import(stream.ToArray());
        var second = await Import(stream.ToArray());
        var portrait = Assert.Single(await fixture.Portraits(student));

        Assert.Equal(["1", "0", "0", "0", "0", "0"], Numbers(first));
        Assert.Equal(["0", "0", "0", "1", "0", "0"], Numbers(second));
        Assert.Equal((CaptureFixture.At(9, 45), "1"), (portrait.TakenAt, portrait.ShotNumber));
    }

    [Fact]
    public async Task Import_OfAStickThatWasPulledOutTooEarly_BringsNothingAndSaysSo()
    {
        var station = await fixture.Station();
        var people = await fixture.Coded(2);
        var package = station.Package(station.Shoot(people[0].Token), station.Shoot(people[1].Token));
        var before = await Count();

        foreach (var length in new[] { 0, 10, package.Length / 2, package.Length - 1 })
        {
            var page = await Import(package[..length]);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("U 盘提前拔出", page.Text);
        }

        Assert.Equal(before, await Count());
        Assert.Equal(["2", "0", "0", "0", "0", "0"], Numbers(await Import(package)));
    }

    [Fact]
    public async Task Import_OfAPackageWithOneDamagedPhoto_TakesTheOthersAndNamesIt()
    {
        var station = await fixture.Station();
        var people = await fixture.Coded(2);
        var (good, bad) = (station.Shoot(people[0].Token), station.Shoot(people[1].Token));
        var package = Altered(station.Package(good, bad), ManifestPhoto.FileOf(bad.Said.Token));

        var page = await Import(package);

        Assert.Equal("1", Numbers(page)[0]);
        Assert.Contains($"拍摄号 {bad.Said.Shot}", page.Text);
        Assert.Single(await fixture.Portraits(people[0].Student));
        Assert.Empty(await fixture.Portraits(people[1].Student));
    }

    [Fact]
    public async Task Import_OfAPackageThatNoStationHasSigned_IsRefused()
    {
        var station = await fixture.Station();
        var (student, token) = await fixture.Coded();
        var shot = station.Shoot(token);
        using var stream = new MemoryStream();
        using var stranger = PrivateKey.Create(KeyUse.Signing);
        PhotoPackage.Write(
            stream,
            "冒充",
            StationFixture.South,
            fixture.Hall.Now,
            [new(token, shot.Said.Shot, shot.Handed.Envelope, shot.Handed.Statement)],
            stranger
        );

        var page = await Import(stream.ToArray());

        Assert.Contains("不是本批次已登记的采集站签名的", page.Text);
        Assert.Empty(await fixture.Portraits(student));
    }

    [Fact]
    public async Task Import_OfAnothersShotInAStationsPackage_IsDamaged()
    {
        var (station, other) = (await fixture.Station(), await fixture.Station());
        var (student, token) = await fixture.Coded();

        var page = await Import(station.Package(other.Shoot(token)));

        Assert.Contains("不是这个采集站签名的", page.Text);
        Assert.Empty(await fixture.Portraits(student));
    }

    [Fact]
    public async Task Import_WithoutAFile_SaysWhatToChoose()
    {
        var page = await fixture.Registrar.Open($"{StationFixture.Root}/import");

        var sent = await page.Submit("导入");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Contains("请选择照片包", sent.Text);
    }

    private Task<int> Count() => fixture.App.Read(db => db.ReceivedShots.CountAsync());

    private async Task<WebPage> Import(byte[] package) =>
        await (await fixture.Registrar.Open($"{StationFixture.Root}/import")).Upload("导入", "files", "采集站.zip", package);

    /// <summary>New, replaced, earlier, doubled, set aside, damaged.</summary>
    private static IReadOnlyList<string> Numbers(WebPage page) => page.TextsOf("tbody td.num");

    /// <summary>The package with one byte of that entry changed, as a ZIP program would write it again.</summary>
    private static byte[] Altered(byte[] package, string entry)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = zip.GetEntry(entry)!.Open();
            content.Position = 40;
            content.WriteByte((byte)'!');
        }

        return stream.ToArray();
    }
}
