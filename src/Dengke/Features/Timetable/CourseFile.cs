using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Tables;

namespace Dengke.Features.Timetable;

/// <summary>A lesson of a class; local time in China.</summary>
public sealed record Lesson(string ClassName, DateTime From, DateTime Until, string Course);

/// <summary>What a course timetable file says.</summary>
/// <param name="Lessons">Those of the campaign's classes.</param>
/// <param name="Unknown">Rows or events of classes that the campaign has not, or that could not be read.</param>
public sealed record CourseReading(IReadOnlyList<Lesson> Lessons, int Unknown);

/// <summary>
/// Reads a course timetable: a table with a row a lesson (班级, 日期, 开始, 结束, 课程) or a row a lesson of each week (班级, 星期, 节次, 周次,
/// 课程), or a calendar file (RFC 5545) whose events name their class.
/// </summary>
internal static class CourseFile
{
    private const string Class = "class";
    private const string Day = "day";
    private const string From = "from";
    private const string Until = "until";
    private const string Weekday = "weekday";
    private const string Periods = "periods";
    private const string Weeks = "weeks";
    private const string Course = "course";
    private static readonly string[] Dated = [Day, From, Until];
    private static readonly string[] Weekly = [Weekday, Periods];
    private static readonly char[] BetweenClasses = [',', '，', '、', ';', '；', '\n'];

    // A class is what a row of this table is known by, as a student's number is elsewhere.
    private static readonly FieldCatalogue Columns = new([
        new RecordField(Class, "班级", "Class", FieldFormat.StudentNumber)
        {
            Aliases = ["班级名称", "教学班", "行政班"],
            Required = true,
        },
        new RecordField(Day, "日期", "Date", FieldFormat.Date) { Aliases = ["上课日期"] },
        new RecordField(From, "开始", "From", FieldFormat.Text) { Aliases = ["开始时间", "上课时间", "起"] },
        new RecordField(Until, "结束", "Until", FieldFormat.Text) { Aliases = ["结束时间", "下课时间", "止"] },
        new RecordField(Weekday, "星期", "Weekday", FieldFormat.Text) { Aliases = ["星期几", "周几", "上课星期"] },
        new RecordField(Periods, "节次", "Periods", FieldFormat.Text) { Aliases = ["上课节次", "节"] },
        new RecordField(Weeks, "周次", "Weeks", FieldFormat.Text) { Aliases = ["上课周次", "上课周", "周数", "起止周"] },
        new RecordField(Course, "课程", "Course", FieldFormat.Text) { Aliases = ["课程名称", "课程名"] },
    ]);

    /// <param name="classes">The campaign's classes.</param>
    /// <param name="within">Only lessons in one of these stretches are of interest.</param>
    /// <param name="calendar">What weeks and periods are; asked for by a weekly table alone.</param>
    public static Outcome<CourseReading> Read(
        Stream file,
        string name,
        IReadOnlyCollection<string> classes,
        IReadOnlyList<Window> within,
        Func<Outcome<TeachingCalendar>> calendar
    ) =>
        CourseCalendar.IsOne(file)
            ? CourseCalendar.Read(file, classes, within)
            : SourceTable.Open(file, name, Columns).Then(table => Read(table, classes, within, calendar));

    private static Outcome<CourseReading> Read(
        SourceTable table,
        IReadOnlyCollection<string> classes,
        IReadOnlyList<Window> within,
        Func<Outcome<TeachingCalendar>> calendar
    )
    {
        using (table)
        {
            var weekly = Lacks(table, Dated).Count > 0 && Lacks(table, Weekly).Count < Weekly.Length;
            var missing = Lacks(table, [Class, .. weekly ? Weekly : Dated]);
            if (missing.Count > 0)
            {
                return Failure.Refused(
                    "columns_missing",
                    $"文件缺少列: {string.Join('、', missing)}。一行一节课的表要有日期、开始、结束, 按周的表要有星期、节次。",
                    $"Columns are missing: {string.Join(", ", missing)}. A table of lessons has 日期, 开始, 结束; a weekly one 星期, 节次."
                );
            }

            var counted = weekly ? calendar() : null;
            if (counted is { IsOk: false })
            {
                return counted.Failure!;
            }

            var known = classes.ToHashSet(StringComparer.Ordinal);
            List<Lesson> lessons = [];
            var unknown = 0;
            var rows = table.Rows();
            foreach (var row in rows)
            {
                var windows = counted is null ? WindowOf(table, row) : WindowsOf(table, row, counted.Value, within);
                var those = ClassesOf(table, row).Where(known.Contains).ToList();
                if (windows is null || those.Count == 0)
                {
                    unknown++;
                    continue;
                }

                var course = TextOf(table, row, Course);
                lessons.AddRange(
                    from window in windows
                    where within.Any(w => w.Overlaps(window))
                    from name in those
                    select new Lesson(name, window.Opens, window.Closes, course)
                );
            }

            return rows.Outcome.IsOk ? new CourseReading(lessons, unknown) : rows.Outcome.Failure!;
        }
    }

    private static List<string> Lacks(SourceTable table, IEnumerable<string> columns) =>
        [.. columns.Where(k => table.IndexOf(k) < 0).Select(k => Columns.Find(k)!.Label)];

    /// <summary>Blank where the table has no such column.</summary>
    private static string TextOf(SourceTable table, SourceRow row, string column) =>
        table.IndexOf(column) is >= 0 and var at ? row[at].Text.Trim() : "";

    /// <summary>One, or several that have the lesson together.</summary>
    private static IEnumerable<string> ClassesOf(SourceTable table, SourceRow row) =>
        TextOf(table, row, Class)
            .Split(BetweenClasses, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal);

    private static Window[]? WindowOf(SourceTable table, SourceRow row)
    {
        var dated = RecordDate.TryParse(TextOf(table, row, Day), out var date);
        var (from, until) = (TimeOf(TextOf(table, row, From)), TimeOf(TextOf(table, row, Until)));
        return dated && from is { } start && until is { } end && start < end
            ? [new Window(date.ToDateTime(start), date.ToDateTime(end))]
            : null;
    }

    /// <summary>When a weekly lesson is on the days of the stretches.</summary>
    private static Window[]? WindowsOf(SourceTable table, SourceRow row, TeachingCalendar calendar, IReadOnlyList<Window> within)
    {
        var (day, periods, weeks) = (TextOf(table, row, Weekday), TextOf(table, row, Periods), TextOf(table, row, Weeks));
        return WeeklyLesson.Parse(day, periods, weeks) is { } lesson
            ?
            [
                .. within
                    .Select(w => DateOnly.FromDateTime(w.Opens))
                    .Distinct()
                    .Select(day => lesson.On(day, calendar))
                    .OfType<Window>(),
            ]
            : null;
    }

    /// <summary>8:00, 08:00:00, 8：00, or a spreadsheet's share of a day.</summary>
    private static TimeOnly? TimeOf(string text)
    {
        var time = text.Trim().Replace('：', ':');
        return TimeOnly.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var read) ? read
            : double.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
                ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(share * 24 * 60)))
            : null;
    }
}
