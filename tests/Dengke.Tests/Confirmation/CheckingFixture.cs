using System.Text;
using AngleSharp.Dom;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Mine;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Confirmation;

/// <summary>The default campaign with students to confirm; each test takes one of its own.</summary>
public sealed class CheckingFixture(DatabaseTemplate template) : IAsyncLifetime
{
    public const string Campaign = RecordsFixture.Campaign;
    public const string Class = "金融21-1";
    public const string OtherClass = "会计21-1";
    public const string College = "金融学院";
    private const int Students = 40;
    private readonly RecordsFixture records = new(template);
    private int taken;

    public AppFixture App => records.App;

    public TestPerson Registrar => records.Registrar;

    public TestPerson Counselor => App.As(Role.Counselor, Class);

    public async ValueTask InitializeAsync()
    {
        await records.InitializeAsync();
        await Import(Source.Registry, i => RegistryRow(i, "宁静"));
        await Import(Source.Academic, AcademicRow);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    /// <summary>A student whose two records differ in the name alone: 宁静 in the registry, 甯静 in the academic system.</summary>
    public async Task<TestStudent> Student()
    {
        var number = NumberOf(Interlocked.Increment(ref taken) - 1);
        Assert.True(taken <= Students, "The fixture has too few students.");
        var row = await App.Read(db => db.Students.SingleAsync(s => s.StudentNo == number));
        return new TestStudent(this, App.As(Role.Student, number), row.Id, number);
    }

    /// <summary>Imports the registry again, in which this student alone has another name.</summary>
    public Task RenameInRegistry(string number, string name) =>
        Import(Source.Registry, i => RegistryRow(i, NumberOf(i) == number ? name : "宁静"));

    private async Task Import(Source source, Func<int, string> row)
    {
        var header = source == Source.Registry ? SampleFiles.RegistryHeader : SampleFiles.AcademicHeader;
        var lines = Enumerable.Range(0, Students).Select(row).Prepend(header);
        await records.Import(source, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static string NumberOf(int i) => $"20214100{i:00}";

    private static string RegistryRow(int i, string name) =>
        $"211101011600{i:00},{NumberOf(i)},{name},女,20030307,汉族,{DocumentNo(i)},本科,普通全日制,020101,经济学,4,{College},{Class},20210901,20250630";

    private static string AcademicRow(int i) =>
        $"{NumberOf(i)},甯静,女,汉族,20030307,居民身份证,{DocumentNo(i)},211101011600{i:00},{College},020101,经济学,{Class},4,本科,普通全日制,20210901,20250630,";

    /// <summary>With its check character (GB 11643); the third digit of the sequence is even, a woman's.</summary>
    private static string DocumentNo(int i)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var body = $"11010520030307{i + 10:00}2";
        return body + "10X98765432"[body.Select((c, at) => (c - '0') * weights[at]).Sum() % 11];
    }
}

/// <summary>A student with a browser.</summary>
public sealed record TestStudent(CheckingFixture Fixture, TestPerson Person, Guid Id, string Number)
{
    public Task<WebPage> Open(string path) => Person.Open(path);

    public Task<StudentConfirmation?> Confirmation() =>
        Fixture.App.Read(db => db.StudentConfirmations.AsNoTracking().SingleOrDefaultAsync(c => c.StudentId == Id));

    public Task<List<Correction>> Corrections() =>
        Fixture.App.Read(db =>
            db.Corrections.AsNoTracking().Include(c => c.Evidence).Where(c => c.StudentId == Id).ToListAsync()
        );

    /// <summary>The page of the record with every box ticked and nothing sent.</summary>
    public async Task<WebPage> AllTicked()
    {
        var page = await Open("/me/record");
        foreach (var box in page.Document.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("input[name=ticked]"))
        {
            box.IsChecked = true;
        }

        return page;
    }

    public async Task Declare()
    {
        await (await AllTicked()).Submit("提交确认");
        Assert.NotNull((await Confirmation())!.DeclaredAt);
    }

    public Task<Outcome<Guid>> Ask(string field = "name", string value = "宁静静") =>
        Person.Run(new Features.Corrections.AskCorrection(CheckingFixture.Campaign, Id, field, value, "笔误", true, false, []));

    public Task<Outcome<Done>> View() => Person.Run(new ViewMyRecord(CheckingFixture.Campaign, Id));
}
