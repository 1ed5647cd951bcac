namespace Dengke.Features.Demo.Dirt;

/// <summary>What real files have and the demo's have too, each kind at a low rate. The comment says what a comparison makes of it.</summary>
public enum DemoTrait
{
    // Names that are right on both sides and hard for programs.
    /// <summary>䶮, 𠮷, 㛃: characters beyond the common sets, some of them surrogate pairs. Same.</summary>
    RareCharacter,

    // Names that differ in writing only.
    /// <summary>The separator as a bullet, a katakana dot, a full stop. Format.</summary>
    SeparatorLookAlike,

    /// <summary>䶮 as U+E863 in the registry, as GBK kept it. Format.</summary>
    PrivateUse,

    /// <summary>李 想. Format.</summary>
    PaddedName,

    /// <summary>A zero-width character or byte order mark inside. Format.</summary>
    ZeroWidth,

    // Names that differ.
    /// <summary>阿依古丽买买提. Differs.</summary>
    SeparatorLost,

    /// <summary>A private-use character that no table knows. Differs.</summary>
    UnknownPrivateUse,

    /// <summary>The rare character as 〓, ? or pinyin. Differs.</summary>
    RareCharacterLost,

    /// <summary>李明志 for 李志明. Differs.</summary>
    NameSwapped,

    /// <summary>晨 for 辰, 雯 for 文: another character that sounds alike. Differs.</summary>
    NameHomophone,

    /// <summary>已 for 己, 袆 for 祎: another character that looks alike. Differs.</summary>
    NameLookAlike,

    // Documents.
    /// <summary>Full-width digits. Format.</summary>
    FullWidthNumber,

    /// <summary>x for X. Format.</summary>
    LowerCaseCheck,

    /// <summary>A travel permit with its two digits of reissue on one side. Format.</summary>
    PermitReissue,

    /// <summary>01 for 居民身份证. Format.</summary>
    DocumentTypeCode,

    /// <summary>A wrong check character on one side. Differs.</summary>
    WrongChecksum,

    /// <summary>Two digits swapped on one side. Differs.</summary>
    SwappedDigits,

    /// <summary>17 digits on one side: no key, the row is found by another. Differs.</summary>
    TruncatedNumber,

    /// <summary>The same wrong check character on both sides. Same; validation finds it.</summary>
    SameWrongChecksum,

    /// <summary>A number whose sex digit contradicts the sex, on both sides. Same; validation finds it.</summary>
    WrongSexDigit,

    // Values in another notation.
    /// <summary>1 and 2 for 男 and 女. Format.</summary>
    SexCode,

    /// <summary>01 or HA for 汉族. Format.</summary>
    EthnicityCode,

    /// <summary>汉 for 汉族. Format.</summary>
    EthnicityShort,

    /// <summary>2003-9-23, 2003年9月23日. Format.</summary>
    DateNotation,

    /// <summary>4年, 四年. Format.</summary>
    DurationNotation,

    // Values that differ.
    /// <summary>Day and month of birth swapped. Differs.</summary>
    SwappedDayMonth,

    /// <summary>The other sex in the academic system. Differs.</summary>
    WrongSex,

    /// <summary>Another ethnic group. Differs.</summary>
    WrongEthnicity,

    /// <summary>Another digit in 考生号. Differs.</summary>
    WrongExamNo,

    /// <summary>The 学号 before a change of major, in the registry. Differs.</summary>
    OldStudentNo,

    /// <summary>5 years for 4. Differs.</summary>
    WrongDuration,

    /// <summary>The class before a change, in the registry. Differs.</summary>
    OldClass,

    /// <summary>The major before a change, in the registry: its code differs, its name is tolerated.</summary>
    OldMajor,

    /// <summary>Another last day. Differs.</summary>
    WrongGraduationDate,

    /// <summary>会计学(实验班) in the academic system, for a whole class. Tolerated.</summary>
    MajorVariant,

    // Blanks.
    /// <summary>Missing in the registry.</summary>
    BlankInRegistry,

    /// <summary>Missing in the academic system.</summary>
    BlankInAcademic,

    // Whole rows.
    /// <summary>The registry lists the student twice.</summary>
    DoubledInRegistry,

    /// <summary>The academic system lists the student twice, as a rule in another class of the college.</summary>
    DoubledInAcademic,

    /// <summary>No row in the registry.</summary>
    NotInRegistry,

    /// <summary>No row in the academic system.</summary>
    NotInAcademic,

    /// <summary>An academic row without any usable number.</summary>
    UnusableKey,

    /// <summary>Visiting and outside-plan students: none of the registry's rows here.</summary>
    RegisteredElsewhere,
}
