namespace Dengke.Platform.Envelopes;

/// <summary>What an envelope says of itself to whoever has no key. Whether it is true is known only when it is opened.</summary>
/// <param name="Recipients">The ids of the keys that it is encrypted to.</param>
public sealed record EnvelopeLabel(string Token, string Shot, IReadOnlyList<string> Recipients)
{
    /// <returns>Null for what is no envelope as <see cref="PhotoEnvelope.Seal"/> makes it.</returns>
    public static EnvelopeLabel? Read(byte[] envelope)
    {
        try
        {
            using var read = EnvelopeJson.Read(envelope);
            var headers = read?.Headers().ToList() ?? [];
            return
                headers.Count > 0
                && headers.TrueForAll(h => h is { IsUnderstood: true, KeyId: not null, Token: not null })
                && PhotoEnvelope.IsToken(headers[0].Token!)
                ? new EnvelopeLabel(headers[0].Token!, headers[0].Shot ?? "", [.. headers.Select(h => h.KeyId!)])
                : null;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }
}
