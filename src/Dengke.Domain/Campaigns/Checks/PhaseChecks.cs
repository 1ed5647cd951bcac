using Dengke.Domain.Kernel;

namespace Dengke.Domain.Campaigns;

internal static class PhaseChecks
{
    public static IReadOnlyList<CampaignCheck> All { get; } =
    [new(Backwards), new(Sessions), new(Overlaps), new(MakeUp), new(Order), new(Venues, "venues")];

    private static IEnumerable<FieldError> Backwards(Campaign campaign) =>
        from window in Windows(campaign.Phases)
        where window.Window.Closes <= window.Window.Opens
        select new FieldError(
            $"{window.Path}.closes",
            $"结束时间{ChinaTime.Describe(window.Window.Closes)}不晚于开始时间{ChinaTime.Describe(window.Window.Opens)}。"
        );

    private static IEnumerable<FieldError> Sessions(Campaign campaign)
    {
        foreach (var error in CampaignChecks.Doubles(campaign.Phases.Sessions, "phases.sessions", "id", "场次编号", s => s.Id))
        {
            yield return error;
        }

        foreach (var (index, session) in campaign.Phases.Sessions.Index())
        {
            var path = $"phases.sessions[{index}]";
            if (session.Window.Opens.Date != session.Window.Closes.Date)
            {
                yield return new FieldError($"{path}.closes", $"场次“{session.Id}”必须在同一天内开始和结束。");
            }

            foreach (var (number, pause) in session.Breaks.Index())
            {
                if (!session.Window.Contains(pause))
                {
                    yield return new FieldError(
                        $"{path}.breaks[{number}]",
                        $"休息时间{pause.Describe()}不在场次“{session.Id}”的时间内。"
                    );
                }
                else if (session.Breaks.Take(number).Any(pause.Overlaps))
                {
                    yield return new FieldError($"{path}.breaks[{number}]", $"休息时间{pause.Describe()}与同场次的另一段重叠。");
                }
            }
        }
    }

    private static IEnumerable<FieldError> Overlaps(Campaign campaign)
    {
        foreach (var (index, session) in campaign.Phases.Sessions.Index())
        {
            var other = campaign
                .Phases.Sessions.Take(index)
                .FirstOrDefault(s => s.Venue == session.Venue && s.Window.Overlaps(session.Window));
            if (other is not null && session.Venue.Length > 0)
            {
                yield return new FieldError(
                    $"phases.sessions[{index}].opens",
                    $"场次“{session.Id}”与“{other.Id}”在同一地点, 时间重叠。"
                );
            }
        }
    }

    private static IEnumerable<FieldError> MakeUp(Campaign campaign)
    {
        if (campaign.Phases.MakeUp is not { } studio)
        {
            yield break;
        }

        foreach (
            var error in CampaignChecks.Doubles(studio.Weekdays, "phases.make_up.weekdays", null, "开放日", d => d.ToString())
        )
        {
            yield return error;
        }

        foreach (var (index, range) in studio.Hours.Index())
        {
            if (range.To <= range.From)
            {
                yield return new FieldError($"phases.make_up.hours[{index}]", $"营业时间{range}的终点不晚于起点。");
            }
            else if (studio.Hours.Take(index).Any(r => r.From < range.To && range.From < r.To))
            {
                yield return new FieldError($"phases.make_up.hours[{index}]", $"营业时间{range}与另一段重叠。");
            }
        }
    }

    private static IEnumerable<FieldError> Order(Campaign campaign)
    {
        var phases = campaign.Phases;
        if (phases.Sealing.Opens < phases.CollegeSubmission.Closes && phases.Sealing.Opens < phases.Sealing.Closes)
        {
            yield return new FieldError(
                "phases.sealing.opens",
                $"封存不能早于学院报送的截止时间{ChinaTime.Describe(phases.CollegeSubmission.Closes)}。"
            );
        }
    }

    private static IEnumerable<FieldError> Venues(Campaign campaign)
    {
        string[] known = [.. campaign.Venues.Select(v => v.Id)];
        return campaign
            .Phases.Sessions.Index()
            .SelectMany(s => CampaignChecks.Dangling($"phases.sessions[{s.Index}].venue", "地点", s.Item.Venue, known))
            .Concat(CampaignChecks.Dangling("phases.make_up.venue", "地点", campaign.Phases.MakeUp?.Venue, known));
    }

    private static IEnumerable<(string Path, Window Window)> Windows(Phases phases) =>
        [
            ("phases.confirmation", phases.Confirmation),
            ("phases.college_submission", phases.CollegeSubmission),
            .. phases.Sessions.Index().Select(s => ($"phases.sessions[{s.Index}]", s.Item.Window)),
            .. phases
                .Sessions.Index()
                .SelectMany(s => s.Item.Breaks.Index().Select(b => ($"phases.sessions[{s.Index}].breaks[{b.Index}]", b.Item))),
            .. phases.MakeUp is { } studio ? new[] { ("phases.make_up", studio.Window) } : [],
            ("phases.proof_reading", phases.ProofReading),
            ("phases.sealing", phases.Sealing),
        ];
}
