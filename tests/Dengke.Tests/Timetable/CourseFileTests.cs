using System.Text;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Timetable;

namespace Dengke.Tests.Timetable;

[Trait("Requirement", "SCH-1")]
public sealed class CourseFileTests
{
    private static readonly string[] Classes = ["金融21-1", "金融21-10", "会计21-1"];
    private static readonly Window[] Days = [new(new DateTime(2024, 10, 22, 8, 30, 0), new DateTime(2024, 10, 22, 16, 30, 0))];

    [Fact]
    public void Table_OfLessons_GivesThoseOfTheDaysOfPhotos()
    {
        var read = Read(
            """
            班级,日期,开始,结束,课程
            金融21-1,2024-10-22,8:00,9:40,公司金融
            金融21-1,2024/10/29,8:00,9:40,公司金融
            会计21-1,20241022,10：00,11:40,审计
            法学21-1,2024-10-22,8:00,9:40,民法
            会计21-1,2024-10-22,12:00,11:00,颠倒
            """
        );

        Assert.Equal(
            [new Lesson("金融21-1", At(8, 0), At(9, 40), "公司金融"), new Lesson("会计21-1", At(10, 0), At(11, 40), "审计")],
            read.Lessons
        );
        Assert.Equal(2, read.Unknown);
    }

    [Fact]
    public void Calendar_WeeklyLesson_GivesTheOccurrenceOfTheDay()
    {
        var read = Read(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Asia/Shanghai:20240903T100000
            DTEND;TZID=Asia/Shanghai:20240903T114000
            RRULE:FREQ=WEEKLY;COUNT=16
            SUMMARY:计量经济学 金融21-10
            LOCATION:主楼 101
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART:20241022T060000Z
            DTEND:20241022T073000Z
            SUMMARY:审计
            DESCRIPTION:会计21-1
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART:20241022T060000Z
            DTEND:20241022T073000Z
            SUMMARY:讲座
            END:VEVENT
            END:VCALENDAR
            """
        );

        Assert.Equal(
            [
                new Lesson("金融21-10", At(10, 0), At(11, 40), "计量经济学 金融21-10"),
                new Lesson("会计21-1", At(14, 0), At(15, 30), "审计"),
            ],
            read.Lessons.OrderBy(l => l.From)
        );
        Assert.Equal(1, read.Unknown);
    }

    [Fact]
    public void Table_OfWeeks_GivesTheLessonsOfTheDaysInTheirWeeks()
    {
        // 22 October 2024 is the Tuesday of week 8.
        var read = Read(
            """
            班级,星期,节次,周次,课程
            "金融21-1,会计21-1",周二,3-4节,1-16周,公司金融
            金融21-10,星期二,0506,1-15周(单),审计
            金融21-10,二,5-6,2-16双周,税法
            金融21-10,周三,1-2,1-16,民法
            法学21-1,周二,1-2,1-16,民法
            会计21-1,周八,1-2,1-16,读不懂
            """
        );

        Assert.Equal(
            [
                new Lesson("金融21-1", At(10, 0), At(11, 40), "公司金融"),
                new Lesson("会计21-1", At(10, 0), At(11, 40), "公司金融"),
                new Lesson("金融21-10", At(13, 30), At(15, 10), "税法"),
            ],
            read.Lessons
        );
        Assert.Equal(2, read.Unknown);
    }

    [Fact]
    public void Table_OfWeeksWithoutTheFirstMonday_AsksForIt()
    {
        var read = CourseFile.Read(
            new MemoryStream(Encoding.UTF8.GetBytes("班级,星期,节次\n金融21-1,周二,1-2")),
            "x.csv",
            Classes,
            Days,
            () => TeachingCalendar.Parse(null, TeachingCalendar.UsualPeriods)
        );

        Assert.Equal("firstMonday", Assert.Single(read.Failure!.Fields).Field);
    }

    [Fact]
    public void Table_WithoutTheCourse_IsReadAllTheSame()
    {
        var read = Read("班级,日期,开始,结束\n金融21-1,2024-10-22,8:00,9:40");

        Assert.Equal([new Lesson("金融21-1", At(8, 0), At(9, 40), "")], read.Lessons);
    }

    [Theory]
    [InlineData("")]
    [InlineData("班级,日期\n金融21-1,2024-10-22")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nnonsense")]
    [InlineData("MZ\u0000\u0001")]
    public void File_ThatIsNone_IsOneSentence(string text)
    {
        var read = CourseFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", Classes, Days, Calendar);

        Assert.True(read.Failure is { Kind: FailureKind.Refused or FailureKind.Invalid } or null);
        Assert.True(!read.IsOk || read.Value.Lessons.Count == 0);
    }

    private static Outcome<TeachingCalendar> Calendar() =>
        TeachingCalendar.Parse(new DateOnly(2024, 9, 2), TeachingCalendar.UsualPeriods);

    private static CourseReading Read(string text)
    {
        var read = CourseFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "courses", Classes, Days, Calendar);
        Assert.True(read.IsOk, read.Failure?.Message);
        return read.Value;
    }

    private static DateTime At(int hour, int minute) => new(2024, 10, 22, hour, minute, 0);
}
