using QRCoder;

namespace Dengke.Platform.Documents;

/// <summary>The dark and light squares of a QR code (ISO/IEC 18004), medium error correction, with the quiet zone of four around it.</summary>
internal sealed class QrModules
{
    private readonly List<System.Collections.BitArray> rows;

    private QrModules(List<System.Collections.BitArray> rows) => this.rows = rows;

    /// <summary>Squares a side, the quiet zone included.</summary>
    public int Size => rows.Count;

    /// <param name="payload">At most 2,331 bytes; Chinese is written as UTF-8.</param>
    /// <exception cref="QRCoder.Exceptions.DataTooLongException">The payload is longer.</exception>
    public static QrModules Of(string payload)
    {
        using var code = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        return new QrModules(code.ModuleMatrix);
    }

    /// <summary>The dark squares, those that touch in a row as one bar.</summary>
    public IEnumerable<(int Column, int Row, int Length)> Bars()
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var start = column;
                while (column < Size && rows[row][column])
                {
                    column++;
                }

                if (column > start)
                {
                    yield return (start, row, column - start);
                }
            }
        }
    }
}
