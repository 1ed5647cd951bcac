using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Dengke.Platform.Documents;

/// <summary>
/// Writes the first table of a <see cref="PdfContent"/> as a workbook to fill in or to sort, that prints as a ruled form: what stands above
/// the table is above its header, what stands below it below its rows. Every cell is text and has the text format, so nothing becomes a
/// formula, neither now nor when a person types into it. For long lists <see cref="Tables.Writing.XlsxWriter"/> is the faster one.
/// </summary>
public static class XlsxReport
{
    private const double LineHeight = 16;
    private const double BlankHeight = 22;

    /// <summary>A column's width, in characters, for a share of a table's.</summary>
    private const double PerShare = 1.3;

    /// <param name="to">Seekable; left open.</param>
    /// <exception cref="ArgumentException">The content has no table.</exception>
    public static void Write(Stream to, PdfContent content)
    {
        var table =
            content.Blocks.OfType<Table>().FirstOrDefault() ?? throw new ArgumentException("There is no table.", nameof(content));
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        var rows = new SheetRows([.. table.Columns.Select(c => Math.Clamp(c.Share * PerShare, 6, 60))]);
        var header = Fill(rows, content, table);
        part.Worksheet = Sheet(rows, header, content.Landscape);
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new S.Stylesheet(XlsxParts.Styles);
        var name = XlsxParts.SheetName(content.Title);
        book.Workbook = new S.Workbook(
            new S.Sheets(
                new S.Sheet
                {
                    Name = name,
                    SheetId = 1,
                    Id = book.GetIdOfPart(part),
                }
            ),
            new S.DefinedNames(
                new S.DefinedName($"'{name}'!${header}:${header}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }
            )
        );
        document.PackageProperties.Title = DocxReport.Clean(content.Title);
        document.PackageProperties.Creator = "Dengke";
        document.PackageProperties.Created = content.CreatedAt.UtcDateTime;
    }

    /// <returns>The number of the header's row, from 1.</returns>
    private static int Fill(SheetRows rows, PdfContent content, Table table)
    {
        var at = content.Blocks.ToList().IndexOf(table);
        foreach (var line in DocumentLines.Of(content with { Blocks = [.. content.Blocks.Take(at)] }))
        {
            var isTitle = line.Text == content.Title;
            rows.AddLine(line.Text, isTitle ? XlsxParts.Title : XlsxParts.Line, isTitle ? 2 * LineHeight : LineHeight);
        }

        rows.Add(table.Columns.Select(c => c.Title), XlsxParts.Header, 1.5 * LineHeight);
        var header = rows.Count;
        foreach (var row in table.Rows)
        {
            rows.Add(
                table.Columns.Select((_, i) => i < row.Count ? row[i] : ""),
                XlsxParts.Cell,
                row.All(c => c.Length == 0) ? BlankHeight : LineHeight
            );
        }

        var below = content with
        {
            Mark = null,
            Letterhead = null,
            Title = "",
            Subtitle = null,
            Blocks = [.. content.Blocks.Skip(at + 1)],
        };
        foreach (var line in DocumentLines.Of(below))
        {
            rows.AddLine(line.Text, XlsxParts.Line, LineHeight);
        }

        return header;
    }

    private static S.Worksheet Sheet(SheetRows rows, int header, bool landscape) =>
        new([
            new S.SheetProperties(new S.PageSetupProperties { FitToPage = true }),
            new S.SheetViews(
                new S.SheetView(
                    new S.Pane
                    {
                        VerticalSplit = header,
                        TopLeftCell = $"A{header + 1}",
                        ActivePane = S.PaneValues.BottomLeft,
                        State = S.PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            ),
            rows.Columns(),
            rows.Data(),
            .. rows.Merges(),
            new S.PrintOptions { HorizontalCentered = true },
            new S.PageMargins
            {
                Left = 0.5,
                Right = 0.5,
                Top = 0.6,
                Bottom = 0.7,
                Header = 0.3,
                Footer = 0.3,
            },
            new S.PageSetup
            {
                PaperSize = 9,
                Orientation = landscape ? S.OrientationValues.Landscape : S.OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new S.HeaderFooter(new S.OddFooter("&C第 &P 页 共 &N 页")),
        ]);
}
