using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Clock;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Features.Stations;

/// <summary>A shot in good order: signed by its station, and every byte of it what was signed. Whose it is, is another question.</summary>
/// <param name="Id">The station's id of it.</param>
/// <param name="Statement">What the station has signed; empty in a package that names none.</param>
public sealed record IncomingShot(
    Guid Id,
    string Campaign,
    string Session,
    string Token,
    int? Ticket,
    string Shot,
    DateTimeOffset TakenAt,
    string Sha256,
    string Statement,
    string Envelope
)
{
    private const int LongestSession = 40;
    private const int LongestShot = 40;

    /// <summary>As long as a reason may be where it is kept.</summary>
    private const int LongestText = 1000;

    /// <summary>The whole frame's envelope; null where the station keeps it.</summary>
    public string? Original { get; private init; }

    public string? Retake { get; private init; }

    public string? Dispute { get; private init; }

    /// <summary>A shot as a station hands it over.</summary>
    /// <returns><c>statement_broken</c>, <c>statement_foreign</c>, <c>envelope_altered</c>, <c>envelope_foreign</c>.</returns>
    public static Outcome<IncomingShot> Of(HandedShot handed, StationDevice device)
    {
        if (
            ShotStatement.Read(handed.Statement) is not { } read
            || read.Statement is not { } said
            || !IsText(said.Session, LongestSession)
            || !IsText(said.Shot, LongestShot)
        )
        {
            return StatementBroken;
        }

        if (read.Signer.KeyId != device.KeyId || said.Device != device.Id)
        {
            return Failure.Refused(
                "statement_foreign",
                "拍摄声明不是这个采集站签名的。",
                "The statement is not signed by this station."
            );
        }

        if (HashOf(handed.Envelope) != said.Sha256 || (handed.Original is { } frame && HashOf(frame) != said.OriginalSha256))
        {
            return Failure.Refused(
                "envelope_altered",
                "密文与签名的声明不符, 已被改动或损坏。",
                "The envelope is not what was signed: altered or damaged."
            );
        }

        return Checked(
            new IncomingShot(
                said.Id,
                said.Campaign,
                said.Session,
                said.Token,
                said.Ticket,
                said.Shot,
                Bounded(said.TakenAt),
                said.Sha256,
                handed.Statement,
                handed.Envelope
            )
            {
                Original = handed.Original,
                Retake = Text(said.Retake),
                Dispute = Text(said.Dispute),
            }
        );
    }

    /// <summary>A shot as a package of that station has it; one without a statement is known by its content.</summary>
    /// <returns>As for one that is handed over.</returns>
    public static Outcome<IncomingShot> Of(PackedShot packed, StationDevice device)
    {
        var photo = packed.Photo;
        if (photo.Statement is { } statement)
        {
            var read = Of(new HandedShot(statement, packed.Envelope), device);
            return read.Then(s => s.Token == photo.Token && s.Shot == photo.Shot ? (Outcome<IncomingShot>)s : StatementBroken);
        }

        if (!IsText(photo.Shot, LongestShot) || (packed.Session.Length > 0 && !IsText(packed.Session, LongestSession)))
        {
            return StatementBroken;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(packed.Envelope));
        return Checked(
            new IncomingShot(
                new Guid(hash.AsSpan(0, 16), bigEndian: true),
                device.CampaignId,
                packed.Session,
                photo.Token,
                Ticket: null,
                photo.Shot,
                Bounded(packed.Time),
                Base64Url.EncodeToString(hash),
                Statement: "",
                packed.Envelope
            )
        );
    }

    private static Failure StatementBroken { get; } =
        Failure.Refused(
            "statement_broken",
            "拍摄声明已损坏, 或签名不对。",
            "The statement is damaged, or its signature is wrong."
        );

    /// <summary>The envelope has to say the same of itself: else one person's picture could be passed off as another's.</summary>
    private static Outcome<IncomingShot> Checked(IncomingShot shot) =>
        IsOf(shot, shot.Envelope) && (shot.Original is null || IsOf(shot, shot.Original))
            ? shot
            : Failure.Refused(
                "envelope_foreign",
                "不是登科的照片密文, 或属于另一个人、另一次拍摄。",
                "Not an envelope of Dengke's, or one of another person or shot."
            );

    private static bool IsOf(IncomingShot shot, string envelope) =>
        EnvelopeLabel.Read(Encoding.UTF8.GetBytes(envelope)) is { } header
        && header.Token == shot.Token
        && header.Shot == shot.Shot;

    private static bool IsText(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl);

    /// <summary>Null for nothing; what no database keeps is left out.</summary>
    private static string? Text(string? text)
    {
        var kept = string.Concat((text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        return kept.Length == 0
            ? text is null
                ? null
                : "—"
            : kept[..Math.Min(kept.Length, LongestText)];
    }

    /// <summary>A station's clock may be wrong by years; times beyond these no database keeps alike.</summary>
    private static DateTimeOffset Bounded(DateTimeOffset at) =>
        at < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch
        : at.UtcDateTime.Year > 2200 ? new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero)
        : at.ToMicrosecond();

    private static string HashOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A photo of a package, as it was read.</summary>
/// <param name="Session">The package's; empty for none.</param>
/// <param name="Time">The package's.</param>
public sealed record PackedShot(ManifestPhoto Photo, string Session, DateTimeOffset Time, string Envelope);
