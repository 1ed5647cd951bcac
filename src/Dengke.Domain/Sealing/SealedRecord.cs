namespace Dengke.Domain.Sealing;

/// <summary>The portrait that counts when the set is sealed.</summary>
/// <param name="Sha256">Of the encrypted portrait as the station handed it over, base64url; null where only its taking was noted.</param>
/// <param name="Shot">The shot number; null where none was given.</param>
public sealed record SealedPhoto(string? Sha256, string? Shot, DateTimeOffset TakenAt);

/// <summary>Something open that the registrar has named, with the reason why the student is sealed all the same.</summary>
public sealed record NamedException(OpenKind Kind, string Reason);

/// <summary>What is sealed of one student; its canonical bytes are a leaf of the tree (SEA-2).</summary>
public sealed record SealedRecord
{
    public required string Campaign { get; init; }

    public required string StudentNo { get; init; }

    /// <summary>
    /// 128 random bits, base64url. Neighbours have this leaf's hash in their own receipts: without the nonce they could find out a document
    /// number by trying.
    /// </summary>
    public required string Nonce { get; init; }

    /// <summary>The state of the confirmation, snake case, e.g. <c>final</c>.</summary>
    public required string State { get; init; }

    /// <summary>When the student declared; null where nobody did, or the counselor in their place.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Why the counselor registered in the student's place; null where the student declared.</summary>
    public string? Proxy { get; init; }

    public SealedPhoto? Photo { get; init; }

    public IReadOnlyList<NamedException> Exceptions { get; init; } = [];

    /// <summary>The confirmed values by catalogue key, granted corrections taken in; keys in ordinal order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Values { get; init; }

    /// <exception cref="InvalidOperationException">The values are not in the order of their keys.</exception>
    public void Write(CanonicalJson json)
    {
        json.StartObject().Name("campaign").String(Campaign);
        json.Name("confirmed_at").String(Time(ConfirmedAt));
        json.Name("exceptions").StartArray();
        foreach (var exception in Exceptions)
        {
            json.StartObject().Name("kind").String(exception.Kind.Code()).Name("reason").String(exception.Reason).EndObject();
        }

        json.EndArray().Name("nonce").String(Nonce).Name("photo");
        if (Photo is { } photo)
        {
            json.StartObject().Name("sha256").String(photo.Sha256).Name("shot").String(photo.Shot);
            json.Name("taken_at").String(Time(photo.TakenAt)).EndObject();
        }
        else
        {
            json.String(null);
        }

        json.Name("proxy").String(Proxy).Name("state").String(State).Name("student_no").String(StudentNo);
        json.Name("values").StartObject();
        foreach (var (key, value) in Values)
        {
            json.Name(key).String(value);
        }

        json.EndObject().EndObject();
    }

    /// <summary>To the second, UTC.</summary>
    private static string? Time(DateTimeOffset? at) => at is { } known ? $"{known.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z" : null;
}
