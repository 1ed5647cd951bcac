using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Photos;
using Dengke.Platform.StationLink;

namespace Dengke.Station;

/// <summary>
/// The station at work: one person at a time, the code before the photo, the photo sealed before it is stored. One act at a time, whoever
/// asks: the page, the second screen, the camera's folder.
/// </summary>
internal sealed class Booth(
    Readiness readiness,
    CodeScans scans,
    ShotsInHand hand,
    ShotKeeping keeping,
    Turns turns,
    Journal journal,
    Standing standing
)
{
    private int? typedTicket;

    public BoothState State { get; private set; } = BoothLife.Cycle.Initial;

    public Sitter? Sitter { get; private set; }

    public RedBar? Bar => turns.Bar;

    /// <summary>The ticket that was typed for whoever is scanned next.</summary>
    public int? NextTicket => typedTicket ?? standing.Called;

    /// <summary>The shot on the screen.</summary>
    public Attempt? Shown => State == BoothState.Shown ? hand.Last : null;

    /// <summary>How often the person was shot.</summary>
    public int Attempts => hand.Count;

    /// <summary>Whether the student has said yes on the screen before them.</summary>
    public bool StudentAgreed { get; private set; }

    /// <summary>Reads a scan: a ticket number, which is remembered for the next code, or a code.</summary>
    /// <returns><c>unreadable</c>, <c>unfinished</c>, or why the station takes no photos (<see cref="Readiness"/>).</returns>
    public Task<Outcome<Done>> Scan(string? text, CancellationToken ct) =>
        turns.Take(async () =>
        {
            var scanned = ScannedText.Of(text);
            if (!scanned.IsOk)
            {
                return scanned.Failure!;
            }

            if (State != BoothState.Empty)
            {
                return BoothRefusals.Unfinished;
            }

            if (scanned.Value.Ticket is { } ticket)
            {
                typedTicket = ticket;
                return default(Done);
            }

            var day = readiness.Day();
            return day.IsOk ? await Meet(await scans.Read(day.Value, scanned.Value.Text, typedTicket, ct), ct) : day.Failure!;
        });

    /// <summary>Takes whom the station has stopped at all the same.</summary>
    /// <returns>Why it stopped, where nobody can decide otherwise.</returns>
    public Task<Outcome<Done>> GoOn(string? reason, CancellationToken ct) =>
        Step(
            BoothTrigger.GoOn,
            reason,
            async () =>
            {
                if (Sitter!.Stop is { } stop && !BoothScan.CanGoOn(stop.Code))
                {
                    return stop;
                }

                var sitter = Sitter with { Reason = reason!.Trim() };
                await scans.Note(sitter, ct);
                Sitter = sitter;
                return default(Done);
            }
        );

    /// <summary>Lets the person go without a portrait; what was shot is wiped.</summary>
    public Task<Outcome<Done>> SendAway(CancellationToken ct) =>
        Step(
            BoothTrigger.SendAway,
            reason: null,
            async () =>
            {
                var happened = new
                {
                    Sitter!.Session,
                    Sitter.Ticket,
                    Stop = Sitter.Stop?.Code,
                    Attempts,
                };
                await journal.Append("sent_away", happened, ct);
                Clear();
                return default(Done);
            }
        );

    /// <summary>Takes a picture from the camera: cuts, judges and shows it.</summary>
    /// <param name="frame">The file; it belongs to the booth from now on.</param>
    /// <param name="others">Further pictures of the same burst: the best is shown.</param>
    /// <returns><c>no_code</c>, <c>photo_too_large</c>, <c>photo_models_missing</c>, or why the station takes no photos.</returns>
    public Task<Outcome<Done>> Shoot(byte[] frame, IReadOnlyList<byte[]> others, CancellationToken ct) =>
        turns.Take(async () =>
        {
            byte[][] burst = [frame, .. others];
            var day = State is BoothState.Empty or BoothState.Stopped ? BoothRefusals.NoCode : readiness.Day();
            if (!day.IsOk)
            {
                ShotsInHand.Wipe(burst);
                await journal.Append("shot_refused", new { day.Failure!.Code, Pictures = burst.Length }, ct);
                return day.Failure;
            }

            var added = await hand.Add(burst, day.Value.Specification, ct);
            if (!added.IsOk)
            {
                return added.Failure!;
            }

            (State, StudentAgreed) = (BoothLife.Cycle.Fire(State, BoothTrigger.Shoot).Value, false);
            await journal.Append("shot", new { added.Value.Number, Verdict = $"{added.Value.Verdict}" }, ct);
            return default(Done);
        });

    /// <summary>Once more.</summary>
    public Task<Outcome<Done>> Again(CancellationToken ct) =>
        Step(
            BoothTrigger.Again,
            reason: null,
            async () =>
            {
                await journal.Append("again", new { hand.Last!.Number }, ct);
                StudentAgreed = false;
                return default(Done);
            }
        );

    /// <summary>The student says yes on the screen before them.</summary>
    public Task<Outcome<Done>> Agree(CancellationToken ct) =>
        turns.Take(async () =>
        {
            if (Shown is not { } shown)
            {
                return BoothRefusals.NotNow(State);
            }

            await journal.Append("student_agreed", new { shown.Number }, ct);
            StudentAgreed = true;
            return default(Done);
        });

    /// <summary>Accepts the shot on the screen: sealed, signed, and on the disk when this returns.</summary>
    /// <param name="all">Whether the operator has found all in order that only a person can judge.</param>
    /// <param name="despite">Why it is taken although the check says no; needed only then.</param>
    /// <returns>What <see cref="Acceptance"/> finds in the way, or <c>disk_full</c>.</returns>
    public Task<Outcome<Done>> Accept(bool all, string? despite) =>
        Step(
            BoothTrigger.Accept,
            reason: null,
            async () =>
            {
                var shown = hand.Last!;
                var reason = string.IsNullOrWhiteSpace(despite) ? null : despite.Trim();
                var silent = standing.SecondScreen && !StudentAgreed;
                return new Acceptance(shown, all, silent, reason).Obstacle() is { } obstacle
                    ? obstacle
                    : await Keep(
                        [shown],
                        s => s with { Checked = [.. shown.Human], Override = shown.Verdict == Verdict.Fail ? reason : null }
                    );
            }
        );

    /// <summary>The student does not agree: all shots go to the registrar, sealed, with what they say.</summary>
    /// <returns><c>no_portrait</c> where nothing that was shot can be handed over, <c>disk_full</c>.</returns>
    public Task<Outcome<Done>> Dispute(string? text) =>
        Step(
            BoothTrigger.Dispute,
            text,
            async () =>
                hand.WithPortrait is { Count: > 0 } with
                    ? await Keep(with, s => s with { Dispute = text!.Trim() })
                    : BoothRefusals.NoPortrait
        );

    private async Task<Outcome<Done>> Meet(Sitter sitter, CancellationToken ct)
    {
        await scans.Note(sitter, ct);
        Sitter = sitter;
        State = BoothLife.Cycle.Fire(State, sitter.IsStopped ? BoothTrigger.Stop : BoothTrigger.Bind).Value;
        return default(Done);
    }

    private async Task<Outcome<Done>> Keep(IReadOnlyList<Attempt> which, Func<ShotStatement, ShotStatement> with)
    {
        var faults = hand.Faults;
        var kept = await keeping.Keep(standing.Day!, Sitter!, which, hand.Count, s => with(s with { Faults = faults }));
        if (kept.IsOk)
        {
            Clear();
        }

        return kept;
    }

    private void Clear()
    {
        hand.Clear();
        (Sitter, StudentAgreed, typedTicket) = (null, false, null);
    }

    /// <summary>An act that the life cycle allows now; where it fails, the station stays as it was.</summary>
    private Task<Outcome<Done>> Step(BoothTrigger trigger, string? reason, Func<Task<Outcome<Done>>> act) =>
        turns.Take(async () =>
        {
            var next = BoothLife.Cycle.Fire(State, trigger, reason);
            if (!next.IsOk)
            {
                return next.Failure!.Code == "illegal_step" ? BoothRefusals.NotNow(State) : next.Failure;
            }

            var done = await act();
            State = done.IsOk ? next.Value : State;
            return done;
        });
}
