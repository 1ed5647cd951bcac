namespace Dengke.Platform.Documents;

/// <summary>Counts the headings of one document as Chinese documents do: 一、 for the first level, （一） within it.</summary>
internal sealed class HeadingNumbers
{
    private const string Digits = "零一二三四五六七八九";
    private int first;
    private int second;

    /// <summary>The heading's number; empty for one that is not counted.</summary>
    public string Next(Heading heading)
    {
        if (!heading.Numbered)
        {
            return "";
        }

        if (heading.Level == 1)
        {
            (first, second) = (first + 1, 0);
            return $"{Chinese(first)}、";
        }

        second++;
        return $"（{Chinese(second)}）";
    }

    /// <summary>1 to 99 in Chinese figures.</summary>
    private static string Chinese(int number) =>
        number switch
        {
            < 10 => $"{Digits[number]}",
            < 20 => number == 10 ? "十" : $"十{Digits[number % 10]}",
            _ when number % 10 == 0 => $"{Digits[number / 10 % 10]}十",
            _ => $"{Digits[number / 10 % 10]}十{Digits[number % 10]}",
        };
}
