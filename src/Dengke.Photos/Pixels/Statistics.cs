namespace Dengke.Photos.Pixels;

/// <summary>Small sums over samples.</summary>
internal static class Statistics
{
    /// <summary>The value below which a <paramref name="share"/> (0 to 1) of the samples lies; 0 for none. Sorts the samples.</summary>
    public static float Quantile(List<float> samples, double share)
    {
        if (samples.Count == 0)
        {
            return 0;
        }

        samples.Sort();
        return samples[Math.Min(samples.Count - 1, (int)(samples.Count * share))];
    }

    /// <summary>The population's standard deviation; 0 for none.</summary>
    public static float Deviation(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
        {
            return 0;
        }

        double sum = 0,
            squares = 0;
        foreach (var sample in samples)
        {
            sum += sample;
            squares += (double)sample * sample;
        }

        var mean = sum / samples.Length;
        return (float)Math.Sqrt(Math.Max(0, (squares / samples.Length) - (mean * mean)));
    }
}
