using System.Globalization;
using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Photos;
using Dengke.Platform.Envelopes;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>A shot as it is stored: nothing of it but ciphertext.</summary>
internal sealed record SealedShot(StationShot Shot, IReadOnlyList<StationFile> Files);

/// <summary>Seals the shots of one person to the registrar's keys, and signs what is said of them (CAP-6).</summary>
internal sealed class ShotSealing(StationDay day, PrivateKey key, Sitter sitter, int attempts)
{
    public SealedShot Seal(Attempt attempt, Guid id, long sequence, DateTimeOffset at, Func<ShotStatement, ShotStatement> with)
    {
        var pack = day.Pack;
        var shot = string.Create(CultureInfo.InvariantCulture, $"{pack.Number}-{sequence:D4}");
        var portrait = PhotoEnvelope.SealBytes(attempt.Portrait!, sitter.Token, shot, day.Recipients);
        var original = PhotoEnvelope.SealBytes(attempt.Frame, sitter.Token, shot, day.Recipients);
        var statement = with(
            new ShotStatement(
                id,
                pack.Campaign,
                pack.Device,
                sitter.Session,
                sitter.Token,
                sitter.Ticket,
                shot,
                at,
                PhotoPackage.HashOf(portrait),
                attempt.Verdict switch
                {
                    Verdict.Pass => "pass",
                    Verdict.Fail => "fail",
                    _ => "review",
                }
            )
            {
                OriginalSha256 = pack.SendOriginals ? PhotoPackage.HashOf(original) : null,
                Attempts = attempts,
                OutOfTurn = sitter.IsRetake ? null : sitter.Reason,
                Retake = sitter.IsRetake ? sitter.Reason : null,
            }
        );
        return new SealedShot(
            new StationShot
            {
                Id = id,
                Sequence = sequence,
                Campaign = pack.Campaign,
                Session = sitter.Session,
                Token = sitter.Token,
                Ticket = sitter.Ticket,
                Shot = shot,
                TakenAt = at,
                Disputed = statement.Dispute is not null,
                Statement = statement.Sign(key),
            },
            [
                new StationFile { ShotId = id, Content = portrait },
                new StationFile
                {
                    ShotId = id,
                    Original = true,
                    Content = original,
                },
            ]
        );
    }
}
