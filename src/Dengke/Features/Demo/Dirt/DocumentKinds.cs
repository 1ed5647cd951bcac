using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>Document numbers (domain facts 3.3): in another notation, mistyped, or wrong from the start on both sides.</summary>
internal static class DocumentKinds
{
    private const string Field = "document_no";

    public static IReadOnlyList<Kind> All { get; } =
    [
        new(DemoTrait.FullWidthNumber, 20, HasResidentNumber, FullWidth),
        new(DemoTrait.LowerCaseCheck, 20, p => p.DocumentNo.EndsWith('X'), LowerCase),
        new(DemoTrait.PermitReissue, 3, p => p.DocumentType == "港澳居民来往内地通行证", Reissue),
        new(DemoTrait.DocumentTypeCode, 20, HasIdentityCard, TypeCode),
        new(DemoTrait.WrongChecksum, 20, HasIdentityCard, WrongChecksum),
        new(DemoTrait.SwappedDigits, 15, HasIdentityCard, SwappedDigits),
        new(DemoTrait.TruncatedNumber, 5, HasIdentityCard, p => p.Differs(Source.Academic, Field, p.Person.DocumentNo[..17])),
        new(DemoTrait.SameWrongChecksum, 8, HasIdentityCard, SameWrongChecksum),
        new(DemoTrait.WrongSexDigit, 8, HasIdentityCard, WrongSexDigit),
    ];

    private static bool HasResidentNumber(DemoPerson person) => person.HasResidentNumber;

    private static bool HasIdentityCard(DemoPerson person) => person.DocumentType == "居民身份证";

    private static void FullWidth(Planting p) =>
        p.Format(Source.Academic, Field, string.Concat(p.Person.DocumentNo.Select(c => (char)(c + 0xFEE0))));

    private static void LowerCase(Planting p) => p.Format(Source.Academic, Field, p.Person.DocumentNo.Replace('X', 'x'));

    private static void Reissue(Planting p) => p.Format(p.AnySide(), Field, $"{p.Person.DocumentNo}{p.Random.Between(0, 2):00}");

    private static void TypeCode(Planting p) => p.Format(Source.Academic, "document_type", p.Random.Pick(["1", "01", "身份证"]));

    private static void WrongChecksum(Planting p) =>
        p.Differs(p.AnySide(), Field, IdentityNumbers.WithWrongCheck(p.Person.DocumentNo, p.Random));

    /// <summary>Digits of the birth date or the sequence: MOD 11-2 finds every such swap.</summary>
    private static void SwappedDigits(Planting p)
    {
        var digits = p.Person.DocumentNo.ToCharArray();
        var first = Enumerable.Range(8, 8).First(i => digits[i] != digits[i + 1] || i == 15);
        (digits[first], digits[first + 1]) = (digits[first + 1], digits[first]);
        p.Differs(Source.Academic, Field, new string(digits));
    }

    private static void SameWrongChecksum(Planting p) =>
        p.Draft.SetBoth(Field, IdentityNumbers.WithWrongCheck(p.Person.DocumentNo, p.Random));

    private static void WrongSexDigit(Planting p) => p.Draft.SetBoth(Field, IdentityNumbers.OfOtherSex(p.Person.DocumentNo));
}
