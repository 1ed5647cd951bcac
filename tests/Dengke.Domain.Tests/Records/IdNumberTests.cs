using CsCheck;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-3")]
public sealed class IdNumberTests
{
    private static readonly DateOnly FirstDay = new(1900, 1, 1);

    private static readonly Gen<string> Numbers = Gen.Select(
        Gen.Int[110000, 659999],
        Gen.Int[0, 60_000],
        Gen.Int[0, 999],
        (region, day, sequence) => WithChecksum($"{region}{FirstDay.AddDays(day):yyyyMMdd}{sequence:000}")
    );

    [Fact]
    public void Read_StandardsExample_HasItsParts()
    {
        var flaw = IdNumber.Read("11010519491231002X", out var id);

        Assert.Equal(IdNumberFlaw.None, flaw);
        Assert.Equal(new IdNumber(110105, new DateOnly(1949, 12, 31), 2, IsLegacy: false), id);
        Assert.Equal("女", id.Sex);
        Assert.Equal(DocumentKind.ResidentId, id.Kind);
        Assert.True(id.HasKnownRegion);
    }

    [Fact]
    public void Read_FifteenDigits_IsTheTwentiethCenturyWithoutChecksum()
    {
        Assert.Equal(IdNumberFlaw.None, IdNumber.Read("110105491231001", out var id));
        Assert.Equal(new IdNumber(110105, new DateOnly(1949, 12, 31), 1, IsLegacy: true), id);
        Assert.Equal("男", id.Sex);
    }

    [Theory]
    [InlineData("81000020030101001", DocumentKind.HongKongMacaoResidencePermit)]
    [InlineData("82000020030101001", DocumentKind.HongKongMacaoResidencePermit)]
    [InlineData("83000020030101001", DocumentKind.TaiwanResidencePermit)]
    [InlineData("91184020030101001", DocumentKind.PermanentResidence)]
    [InlineData("11010120030101001", DocumentKind.ResidentId)]
    public void Read_Region_TellsTheKind(string seventeen, DocumentKind kind)
    {
        Assert.Equal(IdNumberFlaw.None, IdNumber.Read(WithChecksum(seventeen), out var id));
        Assert.Equal(kind, id.Kind);
        Assert.True(id.HasKnownRegion);
    }

    [Theory]
    [InlineData("", IdNumberFlaw.Shape)]
    [InlineData("11010519491231002x", IdNumberFlaw.Shape)]
    [InlineData("1101051949123100", IdNumberFlaw.Shape)]
    [InlineData("11010519491331002X", IdNumberFlaw.BirthDate)]
    [InlineData("110105200302290021", IdNumberFlaw.BirthDate)]
    [InlineData("110105490231001", IdNumberFlaw.BirthDate)]
    [InlineData("110105194912310021", IdNumberFlaw.Checksum)]
    public void Read_DamagedNumber_NamesTheFlaw(string number, IdNumberFlaw flaw) =>
        Assert.Equal(flaw, IdNumber.Read(number, out _));

    [Fact]
    public void Read_UnknownRegion_IsReadAllTheSame()
    {
        Assert.Equal(IdNumberFlaw.None, IdNumber.Read(WithChecksum("17000020030101001"), out var id));
        Assert.False(id.HasKnownRegion);
    }

    [Fact]
    public void IsValid_AnyNumberWithItsChecksum_IsTrue() => Numbers.Sample(number => Checksum.IsValid(number));

    [Fact]
    public void IsValid_AnySingleDigitChanged_IsFalse() =>
        Gen.Select(Numbers, Gen.Int[0, 16], Gen.Int[1, 9])
            .Sample((number, at, by) => !Checksum.IsValid(With(number, at, (char)('0' + ((number[at] - '0' + by) % 10)))));

    [Fact]
    public void IsValid_AnyOtherCheckCharacter_IsFalse() =>
        Gen.Select(Numbers, Gen.Char["0123456789X"])
            .Sample((number, check) => Checksum.IsValid(With(number, 17, check)) == (number[17] == check));

    [Fact]
    public void IsValid_AnyTwoNeighboursTransposed_IsFalse() =>
        Gen.Select(Numbers, Gen.Int[0, 16])
            .Where((number, at) => number[at] != number[at + 1])
            .Sample((number, at) => !Checksum.IsValid(With(With(number, at, number[at + 1]), at + 1, number[at])));

    [Fact]
    public void Read_AnyNumber_GivesBackWhatItWasMadeOf() =>
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[0, 999])
            .Sample(
                (day, sequence) =>
                {
                    var birth = FirstDay.AddDays(day);
                    IdNumber.Read(WithChecksum($"310101{birth:yyyyMMdd}{sequence:000}"), out var id);
                    return id == new IdNumber(310101, birth, sequence, IsLegacy: false);
                }
            );

    [Fact]
    public void Of_NotSeventeenDigits_IsABug() => Assert.Throws<ArgumentException>(() => Checksum.Of("1101"));

    private static string WithChecksum(string seventeen) => seventeen + Checksum.Of(seventeen);

    private static string With(string number, int at, char c) => number[..at] + c + number[(at + 1)..];
}
