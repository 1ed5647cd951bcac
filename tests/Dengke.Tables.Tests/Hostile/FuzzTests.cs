using CsCheck;
using Dengke.Domain.Records;

namespace Dengke.Tables.Tests.Hostile;

/// <summary>SEC-6: no bytes make the reader throw; they end in rows or in a failure.</summary>
[Trait("Requirement", "SEC-6")]
public class FuzzTests
{
    private const int Runs = 300;

    public static TheoryData<string> Fixtures =>
        [
            "registry.xls",
            "academic.xlsx",
            "damaged.xls",
            "password.xls",
            "password.xlsx",
            "two-tables.xlsx",
            "registry.dbf",
            "registry-utf8.dbf",
            "registry-gb18030.csv",
            "mixed-encodings.csv",
        ];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Open_FileCutAnywhere_NeverThrows(string fixture)
    {
        var bytes = File.ReadAllBytes(Files.Fixture(fixture));

        Gen.Int[0, bytes.Length].Sample(length => Exhaust(bytes[..length]), iter: Runs);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Open_FileWithFlippedBytes_NeverThrows(string fixture)
    {
        var bytes = File.ReadAllBytes(Files.Fixture(fixture));
        var flips = Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).List[1, 8];

        flips.Sample(
            changes =>
            {
                var changed = bytes.ToArray();
                foreach (var (at, value) in changes)
                {
                    changed[at] = value;
                }

                Exhaust(changed);
            },
            iter: Runs
        );
    }

    [Fact]
    public void Open_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 2_000].Sample(Exhaust, iter: Runs);

    /// <summary>The sheet's own XML changed inside a package that is otherwise whole.</summary>
    [Fact]
    public void Open_SheetWithChangedXml_NeverThrows()
    {
        const string Sheet =
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>学号</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>20210001</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row></sheetData>";

        Gen.Select(Gen.Int[0, Sheet.Length - 1], Gen.Char.AlphaNumeric)
            .List[1, 6]
            .Sample(
                changes =>
                {
                    var changed = Sheet.ToCharArray();
                    foreach (var (at, value) in changes)
                    {
                        changed[at] = value;
                    }

                    Exhaust(new Workbook(new string(changed)).Build());
                },
                iter: Runs
            );
    }

    private static void Exhaust(byte[] bytes)
    {
        var opening = SourceTable.Open(new MemoryStream(bytes), "导出", FieldCatalogue.Default);
        if (!opening.IsOk)
        {
            Assert.NotEmpty(opening.Failure!.Message);
            return;
        }

        using var table = opening.Value;
        var stream = table.Rows();
        var rows = stream.Count();
        Assert.True(!stream.Outcome.IsOk || stream.Outcome.Value.Rows == rows);
    }
}
