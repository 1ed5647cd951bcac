using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

/// <summary>Each way in which a file can be wrong is refused at its line and column with one sentence.</summary>
[Trait("Requirement", "CAM-1")]
public sealed class CampaignProblemTests
{
    // What stands in the default file | what is put in its place | where the problem then is | its path | its message; ⏎ is a line feed.
    private const string Table = """
          make_up: |   makeup: | makeup: | phases.makeup | 时间安排没有“makeup”这个键, 是不是“make_up”?
        english_title: | zzz: | zzz: | zzz | 批次文件没有“zzz”这个键。
        title: 2025届 | title: | ⏎english_title | title | 此处没有写内容, 应为一行文字。
        title: 2025届 | title: [2025届] | [2025届] | title | 此处应为一行文字, 却是列表。
        title: 2025届 | title: '' | '' | title | 此处的文字不能为空。
        title: 2025届 | title: "a\nb" | "a\nb" | title | 此处的文字只能有一行。
        title: 2025届 | title: "\a" | "\a" | title | 文字中有不可见的控制字符, 请删去后重新输入。
        title: 2025届 | title: "\uFFFD" | "\uFFFD" | title | 文字中有损坏的字符, 请重新输入。
        file_version: 1 | file_version: 2 | 2 | file_version | “2”应为 1 到 1 之间的整数。
        time_zone: Asia/Shanghai | time_zone: UTC | UTC | time_zone | “UTC”不是有效的时区, 应写作 Asia/Shanghai, 批次的时间都是北京时间。
        code: '19999' | code: 1999 | 1999⏎ | school.code | “1999”不是有效的院校代码, 应为 5 位数字。
        opens: 2024-10-09 00:00 | opens: 2024-13-09 00:00 | 2024-13 | phases.confirmation.opens | “2024-13-09 00:00”不是有效的日期和时间, 应写作 2024-10-09 08:30 这样。
        closes: 2024-10-21 10:00 | closes: 2024-10-08 10:00 | 2024-10-08 | phases.confirmation.closes | 结束时间10月8日(周二)10:00不晚于开始时间10月9日(周三)00:00。
        closes: 2024-10-22 16:30 | closes: 2024-10-23 16:30 | 2024-10-23 | phases.sessions[0].closes | 场次“south”必须在同一天内开始和结束。
        opens: 2024-10-22 12:00 | opens: 2024-10-22 07:00 | opens: 2024-10-22 07:00 | phases.sessions[0].breaks[0] | 休息时间10月22日(周二)07:00—13:00不在场次“south”的时间内。
        opens: 2025-05-12 08:00 | opens: 2024-10-12 08:00 | 2024-10-12 | phases.sealing.opens | 封存不能早于学院报送的截止时间10月21日(周一)10:00。
        - id: shahe⏎ | - id: south⏎ | south⏎      venue: shahe | phases.sessions[1].id | 场次编号“south”与第 1 项重复。
        venue: south-hall | venue: south-hal | south-hal⏎ | phases.sessions[0].venue | 没有名为“south-hal”的地点, 是不是“south-hall”?
        stations: 4 | stations: 0 | 0⏎      rate | phases.sessions[0].stations | “0”应为 1 到 50 之间的整数。
        '13:00-17:00' | '11:00-17:00' | '11:00-17:00' | phases.make_up.hours[1] | 营业时间11:00-17:00与另一段重叠。
        shut_on_days_off: true | shut_on_days_off: yes | yes | phases.make_up.shut_on_days_off | “yes”应写作 true 或 false。
        [tuesday, | [tusday, | tusday | phases.make_up.weekdays[0] | “tusday”不在可选值 monday、tuesday、wednesday、thursday、friday、saturday、sunday 之中, 是不是“tuesday”?
        campus: 沙河, english: School of Finance} | campus: 沙何, english: F} | 沙何 | colleges[0].campus | 没有名为“沙何”的校区, 是不是“沙河”?
        code: '102' | code: '101' | '101', campus: 沙河, english: School of Acc | colleges[1].code | 学院代码“101”与第 1 项重复。
        code: '020302' | code: '0203' | '0203' | majors[1].code | “0203”不是有效的专业代码, 应为 6 位数字, 可带后缀 T、K 或 TK。
        {name: 金融21-1, college: 金融学院 | {name: 金融21-1, college: 金触学院 | 金触学院 | classes[0].college | 没有名为“金触学院”的学院, 是不是“金融学院”?
        {name: 金融21-2, | {name: 金融21-1, | 金融21-1, college: 金融学院, major: 金融学, counselor: c01, size: 28 | classes[1].name | 班级“金融21-1”与第 1 项重复。
        counselor: c01, size: 35 | counselor: c99, size: 35 | c99 | classes[0].counselor | 没有名为“c99”的辅导员, 是不是“c09”?
        on_site: 20.00 | on_site: 20.005 | 20.005 | fees.on_site | 金额“20.005”不足一分的部分不成立, 最多两位小数。
        on_site: 20.00 | on_site: ￥20 | ￥20 | fees.on_site | “￥20”不是有效的金额, 应写作 20 或 20.00(元)。
        on_site: 20.00 | on_site: -1 | -1⏎  make_up | fees.on_site | “-1”不是有效的金额, 应写作 20 或 20.00(元)。
        match_keys: [document_no, | match_keys: [documentno, | documentno | match_keys[0] | 没有名为“documentno”的字段, 是不是“document_no”?
        - key: exam_no | - key: exam_num | exam_num | fields[0].key | 字段目录中没有“exam_num”, 是不是“exam_no”?
        - key: exam_no | - key: qq_number_qq | qq_number_qq | fields[0].key | 字段目录中没有“qq_number_qq”; 如要自设字段, 请写明 label 和 format。
        label: 考生号 | label: 学号 | 学号⏎    order: 20 | fields[1].label | “学号”是不止一个字段的名称。
        {field: level, equals: 本科} | {field: levl, equals: 本科} | levl | cohort.include[0].all[1].field | 没有名为“levl”的字段, 是不是“level”?
        {field: level, equals: 本科} | {field: level} | {field: level} | cohort.include[0].all[1] | 每个条件要有且只有一个 equals、one_of、starts_with、year、years 或 present。
        year: 2021 | years: {from: 2021, to: 2020} | {from: 2021 | cohort.include[0].all[0].years | 年份范围的终点2020早于起点2021。
        preset: beijing | preset: beijin | beijin | routes.preset | 没有名为“beijin”的预设, 是不是“beijing”? 可选 beijing、sichuan、guangdong。
        channels: [email, sms] | channels: [email, email] | email] | messages[0].channels[1] | 渠道“Email”与第 1 项重复。
        subject: 请核对并确认您的毕业学籍信息 | subject: '{{ nmae }}' | '{{ nmae }}' | messages[1].subject | 没有名为“nmae”的占位符, 是不是“name”?
        subject: 请核对并确认您的毕业学籍信息 | subject: '{{ document_no }}' | '{{ document_no }}' | messages[1].subject | 消息中不得出现证件号码, 请去掉“{{ document_no }}”。
        subject: 请核对并确认您的毕业学籍信息 | subject: 11010519491231002X | 11010519491231002X | messages[1].subject | 消息中像是写入了一个身份证号, 请去掉。
        subject: 请核对并确认您的毕业学籍信息 | subject: 'a {{ name' | 'a {{ name' | messages[1].subject | 占位符的双花括号不成对, 应写作“{{ name }}”。
        subject: 请核对并确认您的毕业学籍信息 | subject: 'a {% if x %}' | 'a {% if x %}' | messages[1].subject | 模板写法有误(第 1 行第 13 列): '{% endif %}' was expected
        to: 2024-10-07 | to: 2024-09-07 | 2024-09-07 | calendar.days_off[0].to | 假期“国庆节”的最后一天早于第一天。
        date: 2024-10-12 | date: 2024-10-11 | 2024-10-11 | calendar.workdays[0].date | 10月11日(周五)不是周末, 无需写为调休上班日。
        date: 2024-10-12 | date: 2024-10-05 | 2024-10-05 | calendar.workdays[0].date | 10月5日(周六)既是调休上班日, 又在假期“国庆节”内。
        date: 2024-10-12 | date: 12/10/2024 | 12/10/2024 | calendar.workdays[0].date | “12/10/2024”不是有效的日期, 应写作 2024-10-09 这样。
        """;

    public static TheoryData<string> Cases => [.. Table.Split('\n')];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_OneThingWrong_IsRefusedWithLineColumnPathAndReason(string row)
    {
        var (text, wrong, place, path, message) = row.Replace('⏎', '\n').Split(" | ") is [var a, var b, var c, var d, var e]
            ? (a, b, c, d, e)
            : default;
        var file = BrokenFile.Replace(text, wrong);

        var problem = Assert.Single(BrokenFile.Problems(file));

        Assert.Equal((path, message), (problem.Path, problem.Message));
        Assert.Equal(BrokenFile.PlaceOf(file, place), (problem.Line, problem.Column));
    }

    [Fact]
    public void Read_RequiredKeyMissing_NamesItAtTheMappingThatLacksIt()
    {
        var problem = Assert.Single(BrokenFile.Problems("  name: 示例财经大学\n", ""));

        Assert.Equal(("school.name", "缺少“name”(学校名称)。"), (problem.Path, problem.Message));
        Assert.Equal(BrokenFile.PlaceOf(DefaultCampaign.Text, "name: 示例财经大学"), (problem.Line, problem.Column));
    }

    [Fact]
    public void Read_SeveralThingsWrong_NamesAllInOrderOfPlace()
    {
        var file = BrokenFile
            .Replace("title: 2025届", "titel: 2025届")
            .Replace("counselor: c01, size: 28", "counselor: nobody, size: many", StringComparison.Ordinal)
            .Replace("make_up: 30.00", "make_up: dear", StringComparison.Ordinal);

        var problems = BrokenFile.Problems(file);

        Assert.Equal(["title", "titel", "classes[1].counselor", "classes[1].size", "fees.make_up"], problems.Select(p => p.Path));
        Assert.Equal(problems.OrderBy(p => (p.Line, p.Column)), problems);
    }

    [Fact]
    public void Read_ListThatOthersReferToIsBroken_DoesNotBlameThoseWhoRefer()
    {
        var problem = Assert.Single(
            BrokenFile.Problems("- {name: 金融学院,", "- {nam: 金融学院,"),
            p => p.Path != "colleges[0].nam"
        );

        Assert.Equal("colleges[0].name", problem.Path);
    }

    [Fact]
    public void Read_FailureMessage_CountsAndGivesTheFirst()
    {
        var failure = CampaignYaml.Read(BrokenFile.Replace("title: 2025届", "title: ''")).Failure!;

        Assert.Equal("批次文件有 1 处问题, 首先是第 4 行第 8 列: 此处的文字不能为空。", failure.Message);
    }
}
