using System.Net;
using Dengke.Domain.Capture;
using Dengke.Platform.Envelopes;
using Dengke.Tests.Capture;
using Dengke.Tests.Documents;
using Dengke.Tests.Messages;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Proofreading.ReadingFixture;

namespace Dengke.Tests.Proofreading;

/// <summary>The registrar uploads what their own machine has made; what else comes is refused.</summary>
[Trait("Requirement", "HND-4")]
public sealed class ProofsTests(ReadingFixture fixture) : IClassFixture<ReadingFixture>
{
    private static readonly byte[] View = SamplePhotos.Jpeg(180, 240);

    [Fact]
    public async Task Upload_Views_GoToTheirStudentsWhoAreToldOnce()
    {
        var (one, other) = (await fixture.Taken(), await fixture.Taken());
        _ = await fixture.Person(one.Student).Id();
        var file = ProofsOf((one.Entry, View), (other.Entry, View));

        var first = await Upload(file);
        await fixture.App.Tick();
        var again = await Upload(file);
        await fixture.App.Tick();

        Assert.Contains("新增 2 张, 重新提供 0 张, 已有 0 张, 未能使用 0 张", first.Text);
        Assert.Contains("新增 0 张, 重新提供 0 张, 已有 2 张, 未能使用 0 张", again.Text);
        var reading = await fixture.Reading(one);
        Assert.Equal((ReadingState.Waiting, one.Student.Id), (reading.State, reading.StudentId));
        // The window's end, 28 March 17:00.
        Assert.Equal(Day.AddDays(25).AddHours(7), reading.ExpiresAt);
        Assert.DoesNotContain(Convert.ToBase64String(View)[..40], reading.SealedView, StringComparison.Ordinal);
        var told = Assert.Single(await fixture.App.Inbox(fixture.Person(one.Student)));
        Assert.Equal(("proof_reading_opens", "/me/photo"), (told.Template, told.Link));
        Assert.Contains("2月24日", told.Body);
        var shot = await fixture.App.Read(db => db.ReceivedShots.SingleAsync(s => s.Id == one.Shot.Id));
        Assert.Equal(Day, shot.OpenedAt);
    }

    [Fact]
    public async Task Upload_WhatFitsNobody_IsListedAndNotKept()
    {
        var unknown = (await fixture.Taken()).Entry with { Sha256 = new string('A', 43) };
        var aside = await fixture.SetAside(await fixture.Capture.Student());
        var replaced = await fixture.Shoot(await fixture.Capture.Student(), PhotoState.Replaced);
        var foreign = (await fixture.Taken()).Entry with { Token = aside.Shot.Token };

        var page = await Upload(ProofsOf((unknown, View), (aside.Entry, View), (replaced.Entry, View), (foreign, View)));

        Assert.Contains("新增 0 张, 重新提供 0 张, 已有 0 张, 未能使用 4 张", page.Text);
        Assert.Equal(
            ["服务器没有收到这张照片", "还没有对应到学生", "已不再使用", "服务器没有收到这张照片"],
            page.TextsOf("tbody td.wide")
        );
        // That the registrar's machine has opened it is known all the same.
        Assert.NotNull((await fixture.App.Read(db => db.ReceivedShots.SingleAsync(s => s.Id == aside.Shot.Id))).OpenedAt);
        Assert.False(await fixture.App.Read(db => db.PhotoReadings.AnyAsync(r => r.PhotoId == replaced.Photo!.Id)));
    }

    [Fact]
    public async Task Upload_WholePortraitsAndHostilePictures_AreRefusedOneByOne()
    {
        TakenShot[] taken = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Taken()))];

        var page = await Upload(
            ProofsOf(
                (taken[0].Entry, SamplePhotos.Jpeg(480, 640)),
                (taken[1].Entry, "not a picture"u8.ToArray()),
                (taken[2].Entry, new byte[300_000]),
                (taken[3].Entry, View)
            )
        );

        Assert.Contains("新增 1 张, 重新提供 0 张, 已有 0 张, 未能使用 3 张", page.Text);
        Assert.Contains("不接收完整照片", page.TextsOf("tbody td.wide")[0]);
        Assert.Equal("图片缺失或无法读取", page.TextsOf("tbody td.wide")[1]);
        Assert.Equal(ReadingState.Waiting, (await fixture.Reading(taken[3])).State);
    }

    [Fact]
    public async Task Upload_WhatIsNoFileOfViews_IsOneSentence()
    {
        var entry = (await fixture.Taken()).Entry;
        var whole = ProofsOf((entry, View));
        var proof = new
        {
            token = entry.Token,
            shot = entry.Shot,
            sha256 = entry.Sha256,
        };
        byte[][] bad =
        [
            "nonsense"u8.ToArray(),
            whole[..(whole.Length / 2)],
            Zip(new { version = 2, proofs = new[] { proof } }),
            Zip(new { version = 1 }),
            Zip(new[] { 1, 2 }),
            Zip(new { version = 1, proofs = new object?[] { null } }),
            Zip(new { version = 1, proofs = new[] { proof with { sha256 = "../../evil" } } }),
            Zip(new { version = 1, proofs = new[] { proof with { token = "a/b" } } }),
            Zip(new { version = 1, proofs = new[] { proof with { shot = new string('9', 41) } } }),
            Zip(
                new
                {
                    version = 1,
                    proofs = new[] { proof },
                    padding = new string(' ', 9_000_000),
                }
            ),
        ];

        foreach (var file in bad)
        {
            var page = await Upload(file);

            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.Equal(
                "不是校对图文件, 或已损坏。请上传 dengke handoff open --proofs 生成的文件。",
                page.TextOf("[role=alert]")
            );
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await Page()).Submit("上传")).Status);
        Assert.False(
            await fixture.App.Read(db =>
                db.PhotoReadings.AnyAsync(r => db.ReceivedShots.Any(s => s.PhotoId == r.PhotoId && s.Sha256 == entry.Sha256))
            )
        );
    }

    [Fact]
    public async Task Upload_ABombOfPictures_IsNotUnpacked()
    {
        var entry = (await fixture.Taken()).Entry;
        var proof = new
        {
            token = entry.Token,
            shot = entry.Shot,
            sha256 = entry.Sha256,
        };

        var page = await Upload(
            Zip(new { version = 1, proofs = new[] { proof } }, ($"{entry.Sha256}.jpg", new byte[50_000_000]))
        );

        Assert.Contains("未能使用 1 张", page.Text);
    }

    private Task<Support.WebPage> Page() => fixture.Registrar.Open(Proofs);

    private async Task<Support.WebPage> Upload(byte[] file) => await (await Page()).Upload("上传", "file", "proofs.zip", file);
}
