using System.Text;
using Dengke.Data;
using Dengke.Domain.Confirmation;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Corrections;
using Dengke.Features.Mine;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Counselors;

/// <summary>The default campaign with a class whose students the tests take one by one, and a student of another class.</summary>
public sealed class CounselorFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    public const string Base = $"/campaigns/{Campaign}/register";
    public const string Class = "金融21-1";
    public const string OtherClass = "会计21-1";
    public const string Surname = "单雨桐";
    public const string Differing = "王小明";
    private const string Usual = "宁静";
    private const int Students = 40;
    private static readonly string[] AllFields = [.. FieldCatalogue.Default.Fields.Select(f => f.Key)];
    private readonly RecordsFixture records = new(template);
    private int taken = 3;

    public AppFixture App => records.App;

    public TestPerson Registrar => records.Registrar;

    public TestPerson Counselor => App.As(Role.Counselor, Class);

    public TestPerson OtherCounselor => App.As(Role.Counselor, OtherClass);

    public async ValueTask InitializeAsync()
    {
        await records.InitializeAsync();
        await Import(Source.Registry, RegistryRow);
        await Import(Source.Academic, AcademicRow);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    /// <summary>A student of the class whom no other test has.</summary>
    public async Task<Student> Take() => await Find(NumberOf(Interlocked.Increment(ref taken) - 1));

    /// <summary>The one student of the other class.</summary>
    public Task<Student> Stranger() => Find(NumberOf(0));

    public Task<Student> Find(string number) =>
        App.Read(db => db.Students.AsNoTracking().Include(s => s.Confirmation).SingleAsync(s => s.StudentNo == number));

    public async Task<ConfirmationState> State(Student student) => (await Find(student.StudentNo)).Confirmation?.State ?? default;

    public async Task View(Student student) => Ok(await Self(student).Run(new ViewMyRecord(Campaign, student.Id)));

    public async Task Declare(Student student)
    {
        await View(student);
        await DeclareViewed(student);
    }

    public async Task DeclareViewed(Student student)
    {
        var version = (await Find(student.StudentNo)).Confirmation!.Version;
        Ok(await Self(student).Run(new DeclareRecord(Campaign, student.Id, AllFields, version)));
    }

    /// <summary>Declares with a correction of the name in the registry, for which there is no evidence.</summary>
    public async Task DeclareWithCorrection(Student student)
    {
        await View(student);
        var ask = new AskCorrection(Campaign, student.Id, "name", "宁静静", "户口簿上是这样写的", true, false, []);
        Ok(await Self(student).Run(ask));
        await DeclareViewed(student);
    }

    /// <summary>Imports the registry again, in which this student alone has another name.</summary>
    public Task Rename(Student student, string name) =>
        Import(Source.Registry, i => NumberOf(i) == student.StudentNo ? RegistryRow(i).Replace(Usual, name) : RegistryRow(i));

    public Task<List<Operation>> Operations(Student student, string type)
    {
        var subject = student.Id.ToString();
        return App.Read(db =>
            db.Operations.AsNoTracking()
                .Where(o => o.Type == type && db.AuditEvents.Any(e => e.OperationId == o.Id && e.Subject == subject))
                .ToListAsync()
        );
    }

    private TestPerson Self(Student student) => App.As(Role.Student, student.StudentNo);

    private static void Ok<T>(Outcome<T> outcome) => Assert.True(outcome.IsOk, outcome.Failure?.Message);

    private async Task Import(Source source, Func<int, string> row)
    {
        var header = source == Source.Registry ? SampleFiles.RegistryHeader : SampleFiles.AcademicHeader;
        var lines = Enumerable.Range(0, Students).Select(row).Prepend(header);
        await records.Import(source, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static string NumberOf(int i) => $"20214200{i:00}";

    private static string NameOf(int i) =>
        i switch
        {
            1 => Surname,
            2 => Differing,
            _ => Usual,
        };

    private static (string College, string Class) PlaceOf(int i) => i == 0 ? ("会计学院", OtherClass) : ("金融学院", Class);

    private static string RegistryRow(int i) =>
        $"211101011700{i:00},{NumberOf(i)},{NameOf(i)},女,20030307,汉族,{DocumentNo(i)},本科,普通全日制,020101,经济学,4,{PlaceOf(i).College},{PlaceOf(i).Class},20210901,20250630";

    private static string AcademicRow(int i) =>
        $"{NumberOf(i)},{(i == 2 ? "王晓明" : NameOf(i))},女,汉族,20030307,居民身份证,{DocumentNo(i)},211101011700{i:00},{PlaceOf(i).College},020101,经济学,{PlaceOf(i).Class},4,本科,普通全日制,20210901,20250630,";

    /// <summary>With its check character (GB 11643); the third digit of the sequence is even, a woman's.</summary>
    public static string DocumentNo(int i)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var body = $"11010520030307{i + 10:00}4";
        return body + "10X98765432"[body.Select((c, at) => (c - '0') * weights[at]).Sum() % 11];
    }
}
