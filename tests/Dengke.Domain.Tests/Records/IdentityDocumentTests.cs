using CsCheck;
using Dengke.Domain.Records;

namespace Dengke.Domain.Tests.Records;

[Trait("Requirement", "REC-3")]
public sealed class IdentityDocumentTests
{
    [Theory]
    [InlineData("11010519491231002X", DocumentKind.ResidentId)]
    [InlineData("110105491231002", DocumentKind.ResidentId)]
    [InlineData("810000200301010012", DocumentKind.HongKongMacaoResidencePermit)]
    [InlineData("830000200301010012", DocumentKind.TaiwanResidencePermit)]
    [InlineData("H12345678", DocumentKind.HongKongMacaoTravelPermit)]
    [InlineData("M1234567802", DocumentKind.HongKongMacaoTravelPermit)]
    [InlineData("12345678", DocumentKind.TaiwanTravelPermit)]
    [InlineData("1234567890", DocumentKind.TaiwanTravelPermit)]
    [InlineData("GB1234567890123", DocumentKind.Passport)]
    [InlineData("USA199001010012", DocumentKind.PermanentResidence)]
    [InlineData("911840200301010012", DocumentKind.PermanentResidence)]
    [InlineData("E12345678", DocumentKind.Passport)]
    [InlineData("EA1234567", DocumentKind.Passport)]
    [InlineData("AB12345", DocumentKind.Passport)]
    [InlineData("H1234567", DocumentKind.Passport)]
    public void Recognise_Shape_IsTheKind(string number, DocumentKind kind) =>
        Assert.Equal(kind, IdentityDocument.Recognise(number));

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("11010519491231002x")]
    [InlineData("11010519491231002")]
    [InlineData("ABCDEFGH")]
    [InlineData("E1234-5678")]
    [InlineData("ABCD123456789012")]
    public void Recognise_NoShape_IsNull(string number) => Assert.Null(IdentityDocument.Recognise(number));

    [Theory]
    [InlineData("11010519491231002X", "1101**********002X")]
    [InlineData("110105491231002", "110*********002")]
    [InlineData("H12345678", "H1*****78")]
    [InlineData("12345678", "12****78")]
    [InlineData("12345", "1***5")]
    [InlineData("123", "***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Mask_Number_ShowsItsEnds(string? number, string masked) => Assert.Equal(masked, IdentityDocument.Mask(number));

    [Fact]
    public void Mask_AnyNumber_HidesAtLeastHalf() =>
        Gen.String.AlphaNumeric.Sample(number => IdentityDocument.Mask(number).Count(c => c == '*') * 2 >= number.Length);

    [Theory]
    [InlineData("居民身份证", DocumentKind.ResidentId)]
    [InlineData("01", DocumentKind.ResidentId)]
    [InlineData("1", DocumentKind.ResidentId)]
    [InlineData("身份证", DocumentKind.ResidentId)]
    [InlineData("Ａ", DocumentKind.Passport)]
    [InlineData("台湾居民来往大陆通行证", DocumentKind.TaiwanTravelPermit)]
    [InlineData("6", DocumentKind.Other)]
    public void KindOf_TextOrCode_IsTheKind(string text, DocumentKind kind) => Assert.Equal(kind, DocumentTypes.KindOf(text));

    [Fact]
    public void KindOf_AnyKindsText_IsTheKind() =>
        Assert.All(Enum.GetValues<DocumentKind>(), kind => Assert.Equal(kind, DocumentTypes.KindOf(DocumentTypes.TextOf(kind))));

    [Theory]
    [InlineData(DocumentKind.ResidentId, "01", "1")]
    [InlineData(DocumentKind.Passport, null, "A")]
    [InlineData(DocumentKind.TaiwanTravelPermit, null, "8")]
    [InlineData(DocumentKind.HongKongMacaoTravelPermit, null, "Z")]
    public void CodeOf_Kind_DiffersBySystem(DocumentKind kind, string? degree, string? education)
    {
        Assert.Equal(degree, DocumentTypes.CodeOf(kind, DocumentCodeSystem.Degree));
        Assert.Equal(education, DocumentTypes.CodeOf(kind, DocumentCodeSystem.Education));
    }
}
