using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;
using ZXing.QrCode;

namespace Dengke.Platform.Codes;

/// <summary>Reads codes in a grey picture: first as it is, which a clear one needs no more than, then made easier in several ways.</summary>
internal static class GreyReading
{
    private static readonly Dictionary<DecodeHintType, object> Quick = new()
    {
        [DecodeHintType.POSSIBLE_FORMATS] = new List<BarcodeFormat> { BarcodeFormat.QR_CODE },
    };

    private static readonly Dictionary<DecodeHintType, object> Hard = new(Quick) { [DecodeHintType.TRY_HARDER] = true };

    /// <summary>How a code that is held askew is looked at: from the sides, then from the corners.</summary>
    private static readonly (float X, float Y)[] Leans =
    [
        (Lean, 0),
        (-Lean, 0),
        (0, Lean),
        (0, -Lean),
        (Lean, Lean),
        (-Lean, Lean),
        (Lean, -Lean),
        (-Lean, -Lean),
    ];

    private const float Lean = 0.25f;

    /// <summary>What the first code that is found says; null for none.</summary>
    public static string? One(GreyPicture picture)
    {
        foreach (var (easier, hints) in Ways(picture))
        {
            if (new QRCodeReader().decode(easier(), hints) is { Text.Length: > 0 } read)
            {
                return read.Text;
            }
        }

        return null;
    }

    /// <summary>What all codes say that are found in the first way in which there are any, each once.</summary>
    public static IReadOnlyList<string> All(GreyPicture picture)
    {
        foreach (var (easier, hints) in Ways(picture))
        {
            var read = new QRCodeMultiReader().decodeMultiple(easier(), hints);
            if (read is { Length: > 0 })
            {
                return [.. read.Select(r => r.Text).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];
            }
        }

        // One alone is sometimes found by the simple reader and not by the one for several.
        return One(picture) is { } only ? [only] : [];
    }

    private static IEnumerable<(Func<BinaryBitmap> Bitmap, Dictionary<DecodeHintType, object> Hints)> Ways(GreyPicture picture)
    {
        yield return (() => Local(picture), Quick);
        yield return (() => Local(picture), Hard);
        yield return (() => Global(picture), Hard);
        var half = new Lazy<GreyPicture>(picture.Half);
        if (Math.Min(picture.Width, picture.Height) >= 200)
        {
            yield return (() => Local(half.Value), Hard);
            yield return (() => Local(half.Value.Levelled(24)), Hard);
            foreach (var (x, y) in Leans)
            {
                yield return (() => Local(half.Value.Leaned(x, y)), Quick);
            }
        }

        yield return (() => Local(picture.Levelled(48)), Hard);
        yield return (() => Global(picture.Levelled(48)), Hard);
        yield return (() => Inverted(picture), Hard);
        if (Math.Max(picture.Width, picture.Height) <= 1_600)
        {
            yield return (() => Local(picture.Twice()), Hard);
        }
    }

    private static BinaryBitmap Local(GreyPicture picture) => new(new HybridBinarizer(Source(picture)));

    private static BinaryBitmap Global(GreyPicture picture) => new(new GlobalHistogramBinarizer(Source(picture)));

    private static BinaryBitmap Inverted(GreyPicture picture) => new(new HybridBinarizer(Source(picture).invert()));

    private static RGBLuminanceSource Source(GreyPicture picture) =>
        new(picture.Pixels, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
}
