using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Features.Notices;
using Dengke.Features.Shared.Documents;
using Dengke.Platform.Documents;

namespace Dengke.Tests.Notices;

/// <summary>What the documents say is what the campaign says.</summary>
[Trait("Requirement", "CAM-5")]
public sealed class FactTests
{
    [Theory]
    [InlineData("2024-10-09 00:00", "2024-10-21 10:00", "2024年10月9日（周三）至10月21日（周一）10:00")]
    [InlineData("2024-10-22 08:30", "2024-10-22 16:30", "2024年10月22日（周二）08:30—16:30")]
    [InlineData("2024-12-30 08:00", "2025-01-03 00:00", "2024年12月30日（周一）08:00至2025年1月2日（周四）24:00")]
    public void Of_Window_IsWordedAsInANotice(string opens, string closes, string period) =>
        Assert.Equal(period, FactWords.Of(new Window(DateTime.Parse(opens), DateTime.Parse(closes))).Period);

    [Theory]
    [InlineData(
        "周二至周日",
        DayOfWeek.Sunday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday
    )]
    [InlineData("周一、周三", DayOfWeek.Wednesday, DayOfWeek.Monday)]
    [InlineData("周六、周日", DayOfWeek.Sunday, DayOfWeek.Saturday)]
    public void Weekdays_InARowOrNot_AreNamed(string words, params DayOfWeek[] days) =>
        Assert.Equal(words, FactWords.Weekdays(days));

    [Fact]
    public void Hours_SessionWithABreak_LeaveItOut() =>
        Assert.Equal(["08:30—12:00", "13:00—16:30"], FactWords.Hours(SampleDocuments.Campaign.Phases.Sessions[0]));

    [Fact]
    public async Task Make_Notice_SaysWhatTheCampaignSays()
    {
        var text = DocumentLines.Text(await SampleDocuments.Make(CampaignDocument.Notice));

        string[] said =
        [
            "示例财经大学教务处\n教字〔2024〕183号\n关于做好2025届毕业生学籍信息核对与毕业图像采集工作的通知\n各学院：",
            "一、工作范围\n2021级全日制本科生(含港澳台学生)、2023级第二学士学位学生。",
            "双培生、计划外学生、留学生不在本次工作范围内。",
            "二、学籍信息核对\n（一）时间安排",
            "学生本人 ｜ 2024年10月9日（周三）至10月21日（周一）10:00",
            "三、毕业图像采集\n（一）采集时间和地点",
            "10月22日（周二） ｜ 08:30—12:00 13:00—16:30 ｜ 学院南路 ｜ 讲堂中心一层大厅 ｜ 财政税务学院",
            "采集费每人20元，由示例图片社收取并开具收据，可用现金、支付宝、微信支付",
            "四、补采",
            "2024年10月24日（周四）至12月31日（周二）到示例照相馆",
            "营业时间为周二至周日09:00—12:00，13:00—17:00，法定节假日休息；补采费每人30元",
            "约需40个工作日",
            "010-5550-1001",
            "附件：1. 学籍信息核对表\n2. 学籍信息更正汇总表\n3. 采集码获取说明\n4. 2025届毕业图像采集安排表",
            "示例财经大学教务处\n2024年9月24日",
        ];
        Assert.All(said, s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_CampaignWithoutMakeUp_CountsItsHeadingsOn()
    {
        var text = DocumentLines.Text(
            await SampleDocuments.Make(CampaignDocument.Notice, c => c with { Phases = c.Phases with { MakeUp = null } })
        );

        Assert.DoesNotContain("补采费", text, StringComparison.Ordinal);
        Assert.Contains("四、图像校对", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_FieldCheckList_HasEveryConfirmedFieldWithItsSource()
    {
        var content = await SampleDocuments.Make(CampaignDocument.FieldCheckList);

        var table = content.Blocks.OfType<Table>().First();
        var fields = SampleDocuments.Campaign.Catalogue().Fields.Where(f => f.Confirmed).ToList();
        Assert.Equal(fields.Select(f => f.Label), table.Rows.Select(r => r[1]));
        Assert.Equal("学信网", table.Rows.Single(r => r[1] == "姓名")[2]);
        Assert.Equal("教务系统", table.Rows.Single(r => r[1] == "学号")[2]);
        Assert.Contains("属正常", table.Rows.Single(r => r[1] == "专业名称")[3], StringComparison.Ordinal);
        Assert.Contains("户口簿", DocumentLines.Text(content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_CodeGuide_TellsThreeWaysAndTheWarnings()
    {
        var text = DocumentLines.Text(await SampleDocuments.Make(CampaignDocument.CaptureCodeGuide));

        string[] said = ["学信档案(网页)", "学信网微信公众号", "学信网 APP", "不建议截屏", "不要用自己的设备或账号替他人查询"];
        Assert.All(said, s => Assert.Contains(s, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Timetable_JoinsSlotsInARowAndLeavesOutSingleStudents()
    {
        var timetable = new TimetableVersion
        {
            CampaignId = "2025",
            MadeBy = "测试",
            Number = 2,
            PublishedAt = At(8, 0),
        };
        timetable.Placements.AddRange([
            Placement("会计21-1", 10, 0, 20),
            Placement("金融21-1", 8, 30, 20),
            Placement("金融21-1", 8, 45, 15),
            Placement("金融21-1", 11, 45, 5),
            Placement("金融21-1", 13, 0, 4),
            Placement("金融21-1", 15, 0, 1, "2021310009"),
            Placement("外校班", 9, 0, 3),
        ]);

        var facts = TimetableReading.Read(SampleDocuments.Campaign, timetable, name => name == "外校班" ? "国际学院" : null);

        Assert.Equal((2, 67), (facts.Number, facts.Students));
        Assert.Equal(
            [
                "金融学院 金融21-1 35 08:30—09:00",
                "金融学院 金融21-1 5 11:45—12:00",
                "金融学院 金融21-1 4 13:00—13:15",
                "会计学院 会计21-1 20 10:00—10:15",
                "国际学院 外校班 3 09:00—09:15",
            ],
            facts.Places.Select(p => $"{p.College} {p.ClassName} {p.Students} {p.Time}")
        );
        Assert.All(facts.Places, p => Assert.Equal(("沙河", "学生活动中心", "10月23日（周三）"), (p.Campus, p.Venue, p.Date)));
    }

    private static DateTimeOffset At(int hour, int minute) =>
        Dengke.Domain.Campaigns.ChinaTime.ToInstant(new DateTime(2024, 10, 23, hour, minute, 0));

    private static TimetablePlacement Placement(string name, int hour, int minute, int students, string? studentNo = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ClassName = name,
            StudentNo = studentNo,
            SessionId = "shahe",
            StartsAt = At(hour, minute),
            Students = students,
        };
}
