using Dengke.Data;
using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Capture;
using Dengke.Platform.Crypto;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Handling;
using Dengke.Platform.Limits;
using Dengke.Platform.StationLink;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>
/// What capture stations ask for (<see cref="StationApi"/>). No cookie counts here: a request is a station's by its signature, so none can be
/// sent from a page of another site, and there is no form's token.
/// </summary>
internal sealed class StationRoutes(TimeProvider clock) : IRoutes
{
    private readonly PackVersions versions = new(clock);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(StationApi.Enrol, Enrol).AllowAnonymous().RequireRateLimiting(RequestLimits.Checks);
        app.MapGet(StationApi.Pack, Pack).AllowAnonymous();
        app.MapPost(StationApi.Turn, Turn).AllowAnonymous();
        app.MapPost(StationApi.State, State).AllowAnonymous();
        app.MapPost(StationApi.Shots, Shots)
            .AllowAnonymous()
            .WithMetadata(new RequestSizeLimitAttribute(StationCall.LargestShot + 1));
    }

    private async Task<IResult> Enrol(HttpContext http, DengkeDb db, Vault vault, Runner runner)
    {
        var ct = http.RequestAborted;
        var body = await StationCall.ReadBody(http, StationCall.LargestQuestion);
        if (!body.IsOk)
        {
            return StationAnswer.Of(body.Failure!);
        }

        if (StationCall.Said<Enrolment>(body.Value) is not { Code: not null, Key: not null } asked)
        {
            return StationAnswer.Unreadable;
        }

        var actor = new Actor(null, "采集站", [], Channel.Station);
        var enrolled = await runner.Run(new EnrolStation(asked.Code, asked.Key.ToJsonString()), actor, ct: ct);
        if (!enrolled.IsOk)
        {
            return StationAnswer.Of(enrolled.Failure!);
        }

        var device = await db.StationDevices.SingleAsync(d => d.Id == enrolled.Value, ct);
        using var key = await SigningKeys.Open(db, vault, runner, ct);
        return StationAnswer.Ok(new Enrolled(device.Id, device.Name, device.Number, device.CampaignId, key.Public.ToJson()));
    }

    private async Task<IResult> Pack(HttpContext http, DengkeDb db, Vault vault, Runner runner)
    {
        var call = await Live(http, db);
        if (!call.IsOk)
        {
            return StationAnswer.Of(call.Failure!);
        }

        var pack = await DayPacks.For(db, vault, call.Value.Device, clock.GetUtcNow(), http.RequestAborted);
        if (!pack.IsOk)
        {
            return StationAnswer.Of(pack.Failure!);
        }

        using var key = await SigningKeys.Open(db, vault, runner, http.RequestAborted);
        return Results.Text(pack.Value.Sign(key));
    }

    private async Task<IResult> Turn(HttpContext http, DengkeDb db, Runner runner)
    {
        var call = await Live(http, db);
        if (!call.IsOk)
        {
            return StationAnswer.Of(call.Failure!);
        }

        if (StationCall.Said<TurnQuestion>(call.Value.Body) is not { Session: not null, Token: not null } asked)
        {
            return StationAnswer.Unreadable;
        }

        var (device, ct) = (call.Value.Device, http.RequestAborted);
        if (asked.Session == CapturedPhoto.MakeUp)
        {
            return StationAnswer.Ok(await StudioTurn(db, device, asked.Token, ct));
        }

        var begun = await runner.Run(
            new BeginTurn(device.CampaignId, asked.Session, device.Number, asked.Token),
            call.Value.Actor,
            ct: ct
        );
        return StationAnswer.Ok(
            begun.IsOk ? new TurnAnswer(begun.Value) : new TurnAnswer(Ticket: null, StationAnswer.RefusalOf(begun.Failure!))
        );
    }

    /// <summary>The studio has no queue: whoever has a code may be photographed there.</summary>
    private static async Task<TurnAnswer> StudioTurn(DengkeDb db, StationDevice device, string token, CancellationToken ct)
    {
        var (student, problem) = await ShotMatch.StudentOf(db, device.CampaignId, token, ct);
        if (problem is not null)
        {
            return new TurnAnswer(Ticket: null, StationAnswer.RefusalOf(BeginTurn.Refusal(problem)));
        }

        return await db.CurrentPhoto(student!.Id, ct) is null
            ? new TurnAnswer(Ticket: null)
            : new TurnAnswer(
                Ticket: null,
                new Refusal(
                    "captured_already",
                    "已采集过; 确需重拍请填写原因。",
                    "Photographed already; a retake needs a reason."
                )
            );
    }

    private async Task<IResult> State(HttpContext http, DengkeDb db)
    {
        var call = await Live(http, db);
        if (!call.IsOk)
        {
            return StationAnswer.Of(call.Failure!);
        }

        if (
            StationCall.Said<StateReport>(call.Value.Body) is not { Session: not null, Kept: not null, Waiting: >= 0 } said
            || said.Kept.Count > StationSeen.MostKept
        )
        {
            return StationAnswer.Unreadable;
        }

        var (device, ct) = (call.Value.Device, http.RequestAborted);
        await StationSeen.Note(db, device, said.Waiting, clock.GetUtcNow(), ct);
        var called = await db.Tickets(device.CampaignId, said.Session)
            .Where(t => t.Station == device.Number && (t.State == TicketState.Called || t.State == TicketState.Serving))
            .Select(t => (int?)t.Number)
            .FirstOrDefaultAsync(ct);
        var opened = await StationSeen.Opened(db, device, said.Kept, ct);
        return StationAnswer.Ok(new StateAnswer(called, await versions.Of(db, device, ct), opened));
    }

    /// <summary>Of a station that was revoked, too: what it still has is kept.</summary>
    private async Task<IResult> Shots(HttpContext http, DengkeDb db, Runner runner)
    {
        var call = await StationCall.Read(http, db, StationCall.LargestShot);
        if (!call.IsOk)
        {
            return StationAnswer.Of(call.Failure!);
        }

        if (StationCall.Said<HandedShot>(call.Value.Body) is not { Statement: not null, Envelope: not null } handed)
        {
            return StationAnswer.Unreadable;
        }

        var device = call.Value.Device;
        var taken = await runner.Run(
            new ReceiveShot(device.CampaignId, device.Id, handed),
            call.Value.Actor,
            ct: http.RequestAborted
        );
        return taken.Failure is { } failure
            ? failure.Code == ShotIntake.Doubled
                ? StationAnswer.Ok(new ShotAnswer("duplicate"))
                : StationAnswer.Of(failure)
            : StationAnswer.Ok(new ShotAnswer(taken.Value.Problem is null ? "accepted" : "set_aside", taken.Value.Problem));
    }

    /// <summary>A request of a station that is in use; <c>device_revoked</c> for others.</summary>
    private static async Task<Outcome<StationCall>> Live(HttpContext http, DengkeDb db) =>
        (await StationCall.Read(http, db, StationCall.LargestQuestion)).Then(c =>
            c.Device.RevokedAt is null ? (Outcome<StationCall>)c : StationCase.Revoked()
        );
}
