namespace Dengke.Tables;

/// <summary>The format of a table's file, told by its content and not by its suffix.</summary>
public enum TableFormat
{
    /// <summary>Excel workbook (Office Open XML).</summary>
    Xlsx,

    /// <summary>Excel 97–2003 workbook (BIFF8).</summary>
    Xls,

    /// <summary>Delimited text: comma, tab or semicolon.</summary>
    Delimited,

    /// <summary>dBase III or FoxPro.</summary>
    Dbf,
}
