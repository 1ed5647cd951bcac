using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Handling;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Tests.Platform;

public sealed class RunnerTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Run_RoleNotAllowed_IsRefusedAndLeavesNothing()
    {
        var outcome = await app.As(Role.Student).Run(new PutSetting("refused", "1"));

        Assert.Equal(FailureKind.Forbidden, outcome.Failure?.Kind);
        Assert.False(await app.Read(db => db.Settings.AnyAsync(s => s.Key == "refused")));
    }

    [Fact]
    public async Task Run_Succeeds_WritesOperationAndItsEvents()
    {
        var registrar = app.As(Role.Registrar);

        var outcome = await registrar.Run(new PutSetting("written", "1", "as agreed"));

        Assert.True(outcome.IsOk);
        var happened = await app.Read(db => db.AuditEvents.SingleAsync(e => e.Subject == "written"));
        var operation = await app.Read(db => db.Operations.SingleAsync(o => o.Id == happened.OperationId));
        Assert.Equal(("SettingPut", 1, 0), (happened.Type, happened.TypeVersion, happened.Sequence));
        Assert.Equal("""{"key":"written","value":"1"}""", happened.Data);
        Assert.Equal(
            ("test.put", await registrar.Id(), (Role?)Role.Registrar, "as agreed", app.Clock.GetUtcNow()),
            (operation.Type, operation.ActorId, operation.ActorRole, operation.Reason, operation.At)
        );
    }

    [Fact]
    public async Task Run_SucceedsWithoutEvent_IsABugAndLeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.As(Role.Registrar).Run(new PutSilently("silent")));

        Assert.False(await app.Read(db => db.Settings.AnyAsync(s => s.Key == "silent")));
    }

    [Fact]
    public async Task Run_Fails_LeavesNeitherRowNorEventNorOutboxMessage()
    {
        var outcome = await app.As(Role.Registrar).Run(new PutAndFail("failed"));

        Assert.Equal("no", outcome.Failure?.Code);
        Assert.False(await app.Read(db => db.Settings.AnyAsync(s => s.Key == "failed")));
        Assert.False(await app.Read(db => db.OutboxMessages.AnyAsync(m => m.Kind == "failed")));
        Assert.False(await app.Read(db => db.AuditEvents.AnyAsync(e => e.Subject == "failed")));
    }

    [Fact]
    public async Task Run_Succeeds_KeepsTheOutboxMessageWithTheAct()
    {
        await app.As(Role.Registrar).Run(new PutSetting("told", "1"));

        var message = await app.Read(db => db.OutboxMessages.SingleAsync(m => m.Payload.Contains("told")));
        Assert.Equal((app.Clock.GetUtcNow(), 0, null), (message.DueAt, message.Attempts, message.DoneAt));
    }

    [Fact]
    public async Task Run_SameKeyTwentyTimesAtOnce_ActsOnceAndAnswersAllAlike()
    {
        var registrar = app.As(Role.Registrar);
        await registrar.Id();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => registrar.Run(new Draw("once"), "key-1")))
        );

        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        Assert.Equal(1, await app.Read(db => db.AuditEvents.CountAsync(e => e.Subject == "once")));
    }

    [Fact]
    public async Task Run_SameKeyByAnotherActor_ActsForEach()
    {
        var first = await app.Somebody(new Grant(Role.Registrar)).Run(new Draw("each"), "key-2");
        var second = await app.Somebody(new Grant(Role.Registrar)).Run(new Draw("each"), "key-2");

        Assert.NotEqual(first.Value, second.Value);
    }

    [Fact]
    public async Task Run_VersionOlderThanTheRow_IsConflict()
    {
        var person = app.Somebody();
        var seen = await person.Account();
        Assert.True((await app.As(Role.Registrar).Run(new Rename(seen.Id, "first", seen.Version))).IsOk);

        var outcome = await app.As(Role.Registrar).Run(new Rename(seen.Id, "second", seen.Version));

        Assert.Equal(FailureKind.Conflict, outcome.Failure?.Kind);
        Assert.Equal(("first", seen.Version + 1), ((await person.Account()).DisplayName, (await person.Account()).Version));
    }

    [Fact]
    public async Task Run_RowThatIsThereAlready_IsRefusedAsDuplicate()
    {
        await app.As(Role.Registrar).Run(new PutSetting("twice", "1"));

        var outcome = await app.As(Role.Registrar).Run(new PutSetting("twice", "2"));

        Assert.Equal("duplicate", outcome.Failure?.Code);
    }

    private sealed record SettingPut(string Key, string Value) : IAuditEvent
    {
        string IAuditEvent.Subject => Key;
    }

    [Operation("test.put", Role.Registrar)]
    private sealed record PutSetting(string Key, string Value, string? Reason = null) : Command<Done>
    {
        public override string? Because => Reason;

        public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
        {
            work.Db.Settings.Add(new Setting { Key = Key, Value = Value });
            work.Enqueue("told", new { Key });
            work.Record(new SettingPut(Key, Value));
            return Task.FromResult<Outcome<Done>>(new Done());
        }
    }

    [Operation("test.put-silently", Role.Registrar)]
    private sealed record PutSilently(string Key) : Command<Done>
    {
        public override Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
        {
            work.Db.Settings.Add(new Setting { Key = Key, Value = "" });
            return Task.FromResult<Outcome<Done>>(new Done());
        }
    }

    [Operation("test.put-and-fail", Role.Registrar)]
    private sealed record PutAndFail(string Key) : Command<Done>
    {
        public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
        {
            work.Db.Settings.Add(new Setting { Key = Key, Value = "" });
            work.Enqueue(Key, new { Key });
            work.Record(new SettingPut(Key, ""));
            await work.Db.SaveChangesAsync(ct);
            return Failure.Refused("no", "不行。", "No.");
        }
    }

    [Operation("test.draw", Role.Registrar)]
    private sealed record Draw(string Subject) : Command<Guid>
    {
        public override Task<Outcome<Guid>> Handle(Work work, CancellationToken ct)
        {
            var drawn = work.NewId();
            work.Record(new SettingPut(Subject, drawn.ToString()));
            return Task.FromResult<Outcome<Guid>>(drawn);
        }
    }

    [Operation("test.rename", Role.Registrar)]
    private sealed record Rename(Guid Id, string Name, int Version) : Command<Done>
    {
        public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
        {
            var account = await work.Db.Accounts.SingleAsync(a => a.Id == Id, ct);
            work.Expect(account, Version);
            account.DisplayName = Name;
            work.Record(new SettingPut(Id.ToString(), Name));
            return new Done();
        }
    }
}
