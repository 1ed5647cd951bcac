using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Campaigns;
using Dengke.Features.Shared.Confirmation;
using Dengke.Features.Shared.Messages;
using Dengke.Platform.Clock;
using Dengke.Platform.Handling;
using Dengke.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Messages;

/// <summary>Makes of an act's request one message in the program for each person whom the campaign's template names.</summary>
internal sealed class DeliverMessage(TimeProvider clock) : IOutboxHandler
{
    public string Kind => MessageRequest.Kind;

    public async Task Handle(OutboxMessage message, DengkeDb db, CancellationToken ct)
    {
        var request =
            JsonSerializer.Deserialize<MessageRequest>(message.Payload, Work.Json)
            ?? throw new OutboxException("消息内容为空 / the message is empty");
        if (request is { Template: "account_created", Student: { } owner })
        {
            await HandOver(db, owner, ct);
        }

        var loaded = await StoredCampaign.Load(db, request.CampaignId, ct);
        // A campaign that has no such message does not want it sent.
        if (!loaded.IsOk || loaded.Value.Messages.FirstOrDefault(m => m.Id == request.Template) is not { } template)
        {
            return;
        }

        var campaign = loaded.Value;
        var student = request.Student is { } id
            ? await db.Students.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct)
            : null;
        var college = student?.College ?? request.College;
        var scope = template.To switch
        {
            MessageAudience.Student => student?.StudentNo,
            MessageAudience.Counselor => student?.ClassName,
            _ => college,
        };
        var values = await Values(db, campaign, request, student, college, ct);
        var writer = new MessageWriter(
            db,
            campaign.Id,
            clock.GetUtcNow().ToMicrosecond(),
            () => Guid.CreateVersion7(clock.GetUtcNow())
        );
        foreach (var recipient in await Recipients.Find(db, campaign.Id, template.To, scope is null ? [] : [scope], ct))
        {
            values["name"] = recipient.Name;
            writer.Write(template, recipient, values, message.Id);
        }
    }

    /// <summary>What a student was written before there was an account is theirs to read as soon as there is one.</summary>
    private static async Task HandOver(DengkeDb db, Guid student, CancellationToken ct)
    {
        var number = await db.Students.Where(s => s.Id == student).Select(s => s.StudentNo).SingleAsync(ct);
        var account = await db
            .Accounts.Where(a => a.Grants.Any(g => g.Role == Role.Student && g.Scope == number))
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(ct);
        await db
            .InboxMessages.Where(m => m.AccountId == null && db.Students.Any(s => s.Id == m.StudentId && s.StudentNo == number))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.AccountId, account), ct);
    }

    private async Task<Dictionary<string, string>> Values(
        DengkeDb db,
        Campaign campaign,
        MessageRequest request,
        Student? student,
        string? college,
        CancellationToken ct
    )
    {
        var correction = request.Correction is { } id
            ? await db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct)
            : null;
        var values = MessageValues.Of(campaign);
        values["student_no"] = student?.StudentNo ?? "";
        values["student_name"] = student?.Name ?? "";
        values["class_name"] = student?.ClassName ?? "";
        values["college"] = college ?? "";
        values["counselor"] = request.By ?? "";
        values["count"] = request.Count?.ToString() ?? "";
        values["reason"] = request.Reason ?? correction?.DecisionReason ?? "";
        values["field"] = correction is null ? "" : campaign.Catalogue().Find(correction.Field)?.Label ?? correction.Field;
        values["result"] = correction is null ? "" : ConfirmationWords.Of(correction.State).Chinese;
        values["deadline"] = college is null
            ? ""
            : MessageValues.Time(await Deadlines.EndFor(db, campaign, Phase.CollegeSubmission, college, ct));
        values["link"] = request.Link ?? MessageLinks.Of(request, college);
        foreach (var (placeholder, value) in request.Values ?? new Dictionary<string, string>())
        {
            values[placeholder] = value;
        }

        return values;
    }
}
