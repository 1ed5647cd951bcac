using System.Net;
using CsCheck;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Campaigns;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Campaigns.Yaml;
using Dengke.Tests.Records;
using Dengke.Tests.Support;

namespace Dengke.Tests.Campaigns;

/// <summary>批次设置 as a registrar without script uses it.</summary>
public sealed class SettingsFormTests(RecordsFixture records) : IClassFixture<RecordsFixture>
{
    private const string Save = "保存为新版本";
    private int campaigns;

    public static TheoryData<string> Chapters { get; } = [.. CampaignChapters.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Chapters))]
    [Trait("Requirement", "CAM-4")]
    public async Task Chapter_AsAForm_NamesEveryInput(string chapter)
    {
        var page = await records.Registrar.Open($"/campaigns/2025/settings/{chapter}");

        var inputs = page.Document.QuerySelectorAll("#chapter :is(input:not([type=hidden]), select, textarea)");
        Assert.NotEmpty(inputs);
        Assert.All(
            inputs,
            i =>
                Assert.True(
                    i.HasAttribute("aria-label")
                        || i.Closest("label") is not null
                        || page.TextOf($"label[for='{i.Id}']") is { Length: > 0 },
                    i.OuterHtml
                )
        );
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Save_AnyCampaignUntouched_IsNoChange() =>
        await CampaignGen.Any.SampleAsync(
            async campaign =>
            {
                var id = await Create(campaign);
                foreach (var chapter in CampaignChapters.All)
                {
                    var page = await OpenAllRows(await records.Registrar.Open($"/campaigns/{id}/settings/{chapter.Id}"));

                    var saved = await page.Submit(Save);

                    Assert.True(saved.Text.Contains("内容没有变化", StringComparison.Ordinal), $"{chapter.Id}: {saved.Text}");
                }
            },
            iter: 3,
            threads: 1
        );

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Save_FieldChanged_IsANewRevisionThatDiffersThereAlone()
    {
        var id = await Create(DefaultCampaign.Read());

        var saved = await Submit(id, "fees", Save, ("fees.on_site", "25.5"));

        Assert.Contains("第 2 版", saved.Text);
        var before = DefaultCampaign.Read();
        Assert.Equal(before with { Id = id, Fees = before.Fees with { OnSite = new Money(2550) } }, await Stored(id));
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Save_WindowTypedAsABrowserSendsIt_IsKeptToTheMinute()
    {
        var id = await Create(DefaultCampaign.Read());

        await Submit(id, "phases", Save, ("phases.confirmation.closes", "2024-10-21T10:01"));

        Assert.Equal(new DateTime(2024, 10, 21, 10, 1, 0), (await Stored(id)).Phases.Confirmation.Closes);
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Save_WrongValue_SaysSoAtTheFieldAndKeepsIt()
    {
        var page = await Submit("2025", "fees", Save, ("fees.on_site", "二十"), ("fees.payee", "新的图片社"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var input = page.Document.QuerySelector("[name='fees.on_site']")!;
        Assert.Equal(("二十", "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
        Assert.Contains("二十", input.Closest(".form-field")!.QuerySelector(".field-error")!.TextContent);
        Assert.StartsWith("现场采集(元): ", page.TextOf(".error-summary a"));
        Assert.Equal($"#{input.Id}", page.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("新的图片社", page.Document.QuerySelector("[name='fees.payee']")!.GetAttribute("value"));
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task Save_WindowThatEndsBeforeItBegins_SaysSoAtItsEnd()
    {
        var page = await Submit("2025", "phases", Save, ("phases.sealing.closes", "2025-05-01T00:00"));

        var input = page.Document.QuerySelector("[name='phases.sealing.closes']")!;
        Assert.Contains("不晚于开始时间", input.Closest(".form-field")!.TextContent);
        Assert.Equal("2025-05-01T00:00", input.GetAttribute("value"));
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public async Task Save_ChangeThatBreaksAnotherChapter_NamesThatChapter()
    {
        var page = await Submit("2025", "places", Save, ("venues[2].id", "shop"));

        Assert.Contains("时间安排: 没有名为“studio”的地点。", page.TextOf(".error-summary"));
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public async Task Add_WithoutScript_KeepsWhatWasTypedAndSavesNothing()
    {
        var page = await Submit(
            "2025",
            "contacts",
            "#b-add-f-contacts",
            ("contacts[0].name", "学籍科"),
            ("contacts[1].phone", "")
        );

        Assert.Equal("学籍科", page.Document.QuerySelector("[name='contacts[0].name']")!.GetAttribute("value"));
        Assert.Equal("", page.Document.QuerySelector("[name='contacts[1].phone']")!.GetAttribute("value"));
        Assert.Equal("contacts[4].id", page.Document.QuerySelectorAll("[autofocus]").Single().GetAttribute("name"));
        Assert.Empty(page.TextsOf(".field-error, .error-summary"));
        Assert.Equal(DefaultCampaign.Read().Contacts, (await Stored("2025")).Contacts);
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public async Task AddMoveRemove_ThenSave_IsWhatIsStored()
    {
        var id = await Create(DefaultCampaign.Read());
        var page = await Submit(id, "calendar", "#b-add-f-calendar-workdays");

        page = await page.Submit(
            "#b-up-f-calendar-workdays-4",
            ("calendar.workdays[4].date", "2025-09-28"),
            ("calendar.workdays[4].for", "中秋节")
        );
        page = await page.Submit("#b-edit-f-calendar-workdays-0");
        page = await page.Submit("#b-remove-f-calendar-workdays-0");
        await page.Submit(Save);

        var before = DefaultCampaign.Read().Calendar.Workdays;
        Assert.Equal(
            [before[1], before[2], new(new DateOnly(2025, 9, 28), "中秋节"), before[3]],
            (await Stored(id)).Calendar.Workdays
        );
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public async Task Condition_Added_IsPreviewedWithWhyEachIsOut()
    {
        await records.Import(Domain.Records.Source.Registry, SampleFiles.Registry());
        var page = await Submit("2025", "cohort", "#b-add-f-cohort-exclude-0-all");

        page = await page.Submit(
            "预览",
            ("cohort.exclude[0].all[0].field", "student_no"),
            ("cohort.exclude[0].all[0].test", "present"),
            ("cohort.exclude[0].all[1].field", "name"),
            ("cohort.exclude[0].all[1].test", "present")
        );

        Assert.Equal("0", page.TextOf(".preview-count")!.Split(' ')[0]);
        Assert.Contains("属于不纳入的“双培生”", page.TextOf("#preview"));
        Assert.Equal(DefaultCampaign.Read().Cohort, (await Stored("2025")).Cohort);
    }

    [Fact]
    [Trait("Requirement", "CAM-2")]
    public async Task Condition_WithoutAField_SaysSoInItsLine()
    {
        var page = await (await Submit("2025", "cohort", "#b-add-f-cohort-include-0-all")).Submit(Save);

        Assert.NotNull(page.TextOf("#f-cohort-include-0-all-3 .field-error"));
    }

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public async Task MakeUp_DroppedAndFilledInAgain_IsAsTheFormSays()
    {
        var id = await Create(DefaultCampaign.Read());
        var without = await Submit(id, "phases", "#b-drop-f-phases-make_up");

        await without.Submit(Save);

        Assert.Null((await Stored(id)).Phases.MakeUp);
        var again = await Submit(id, "phases", "#b-add-f-phases-make_up");
        Assert.NotNull(again.Document.QuerySelector("[name='phases.make_up.opens']"));
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public async Task Preset_WrittenOut_CanBeChanged()
    {
        var id = await Create(DefaultCampaign.Read());
        var page = await Submit(id, "routes", "#b-expand-f-routes");

        await page.Submit(Save, ("routes.evidence[0].name", "本人申请书"));

        Assert.Equal("本人申请书", (await Stored(id)).Routes.Evidence[0].Name);
        Assert.Equal(DefaultCampaign.Read().Routes.Rules, (await Stored(id)).Routes.Rules);
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public async Task LongList_ThreeThousand_IsPagedFilteredEditedAndKeptWhole()
    {
        var campaign = DefaultCampaign.Read();
        var many = Enumerable.Range(0, 3000).Select(i => new Counselor($"x{i}", $"老师{i}", campaign.Colleges[0].Name));
        campaign = campaign with { Counselors = [.. campaign.Counselors, .. many] };
        var id = await Create(campaign);

        var page = await Submit(id, "classes", "查找 辅导员", ("filter:counselors", "老师2999"));
        Assert.InRange(page.Document.QuerySelectorAll("#chapter input").Length, 1, 60);
        Assert.Single(page.TextsOf("#f-counselors tbody tr"));
        page = await page.Submit("修改 x2999 · 老师2999");
        await page.Submit(Save, ("counselors[3022].phone", "62288000"));

        var stored = await Stored(id);
        Assert.Equal(3023, stored.Counselors.Count);
        Assert.Equal("62288000", stored.Counselors[^1].Phone);
    }

    [Fact]
    [Trait("Requirement", "CAM-4")]
    public async Task Save_WithRowsInThePasteBox_DoesNotForgetThem()
    {
        var page = await Submit("2025", "calendar", Save, ("paste:calendar.workdays", "2025-09-28\t中秋节"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("2025-09-28", page.TextOf("[name='paste:calendar.workdays']"));
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Save_OnAStalePage_KeepsTheTextAndCanGoOnUponTheNewRevision()
    {
        var id = await Create(DefaultCampaign.Read());
        var mine = await records.Registrar.Open($"/campaigns/{id}/settings/fees");
        await Submit(id, "photo", Save, ("photo.registry_lag_days", "33"));

        var refused = await mine.Submit(Save, ("fees.payee", "我的图片社"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("别人保存了第 2 版", refused.TextOf("[role=alert]"));
        var again = await (await refused.Submit("以现行版本为底, 保留我填的内容")).Submit(Save);

        Assert.Contains("第 3 版", again.Text);
        var stored = await Stored(id);
        Assert.Equal(("我的图片社", 33), (stored.Fees.Payee, stored.Photo.RegistryLagDays));
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task FormAndYaml_SwitchedBetween_CarryWhatIsNotSaved()
    {
        var yaml = await Submit("2025", "fees", "高级: YAML", ("fees.payee", "甲图片社"));
        Assert.Contains("payee: 甲图片社", yaml.TextOf("#yaml"));

        var text = yaml.Document.QuerySelector("#yaml")!.TextContent.Replace("甲图片社", "乙图片社", StringComparison.Ordinal);
        var form = await yaml.Submit("回到表单", ("yaml", text));

        Assert.Equal("乙图片社", form.Document.QuerySelector("[name='fees.payee']")!.GetAttribute("value"));
        Assert.Contains("乙图片社", form.TextOf("#preview"));
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Yaml_ThatIsWrong_StaysYamlUntilItIsMended()
    {
        var yaml = await records.Registrar.Open("/campaigns/2025/settings/fees?as=yaml");

        var page = await yaml.Submit("回到表单", ("yaml", "fees: 3"));

        Assert.Equal("fees: 3", page.TextOf("#yaml"));
        Assert.Contains("请先改正", page.TextOf("[role=alert]"));
    }

    [Fact]
    [Trait("Requirement", "CAM-1")]
    public async Task Load_SameRevision_IsReadOnce_AndANewOneIsSeenAtOnce()
    {
        var id = await Create(DefaultCampaign.Read());
        var first = await Stored(id);

        Assert.Same(first, await Stored(id));
        await Submit(id, "fees", Save, ("fees.payee", "另一家"));
        Assert.Equal("另一家", (await Stored(id)).Fees.Payee);
    }

    private async Task<WebPage> Submit(string id, string chapter, string button, params (string, string)[] fields) =>
        await (await records.Registrar.Open($"/campaigns/{id}/settings/{chapter}")).Submit(button, fields);

    private static async Task<WebPage> OpenAllRows(WebPage page)
    {
        while (page.Document.QuerySelector("button[value^='edit:']") is { } edit)
        {
            page = await page.Submit($"#{edit.Id}");
        }

        return page;
    }

    private async Task<string> Create(Campaign campaign)
    {
        var id = $"f{Interlocked.Increment(ref campaigns)}-{Guid.CreateVersion7(records.App.Clock.GetUtcNow()):N}"[..30];
        var created = await records.Registrar.Run(new CreateCampaign(CampaignYaml.Write(campaign with { Id = id })));
        Assert.True(created.IsOk, created.Failure?.Message);
        return id;
    }

    private Task<Campaign> Stored(string id) =>
        records.App.Read(async (DengkeDb db) => (await StoredCampaign.Load(db, id, TestContext.Current.CancellationToken)).Value);
}
