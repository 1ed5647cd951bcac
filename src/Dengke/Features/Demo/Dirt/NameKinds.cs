using Dengke.Domain.Records;
using Dengke.Features.Demo.People;

namespace Dengke.Features.Demo.Dirt;

/// <summary>Names (domain facts 3.4): hard ones, and what happens to them on their way.</summary>
internal static class NameKinds
{
    /// <summary>Fit for a given name; the second line lies beyond the basic plane, two UTF-16 units each.</summary>
    private static readonly string[] Rare = [.. "䶮 㛃 㴪 㼆 䜣 㵘".Split(' '), .. "𠮷 𤩽 𣲘 𦈡 𨱏 𫖯 𬭚 𬱖 𬀩".Split(' ')];

    /// <summary>Characters that GBK kept in the private use area, with the code points they had there.</summary>
    private static readonly (string Today, string Legacy)[] Legacy =
    [
        ("䶮", "\uE863"),
        ("䜣", "\uE844"),
        ("䴖", "\uE85F"),
        ("㳠", "\uE82F"),
    ];

    private static readonly string[] UnknownPrivateUse = ["\uE1A7", "\uE5E5", "\uF3D2"];
    private static readonly string[] LookAlikeSeparators = ["•", "‧", "・", "･", "⋅", "∙", ".", "．", "●", "\u2024"];
    private static readonly string[] Spaces = [" ", "\u3000", "\u00A0"];
    private static readonly string[] Invisible = ["\u200B", "\u200C", "\u200D", "\uFEFF"];
    private static readonly string[] Pinyin = ["YAN", "JIE", "XIN", "?", "〓"];
    private const string Homophones =
        "晨辰 宇雨 欣心 怡宜 浩皓 明铭 子紫 涵函 博勃 彬斌 琪琦 雯文 婷亭 佳嘉 轩萱 洁杰 瑶遥 阳杨 志智 静婧";

    private static readonly (string Right, string Wrong)[] LookAlikes =
    [
        ("克己", "克已"),
        ("祎", "袆"),
        ("子祎", "子袆"),
        ("天昊", "天昦"),
        ("栎", "砾"),
        ("若玥", "若钥"),
    ];

    public static IReadOnlyList<Kind> All { get; } =
    [
        new(DemoTrait.RareCharacter, 40, IsHan, p => p.Draft.Rename(p.Person.Surname + p.Random.Pick(Rare))),
        new(DemoTrait.SeparatorLookAlike, 40, HasSeparator, p => Separator(p, p.Format, p.Random.Pick(LookAlikeSeparators))),
        new(DemoTrait.SeparatorLost, 8, HasSeparator, p => Separator(p, p.Differs, "")),
        new(DemoTrait.PrivateUse, 20, IsHan, PrivateUse),
        new(DemoTrait.UnknownPrivateUse, 8, IsHan, UnknownCharacter),
        new(DemoTrait.RareCharacterLost, 8, IsHan, RareCharacterLost),
        new(DemoTrait.PaddedName, 50, p => IsHan(p) && p.Name.Length == 2, p => Insert(p, p.Random.Pick(Spaces), 1)),
        new(DemoTrait.ZeroWidth, 20, IsHan, p => Insert(p, p.Random.Pick(Invisible), p.Random.Between(0, p.Person.Name.Length))),
        new(DemoTrait.NameSwapped, 30, p => IsHan(p) && p.Given.Length == 2, Swapped),
        new(DemoTrait.NameHomophone, 40, p => IsHan(p) && p.Given.Any(c => Homophone(c) is not null), WithHomophone),
        new(DemoTrait.NameLookAlike, 10, IsHan, LookAlike),
    ];

    private static bool IsHan(DemoPerson person) => person.Surname.Length > 0 && person.Group != StudentGroup.Foreign;

    private static bool HasSeparator(DemoPerson person) => person.Name.Contains(EthnicNames.Separator);

    private static void Separator(Planting p, Action<Source, string, string> plant, string separator) =>
        plant(p.AnySide(), "name", p.Person.Name.Replace(EthnicNames.Separator.ToString(), separator, StringComparison.Ordinal));

    private static void PrivateUse(Planting p)
    {
        var (today, legacy) = p.Random.Pick(Legacy);
        p.Draft.Rename(p.Person.Surname + today);
        p.Format(Source.Registry, "name", p.Person.Surname + legacy);
    }

    private static void UnknownCharacter(Planting p)
    {
        p.Draft.Rename(p.Person.Surname + p.Random.Pick(Rare));
        p.Differs(Source.Registry, "name", p.Person.Surname + p.Random.Pick(UnknownPrivateUse));
    }

    private static void RareCharacterLost(Planting p)
    {
        p.Draft.Rename(p.Person.Surname + p.Random.Pick(Rare));
        p.Differs(Source.Academic, "name", p.Person.Surname + p.Random.Pick(Pinyin));
    }

    private static void Insert(Planting p, string text, int at) => p.Format(p.AnySide(), "name", p.Person.Name.Insert(at, text));

    private static void Swapped(Planting p) =>
        p.Differs(p.AnySide(), "name", $"{p.Person.Surname}{p.Person.Given[1]}{p.Person.Given[0]}");

    private static void WithHomophone(Planting p)
    {
        var right = p.Person.Given.First(c => Homophone(c) is not null);
        p.Differs(p.AnySide(), "name", p.Person.Surname + p.Person.Given.Replace(right, Homophone(right)!.Value));
    }

    private static void LookAlike(Planting p)
    {
        var (right, wrong) = p.Random.Pick(LookAlikes);
        p.Draft.Rename(p.Person.Surname + right);
        p.Differs(p.AnySide(), "name", p.Person.Surname + wrong);
    }

    private static char? Homophone(char c)
    {
        var at = Homophones.IndexOf(c);
        return at < 0 || c == ' ' ? null
            : at % 3 == 0 ? Homophones[at + 1]
            : Homophones[at - 1];
    }
}
