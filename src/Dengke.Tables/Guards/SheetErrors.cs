using System.IO.Compression;
using System.Xml;

namespace Dengke.Tables.Guards;

/// <summary>Finds a sheet's cells of error type (t="e"). Rows and cells without a reference follow the one before.</summary>
internal static class SheetErrors
{
    public static void Collect(ZipArchiveEntry part, string sheet, WorkbookErrors errors)
    {
        using var reader = XmlReader.Create(part.Open(), PartXml.Settings);
        var (row, column, isError) = (0, -1, false);
        while (reader.Read() && !errors.TooMany)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    row = int.TryParse(reader.GetAttribute("r"), out var number) ? number : row + 1;
                    column = -1;
                    break;
                case "c":
                    column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                    isError = reader.GetAttribute("t") == "e";
                    break;
                case "v" when isError:
                    errors.Add(sheet, row, column, reader.ReadElementContentAsString());
                    isError = false;
                    break;
                default:
                    break;
            }
        }
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (c is < 'A' or > 'Z' || column > 1 << 14)
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}
