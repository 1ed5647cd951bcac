namespace Dengke.Tables;

/// <summary>What a spreadsheet program has done to a value on the way; named cell by cell, never guessed back.</summary>
public enum CellDamage
{
    None,

    /// <summary>A number of more than 15 digits, of which the last ones are gone.</summary>
    Rounded,

    /// <summary>A code that was taken for a number and lost its leading zero.</summary>
    LeadingZeroLost,

    /// <summary>A date that stands there as a serial number.</summary>
    DateSerial,
}

/// <summary>One cell as read, as text in the form a person would type it: dates as <c>yyyyMMdd</c>, numbers without exponent.</summary>
public readonly record struct Cell(string Text, CellDamage Damage = CellDamage.None);
