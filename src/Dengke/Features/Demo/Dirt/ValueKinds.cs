using System.Globalization;
using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>The other fields: another notation, another value, or none.</summary>
internal static class ValueKinds
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-dd 00:00:00"];
    private static readonly string[] DateFields = ["birth_date", "birth_date", "entry_date", "graduation_date"];
    private static readonly string[] RegistryBlanks = ["department", "class_name", "department", "college"];
    private static readonly string[] AcademicBlanks = ["exam_no", "ethnicity", "graduation_date", "study_form"];

    private static readonly Dictionary<string, string[]> EthnicCodes = new(StringComparer.Ordinal)
    {
        ["汉族"] = ["01", "1", "HA"],
        ["蒙古族"] = ["02", "MG"],
        ["回族"] = ["03", "HU"],
        ["壮族"] = ["08", "ZH"],
        ["满族"] = ["11", "MA"],
        ["土家族"] = ["15", "TJ"],
        ["毛南族"] = ["36", "毛难族"],
    };

    public static IReadOnlyList<Kind> All { get; } =
    [
        new(DemoTrait.SexCode, 40, Anyone, p => p.Format(Source.Academic, "sex", p.Person.Male ? "1" : "2")),
        new(
            DemoTrait.EthnicityCode,
            30,
            HasCode,
            p => p.Format(Source.Academic, "ethnicity", p.Random.Pick(EthnicCodes[p.Person.Ethnicity]))
        ),
        new(DemoTrait.EthnicityShort, 50, HasCode, p => p.Format(Source.Academic, "ethnicity", p.Person.Ethnicity[..^1])),
        new(DemoTrait.DateNotation, 60, Anyone, DateNotation),
        new(
            DemoTrait.DurationNotation,
            20,
            p => p.Class.Years == 4,
            p => p.Format(Source.Academic, "duration", p.Random.Pick(["4年", "四年", "4.0"]))
        ),
        new(DemoTrait.SwappedDayMonth, 30, p => p.Birth.Day <= 12 && p.Birth.Day != p.Birth.Month, SwappedDayMonth),
        new(DemoTrait.WrongSex, 30, IsLocal, p => p.Differs(Source.Academic, "sex", p.Person.Male ? "女" : "男")),
        new(DemoTrait.WrongEthnicity, 25, IsLocal, WrongEthnicity),
        new(DemoTrait.WrongExamNo, 10, IsLocal, WrongExamNo),
        new(DemoTrait.OldStudentNo, 20, IsLocal, OldStudentNo),
        new(DemoTrait.WrongDuration, 20, p => p.Class.Years == 4, p => p.Differs(p.AnySide(), "duration", "5")),
        new(DemoTrait.OldClass, 40, IsLocal, OldClass),
        new(DemoTrait.OldMajor, 30, IsLocal, OldMajor),
        new(DemoTrait.WrongGraduationDate, 30, IsLocal, WrongGraduationDate),
        new(DemoTrait.BlankInRegistry, 30, IsLocal, p => Blank(p, Source.Registry, RegistryBlanks, Verdict.MissingInRegistry)),
        new(DemoTrait.BlankInAcademic, 30, IsLocal, p => Blank(p, Source.Academic, AcademicBlanks, Verdict.MissingInAcademic)),
    ];

    private static bool Anyone(DemoPerson person) => person.Group != StudentGroup.Foreign;

    private static bool IsLocal(DemoPerson person) => person.Group is StudentGroup.Ordinary or StudentGroup.SecondDegree;

    private static bool HasCode(DemoPerson person) => EthnicCodes.ContainsKey(person.Ethnicity);

    private static void DateNotation(Planting p)
    {
        var field = p.Random.Pick(DateFields);
        var date = DateOnly.ParseExact(p.Draft.Academic[0][field], "yyyyMMdd", CultureInfo.InvariantCulture);
        var written = date.ToDateTime(default).ToString(p.Random.Pick(Dates), CultureInfo.InvariantCulture);
        p.Format(Source.Academic, field, written);
    }

    private static void SwappedDayMonth(Planting p) =>
        p.Differs(Source.Academic, "birth_date", $"{p.Person.Birth.Year}{p.Person.Birth.Day:00}{p.Person.Birth.Month:00}");

    private static void WrongEthnicity(Planting p) =>
        p.Differs(p.AnySide(), "ethnicity", p.Person.Ethnicity == "汉族" ? p.Random.Pick(["满族", "回族", "土家族"]) : "汉族");

    private static void WrongExamNo(Planting p)
    {
        var number = p.Person.ExamNo;
        p.Differs(Source.Academic, "exam_no", $"{number[..4]}{(number[4] == '9' ? 8 : 9)}{number[5..]}");
    }

    /// <summary>The college's two digits moved out of the range that is in use, so that the number is nobody else's.</summary>
    private static void OldStudentNo(Planting p)
    {
        var number = p.Person.StudentNo;
        p.Differs(Source.Registry, "student_no", $"{number[..4]}{int.Parse(number[4..6]) + 50:00}{number[6..]}");
    }

    private static void OldClass(Planting p)
    {
        var own = p.Person.Class;
        var sisters = p.Classes.Where(c => c.College == own.College && c.EntryYear == own.EntryYear && c != own).ToList();
        p.Differs(Source.Registry, "class_name", sisters.Count > 0 ? p.Random.Pick(sisters).ClassName : own.ClassName + "(原)");
    }

    private static void OldMajor(Planting p)
    {
        var own = p.Person.Class;
        var others = p.Classes.Where(c => c.MajorCode != own.MajorCode && c.MajorName != own.MajorName).ToList();
        if (others.Count == 0)
        {
            return;
        }

        var old = p.Random.Pick(others);
        p.Differs(Source.Registry, "major_code", old.MajorCode);
        p.Draft.Set(p.Trait, Source.Registry, "major_name", old.MajorName, Verdict.Tolerated);
    }

    private static void WrongGraduationDate(Planting p)
    {
        var year = p.Person.Class.EntryYear + p.Person.Class.Years;
        p.Differs(p.AnySide(), "graduation_date", p.Random.Pick([$"{year}0701", $"{year}0720", $"{year + 1}0630"]));
    }

    private static void Blank(Planting p, Source side, string[] fields, Verdict verdict) =>
        p.Draft.Set(p.Trait, side, p.Random.Pick(fields), "", verdict);
}
