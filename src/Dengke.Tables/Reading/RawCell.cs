namespace Dengke.Tables.Reading;

internal enum RawKind : byte
{
    Blank,
    Text,
    Number,
    Date,
    Truth,
    Error,
}

/// <summary>One cell as the file's format knows it, before anyone asks what field it is.</summary>
internal readonly struct RawCell
{
    private readonly string? text;
    private readonly long bits;

    private RawCell(RawKind kind, string? text, long bits)
    {
        Kind = kind;
        this.text = text;
        this.bits = bits;
    }

    public RawKind Kind { get; }

    public string Text => text ?? "";

    public double Number => BitConverter.Int64BitsToDouble(bits);

    public DateTime Date => new(bits);

    public bool Truth => bits != 0;

    public static RawCell OfText(string text) => text.Length == 0 ? default : new(RawKind.Text, text, 0);

    public static RawCell OfNumber(double number) => new(RawKind.Number, null, BitConverter.DoubleToInt64Bits(number));

    public static RawCell OfDate(DateTime date) => new(RawKind.Date, null, date.Ticks);

    public static RawCell OfTruth(bool truth) => new(RawKind.Truth, null, truth ? 1 : 0);

    public static RawCell OfError(string text) => new(RawKind.Error, text, 0);
}
