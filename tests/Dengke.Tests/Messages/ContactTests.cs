using System.Net;
using System.Text;
using Dengke.Data;
using Dengke.Features.Shared.Contacts;
using Dengke.Platform.Crypto;
using Dengke.Tests.Confirmation;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Messages;

/// <summary>Telephones and mail addresses: given by their owner, or from the registrar's file; sealed.</summary>
[Trait("Requirement", "MSG-1")]
[Trait("Requirement", "SEC-2")]
public sealed class ContactTests(DatabaseTemplate template) : SendingTest(template)
{
    private const string Import = $"/campaigns/{ConfirmationFixture.Campaign}/messages/contacts";

    [Fact]
    public async Task Page_GivenByAStudent_IsKeptSealedAndShownToThemAlone()
    {
        var page = await Flow.Student(Same).Open("/contact");

        var after = await page.Submit("保存并确认", ("phone", "+86 138-0000-0001"), ("email", "heyi@example.edu.cn"));

        Assert.Equal("/contact", after.Path);
        Assert.Equal("13800000001", after.Document.QuerySelector("#phone")!.GetAttribute("value"));
        var row = await App.Read(db => db.PersonContacts.SingleAsync());
        Assert.StartsWith("v1.", row.SealedPhone, StringComparison.Ordinal);
        Assert.DoesNotContain("heyi", row.SealedEmail, StringComparison.Ordinal);
        Assert.Null((await Flow.Student(Second).Open("/contact")).Document.QuerySelector("#phone")!.GetAttribute("value"));
        var told = await App.Read(db => db.AuditEvents.Where(e => e.Type == "ContactKept").Select(e => e.Data).SingleAsync());
        Assert.Contains("138****0001", told, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000001", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfStaff_IsTheirOwnAccounts()
    {
        var counselor = Flow.Counselor(FinanceClass);

        await (await counselor.Open("/contact")).Submit("保存并确认", ("phone", ""), ("email", "c01@example.edu.cn"));

        var holder = ContactBook.OfAccount(await counselor.Id());
        var vault = App.Services.GetRequiredService<Vault>();
        var known = await App.Read(db => ContactBook.Find(db, vault, holder, TestContext.Current.CancellationToken));
        Assert.Equal((null, "c01@example.edu.cn"), (known!.Phone, known.Email));
    }

    [Theory]
    [InlineData("12345", "a@example.edu.cn", "手机号码")]
    [InlineData("", "not an address", "邮箱")]
    public async Task Page_WhatIsNoNumberOrAddress_IsSaidInOneSentence(string phone, string email, string said)
    {
        var page = await (await Flow.Student(Same).Open("/contact")).Submit("保存并确认", ("phone", phone), ("email", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, string.Join(' ', page.TextsOf(".field-error")), StringComparison.Ordinal);
        Assert.Empty(await App.Read(db => db.PersonContacts.ToListAsync()));
    }

    [Fact]
    public async Task Import_KeepsWhatItCanUse_AndLeavesWhatAStudentHasGiven()
    {
        await Details(Second, "13900000002", null);
        var file = Encoding.UTF8.GetBytes(
            $"学号,姓名,手机号,电子邮箱\n{Same},何一,13800000001,heyi@example.edu.cn\n{Second},阿依古丽,13800000002,\n{OtherName},王三,无,\n2021999999,无人,13800000009,\n"
        );

        var page = await (await Flow.Registrar.Open(Import)).Upload("导入", "file", "名单.csv", file);

        Assert.Contains("已写入 1 名学生", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 名学生已自己填写", page.Text, StringComparison.Ordinal);
        Assert.Contains("没有这些学号, 第 5 行", page.Text, StringComparison.Ordinal);
        Assert.Contains("为空或无效, 第 4 行", page.Text, StringComparison.Ordinal);
        var vault = App.Services.GetRequiredService<Vault>();
        string[] holders = [ContactBook.OfStudent(Same), ContactBook.OfStudent(Second)];
        var known = await App.Read(db => ContactBook.Find(db, vault, holders, TestContext.Current.CancellationToken));
        Assert.Equal(("13800000001", ContactSource.Imported), (known[holders[0]].Phone, known[holders[0]].Source));
        Assert.Equal(("13900000002", ContactSource.Own), (known[holders[1]].Phone, known[holders[1]].Source));
    }

    [Fact]
    public async Task Import_WithoutTheColumns_IsRefusedInOneSentence()
    {
        var page = await (await Flow.Registrar.Open(Import)).Upload(
            "导入",
            "file",
            "名单.csv",
            Encoding.UTF8.GetBytes("学号,姓名\n1,何一\n")
        );

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("文件缺少列", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AStudentImported_IsAskedToConfirm()
    {
        var file = Encoding.UTF8.GetBytes($"学号,手机\n{Same},13800000001\n");
        await (await Flow.Registrar.Open(Import)).Upload("导入", "file", "名单.csv", file);

        var page = await Flow.Student(Same).Open("/contact");

        Assert.Contains("来自教务系统, 请核对后保存", page.TextOf(".page-task"));
        Assert.Equal("13800000001", page.Document.QuerySelector("#phone")!.GetAttribute("value"));
    }
}
