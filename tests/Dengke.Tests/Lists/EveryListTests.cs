using Dengke.Domain.Kernel;
using Dengke.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Lists;

/// <summary>Every list page of the program: by each column both ways, searched, and the file that has what the page shows (DSH-2).</summary>
[Trait("Requirement", "DSH-2")]
public sealed class EveryListTests(ListWorld world) : IClassFixture<ListWorld>
{
    /// <summary>Columns whose cells tell more than what they are ordered by.</summary>
    private static readonly HashSet<(string List, string Column)> TellMore =
    [
        ("register/calls", "act"),
        ("register/calls", "told"),
        ("submissions", "state"),
        ("submissions", "signed"),
        ("submissions", "paper"),
        ("submissions", "missing"),
        ("handoff", "no"),
        ("windows", "granted"),
        ("takings", "closing"),
    ];

    /// <summary>Whose list, where, and the heading of the column that tells its rows apart on the page and in the file.</summary>
    public static TheoryData<Role, string, string> Lists =>
        new()
        {
            { Role.Registrar, "students", "学号" },
            { Role.Registrar, "missing", "学号" },
            { Role.Registrar, "submissions", "学院" },
            { Role.Registrar, "windows", "对谁" },
            { Role.Registrar, "seal/open?kind=NotRegistered", "学号" },
            { Role.Registrar, "make-up/list", "学号" },
            { Role.Registrar, "codes", "学号" },
            { Role.Registrar, "messages", "学号" },
            { Role.Registrar, "comparison/unmatched", "文件行号" },
            { Role.Registrar, "proof-reading", "学号" },
            { Role.Registrar, "handoff", "拍摄号" },
            { Role.Registrar, "sessions/south/tickets", "票号" },
            { Role.Counselor, "register", "学号" },
            { Role.Counselor, "register/calls", "学号" },
            { Role.Counselor, "codes", "学号" },
            { Role.PhotoOperator, "sessions/south/tickets", "票号" },
            { Role.Administrator, "/accounts?role=CollegeSecretary", "用户名" },
            { Role.Auditor, "/audit?person=registrar", "时间" },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_ByEachColumn_IsOrderedBothWaysAndSoIsItsFile(Role role, string list, string by)
    {
        var (reader, address) = (world.Reader(role), world.AddressOf(list));
        var usual = await ShownList.Open(reader, address);
        Assert.True(usual.Rows.Count > 1, $"{list} has {usual.Rows.Count} rows");
        Assert.NotEmpty(usual.Sorts);

        foreach (var key in usual.Sorts.Keys)
        {
            var up = await ShownList.Open(reader, QueryHelpers.AddQueryString(address, "sort", key));
            var down = await ShownList.Open(reader, QueryHelpers.AddQueryString(address, "sort", "-" + key));

            Assert.Equal(("ascending", "descending"), (up.Orders[key], down.Orders[key]));
            Assert.Equal(usual.Under(by).Order(), up.Under(by).Order());
            Assert.Equal(up.Under(by).Order(), down.Under(by).Order());
            if (!TellMore.Contains((list.Split('?')[0], key)))
            {
                var groups = Runs(up.Column(key));
                Assert.Equal(groups.Distinct(), groups);
                Assert.Equal(groups, Runs(down.Column(key)).AsEnumerable().Reverse());
            }

            Assert.Equal(Runs(down.Under(by)), Runs(await down.Exported(reader, by)));
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_ByNoColumnOfItsOwn_HasItsUsualOrder(Role role, string list, string by)
    {
        var (reader, address) = (world.Reader(role), world.AddressOf(list));

        var usual = await ShownList.Open(reader, address);
        var other = await ShownList.Open(reader, QueryHelpers.AddQueryString(address, "sort", "nonsense"));

        Assert.Equal(usual.Under(by), other.Under(by));
        Assert.Equal(Runs(usual.Under(by)), Runs(await usual.Exported(reader, by)));
    }

    [Theory]
    [InlineData(Role.Registrar, "students")]
    [InlineData(Role.Registrar, "missing")]
    [InlineData(Role.Registrar, "seal/open?kind=NotRegistered")]
    [InlineData(Role.Registrar, "make-up/list")]
    [InlineData(Role.Registrar, "codes")]
    [InlineData(Role.Registrar, "messages")]
    [InlineData(Role.Registrar, "proof-reading")]
    [InlineData(Role.Counselor, "register")]
    [InlineData(Role.Counselor, "register/calls")]
    public async Task List_SearchedForAStudent_ShowsAndExportsThatOneAlone(Role role, string list)
    {
        const string by = "学号";
        var (reader, address) = (world.Reader(role), world.AddressOf(list));
        var number = (await ShownList.Open(reader, address)).Under(by)[0];
        var initials = await world.App.Read(db =>
            db.Students.Where(s => s.StudentNo == number).Select(s => s.NameInitials).SingleAsync()
        );

        var found = await ShownList.Open(reader, QueryHelpers.AddQueryString(address, "q", number));
        var alike = await ShownList.Open(reader, QueryHelpers.AddQueryString(address, "q", initials.Split(' ')[0]));

        Assert.Equal([number], found.Under(by).Distinct());
        Assert.Equal([number], (await found.Exported(reader, by)).Distinct());
        Assert.Contains(number, alike.Under(by));
        Assert.Equal(Runs(alike.Under(by)), Runs(await alike.Exported(reader, by)));
    }

    [Fact]
    public async Task Corrections_InEachOrder_AreTheSameOnThePageAndInTheFile()
    {
        var (registrar, address) = (world.Reader(Role.Registrar), world.AddressOf("corrections?state=all"));
        var orders = (await registrar.Open(address))
            .Document.QuerySelectorAll("#sort option")
            .Select(o => o.GetAttribute("value")!);

        foreach (var order in orders)
        {
            var page = await registrar.Open($"{address}&sort={order}");
            var names = page.TextsOf(".review-queue li b");
            var file = await Rows(page.Document.QuerySelector(".page-acts a")!.GetAttribute("href")!);

            Assert.True(names.Count > 1);
            Assert.Equal(names, file.Select(r => r[1]).Take(names.Count));
        }

        async Task<IEnumerable<List<string>>> Rows(string file) =>
            Colleges
                .SignedFile.RowsOf(
                    await (await registrar.Browser()).Http.GetByteArrayAsync(file, TestContext.Current.CancellationToken)
                )
                .Skip(1);
    }

    [Fact]
    [Trait("Requirement", "SEC-5")]
    public async Task Tickets_Exported_TellNobodysNameOrNumber()
    {
        var reader = world.Reader(Role.PhotoOperator);
        var list = await ShownList.Open(reader, world.AddressOf("sessions/south/tickets"));
        var file = await (await reader.Browser()).Http.GetByteArrayAsync(list.Export, TestContext.Current.CancellationToken);
        var cells = Colleges.SignedFile.RowsOf(file).SelectMany(r => r).ToHashSet();
        var students = await world.App.Read(db => db.Students.Select(s => new { s.Name, s.StudentNo }).ToListAsync());

        Assert.Equal(["票号", "状态", "时段", "到场", "叫号", "机位", "完成"], Colleges.SignedFile.RowsOf(file)[0]);
        Assert.DoesNotContain(students, s => cells.Contains(s.Name) || cells.Contains(s.StudentNo));
    }

    [Fact]
    public async Task Tickets_SearchedForANumber_ShowThatTicketAlone()
    {
        var (reader, address) = (world.Reader(Role.PhotoOperator), world.AddressOf("sessions/south/tickets"));

        var found = await ShownList.Open(reader, $"{address}?q=2");

        Assert.Contains("2", found.Under("票号"));
        Assert.Equal(found.Under("票号"), await found.Exported(reader, "票号"));
    }

    [Fact]
    public async Task Calls_OfACounselor_ExportTheOwnClassAlone()
    {
        var reader = world.Reader(Role.Counselor);
        var list = await ShownList.Open(reader, world.AddressOf("register/calls?sort=-no"));

        Assert.Equal([world.Class], (await list.Exported(reader, "班级")).Distinct());
    }

    [Fact]
    public async Task OpenList_SearchedAndAllNamed_NamesThoseShownAlone()
    {
        var registrar = world.Reader(Role.Registrar);
        var address = world.AddressOf("seal/open?kind=NotRegistered");
        var number = (await ShownList.Open(registrar, address)).Under("学号")[^1];

        var page = await registrar.Open($"{address}&q={number}&sort=-no");
        var named = await page.Submit("说明全部 1 项", ("Reason", "休学"));
        var exceptions = await world.App.Read(db => db.SealExceptions.CountAsync(e => e.Reason == "休学"));

        Assert.Contains($"q={number}&sort=-no", named.Path);
        Assert.Equal(1, exceptions);
    }

    /// <summary>The values as they follow one another, each of equal neighbours once.</summary>
    private static List<string> Runs(IReadOnlyList<string> values) =>
        [.. values.Where((value, at) => at == 0 || value != values[at - 1])];
}
