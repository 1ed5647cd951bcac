using System.Text;
using CsCheck;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-4")]
public sealed class PersonNameTests
{
    private const string LookAlikes = "\u2022\u2027\u30FB\uFF65\u22C5\u2219\u2024\u0387\u25CF\uFF0E.\u318D\u2E31\u16EB";

    /// <summary>GBK FE50 to FEA0 without FE7F, the bytes of U+E815 to U+E864.</summary>
    private static readonly IReadOnlyList<(byte Trail, char PrivateUse)> Rows =
    [
        .. Enumerable.Range(0x50, 0x51).Where(b => b != 0x7F).Select((b, i) => ((byte)b, (char)(PrivateUse.First + i))),
    ];

    public static TheoryData<char> LookAlikeRows => [.. LookAlikes];

    [Theory]
    [MemberData(nameof(LookAlikeRows))]
    public void Key_SeparatorLookAlike_IsTheStandardOne(char separator) =>
        Assert.Equal("阿依古丽·买买提", PersonName.Key($"阿依古丽{separator}买买提"));

    [Theory]
    [InlineData("李 想", "李想")]
    [InlineData("　李\u00A0想 ", "李想")]
    [InlineData("李\u200B想\uFEFF", "李想")]
    [InlineData("葛\uDB40\uDD00城", "葛城")]
    [InlineData("王\uE863", "王䶮")]
    [InlineData("王\uE816", "王𠂇")]
    [InlineData("ＡＬＩ", "ALI")]
    [InlineData("王\uE000", "王\uE000")]
    public void Key_DamagedName_IsTheSoundOnes(string name, string key) => Assert.Equal(key, PersonName.Key(name));

    [Theory]
    [InlineData("\uF92C", "\u90CE")]
    [InlineData("\uFA0E", "\u5C8D")]
    [InlineData("已", "己")]
    public void Key_CharactersThatOnlyResemble_StayApart(string one, string other) =>
        Assert.NotEqual(PersonName.Key(one), PersonName.Key(other));

    [Fact]
    public void PrivateUse_Table_AgreesWithTheCodecIn66OfItsRowsAndReplacesWhatTheCodecLeaves()
    {
        var codec = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        var decoded = Rows.Select(row => (row.PrivateUse, Codec: codec.GetString([0xFE, row.Trail]))).ToList();

        Assert.Equal(80, decoded.Count);
        Assert.Equal(66, decoded.Count(row => PrivateUse.Find(row.PrivateUse) == row.Codec));
        Assert.All(
            decoded.Where(row => PrivateUse.Find(row.PrivateUse) != row.Codec),
            row => Assert.Equal(row.PrivateUse.ToString(), row.Codec)
        );
    }

    [Fact]
    public void PrivateUse_Table_HoldsEightyCharactersEachOnce()
    {
        var today = Rows.Select(row => PrivateUse.Find(row.PrivateUse)).ToList();

        Assert.Equal(80, today.Distinct().Count());
        Assert.Equal(PrivateUse.Last, Rows[^1].PrivateUse);
        Assert.Equal("⺁", today[0]);
        Assert.Equal("𠂇", today[1]);
        Assert.Equal("龴", today[9]);
        Assert.Equal("䶮", today[78]);
        Assert.Equal("龻", today[79]);
        Assert.Null(PrivateUse.Find('\uE865'));
        Assert.Null(PrivateUse.Find('\uE814'));
    }

    [Theory]
    [InlineData("李想")]
    [InlineData("阿依古丽·买买提")]
    [InlineData("王䶮")]
    [InlineData("王𠮷")]
    [InlineData("JOHN A. SMITH")]
    [InlineData("JEAN-PIERRE O'NEIL JR.")]
    [InlineData("\uF92C")]
    public void Inspect_NameInOrder_FindsNothing(string name) => Assert.Empty(PersonName.Inspect(name));

    [Theory]
    [InlineData("李 想", NameFlaw.Padding, 1, 0x20, "李想")]
    [InlineData("JOHN SMITH ", NameFlaw.Padding, 10, 0x20, "JOHN SMITH")]
    [InlineData("李\u200B想", NameFlaw.Invisible, 1, 0x200B, "李想")]
    [InlineData("葛\uDB40\uDD00城", NameFlaw.Invisible, 1, 0xE0100, "葛城")]
    [InlineData("阿里•买买提", NameFlaw.Separator, 2, 0x2022, "阿里·买买提")]
    [InlineData("阿里.买买提", NameFlaw.Separator, 2, 0x2E, "阿里·买买提")]
    [InlineData("ＡLI", NameFlaw.FullWidth, 0, 0xFF21, "ALI")]
    [InlineData("王\uE863", NameFlaw.LegacyCharacter, 1, 0xE863, "王䶮")]
    [InlineData("王\uE000", NameFlaw.PrivateUse, 1, 0xE000, "王\uE000")]
    [InlineData("王\uDB80\uDC00", NameFlaw.PrivateUse, 1, 0xF0000, "王\uDB80\uDC00")]
    [InlineData("王〓", NameFlaw.Replacement, 1, 0x3013, "王〓")]
    [InlineData("王\uFFFD", NameFlaw.Replacement, 1, 0xFFFD, "王\uFFFD")]
    [InlineData("王?", NameFlaw.Replacement, 1, 0x3F, "王?")]
    public void Inspect_OneFlaw_IsFoundAndRepairProposed(string name, NameFlaw flaw, int position, int codePoint, string proposal)
    {
        Assert.Equal([new NameFinding(flaw, position, codePoint)], PersonName.Inspect(name));
        Assert.Equal(proposal, PersonName.Propose(name));
    }

    [Fact]
    public void Inspect_HalfAPair_IsBroken() =>
        Assert.Equal([new NameFinding(NameFlaw.Broken, 1, 0xD842)], PersonName.Inspect("王" + (char)0xD842));

    [Fact]
    public void Propose_AnyName_KeepsTheKeyAndIsStable() =>
        Gen.String["李想A. ·•　\u200B\uE863\uE000\uFF0EＡ〓"]
            .Sample(
                name =>
                {
                    var proposal = PersonName.Propose(name);
                    return PersonName.Key(proposal) == PersonName.Key(name) && PersonName.Propose(proposal) == proposal;
                },
                iter: 10_000
            );
}
