using Dengke.Domain.Campaigns;
using Dengke.Platform.Handling;

namespace Dengke.Features.Messages;

/// <summary>Writes one reminder to everyone whom it concerns.</summary>
/// <param name="said">What further placeholders stand for.</param>
internal sealed class ReminderWriter(Work work, Campaign campaign, IReadOnlyDictionary<string, string> said)
{
    /// <param name="template">The id of the campaign's message; one that it has not is not written.</param>
    /// <param name="counts">By scope (学号, class or college): how many are missing there. A person with several scopes gets their sum.</param>
    /// <param name="link">Where it leads.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many people it went to.</returns>
    public async Task<int> Write(string template, Dictionary<string, int> counts, string link, CancellationToken ct)
    {
        if (counts.Count == 0 || campaign.Messages.FirstOrDefault(m => m.Id == template) is not { } message)
        {
            return 0;
        }

        var values = MessageValues.Of(campaign);
        foreach (var (placeholder, value) in said)
        {
            values[placeholder] = value;
        }

        values["link"] = link;
        var people = (await Recipients.Find(work.Db, campaign.Id, message.To, counts.Keys, ct))
            .GroupBy(r => (r.AccountId, r.StudentId, r.Name))
            .ToList();
        var writer = new MessageWriter(work.Db, campaign.Id, work.Now, work.NewId);
        foreach (var person in people)
        {
            values["name"] = person.Key.Name;
            values["count"] = $"{person.Sum(r => counts.GetValueOrDefault(r.Scope ?? ""))}";
            values["student_no"] = person.First().Scope ?? "";
            writer.Write(message, person.First(), values);
        }

        return people.Count;
    }
}
