using Dengke.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Records;

public sealed class ReconciliationTests(RecordsFixture records) : IClassFixture<RecordsFixture>
{
    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Import_BothSources_JudgesEachField()
    {
        await ImportBoth();

        var found = await records.App.Read(db =>
            db.FieldDifferences.Join(
                    db.Students,
                    d => d.StudentId,
                    s => s.Id,
                    (d, s) =>
                        new
                        {
                            s.StudentNo,
                            d.Field,
                            d.Verdict,
                        }
                )
                .OrderBy(d => d.StudentNo)
                .ThenBy(d => d.Field)
                .ToListAsync()
        );

        Assert.Equal(
            [
                ("2021310002", "birth_date", Verdict.Format),
                ("2021310002", "major_name", Verdict.Tolerated),
                ("2021310002", "name", Verdict.Format),
                ("2021310003", "name", Verdict.Differs),
            ],
            found.Select(f => (f.StudentNo, f.Field, f.Verdict))
        );
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Import_RowOnOneSideOnly_IsListedAndIsAStudent()
    {
        await ImportBoth();

        var unmatched = await records.App.Read(db => db.UnmatchedRows.Select(u => u.Reason).ToListAsync());
        var student = await records.App.Read(db => db.Students.SingleAsync(s => s.StudentNo == "2021310004"));

        Assert.Equal([UnmatchedReason.NotInAcademic], unmatched);
        Assert.Null(student.AcademicRecordId);
    }

    [Fact]
    [Trait("Requirement", "REC-5")]
    public async Task Import_Again_KeepsEachStudentsIdentity()
    {
        await ImportBoth();
        var before = await Ids();

        await records.Import(
            Source.Academic,
            SampleFiles.Academic(
                "2021310004,李四,男,汉族,20030307,居民身份证,110105200303070030,21110101150004,会计学院,020101,经济学,会计21-1,4,本科,普通全日制,20210901,20250630,"
            )
        );

        Assert.Equal(before, await Ids());
        Assert.Empty(await records.App.Read(db => db.UnmatchedRows.ToListAsync()));
    }

    private async Task ImportBoth()
    {
        await records.Import(Source.Registry, SampleFiles.Registry());
        await records.Import(Source.Academic, SampleFiles.Academic());
    }

    private Task<List<(string, Guid)>> Ids() =>
        records.App.Read(async db =>
            (await db.Students.OrderBy(s => s.StudentNo).Select(s => new { s.StudentNo, s.Id }).ToListAsync()).ConvertAll(s =>
                (s.StudentNo, s.Id)
            )
        );
}
