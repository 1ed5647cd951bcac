using System.Drawing;
using SpreadCheetah.Styling;

namespace Dengke.Tables.Writing;

/// <summary>The looks of a written workbook.</summary>
internal static class XlsxStyles
{
    public static Style Header { get; } =
        new()
        {
            Font = new Font { Bold = true },
            Fill = new Fill { Color = Color.FromArgb(0xDD, 0xE7, 0xF0) },
            Format = NumberFormat.Standard(StandardNumberFormat.Text),
            Alignment = new Alignment { Vertical = VerticalAlignment.Center },
        };

    public static Style Text { get; } = new() { Format = NumberFormat.Standard(StandardNumberFormat.Text) };

    public static Style Finding { get; } =
        new()
        {
            Font = new Font { Color = Color.FromArgb(0xB0, 0x1E, 0x1E) },
            Format = NumberFormat.Standard(StandardNumberFormat.Text),
            Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignment.Top },
        };
}
