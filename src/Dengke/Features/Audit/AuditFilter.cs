using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared.Records;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Audit;

/// <summary>What the trail is narrowed to; every part is a part of the address, and each is answered from an index.</summary>
public sealed record AuditFilter
{
    // China keeps one time all the year round, and the time zone database need not be installed.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>People and students of one name that are looked for; a search that meets more is too wide to mean anyone.</summary>
    private const int MostNamed = 100;

    public string? Type { get; init; }

    /// <summary>Part of an account's name, or a whole user name: of the one who acted or of the one acted on.</summary>
    public string? Person { get; init; }

    /// <summary>As in <see cref="StudentSearch"/>: whom the operation was about.</summary>
    public string? Student { get; init; }

    /// <summary>The first day, in Beijing.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in Beijing; that day included.</summary>
    public DateOnly? To { get; init; }

    /// <summary><c>at</c> for the oldest first, else the newest. By time alone: that order comes from an index, however long the trail is.</summary>
    public string? Sort { get; init; }

    public IQueryable<Operation> Order(IQueryable<Operation> operations) =>
        Sort == "at"
            ? operations.OrderBy(o => o.At).ThenBy(o => o.Id)
            : operations.OrderByDescending(o => o.At).ThenByDescending(o => o.Id);

    public async Task<IQueryable<Operation>> Apply(DengkeDb db, Actor actor, CancellationToken ct)
    {
        var operations = db.Operations.AsQueryable();
        var seesAll = OperationTypes.SeesAll(actor);
        if (!seesAll)
        {
            operations = operations.Where(o => o.Type.StartsWith(OperationTypes.OfAccounts));
        }

        if (!string.IsNullOrEmpty(Type))
        {
            operations = operations.Where(o => o.Type == Type);
        }

        if (From is { } from)
        {
            var start = Midnight(from);
            operations = operations.Where(o => o.At >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = Midnight(to.AddDays(1));
            operations = operations.Where(o => o.At < end);
        }

        if (!string.IsNullOrWhiteSpace(Person))
        {
            var ids = await OfPerson(db, Person.Trim(), ct);
            operations = operations.Where(o => ids.Contains(o.Id));
        }

        if (seesAll && !string.IsNullOrWhiteSpace(Student))
        {
            var ids = await AboutStudent(db, Student.Trim(), ct);
            operations = operations.Where(o => ids.Contains(o.Id));
        }

        return operations;
    }

    private static async Task<IQueryable<Guid>> OfPerson(DengkeDb db, string person, CancellationToken ct)
    {
        var key = person.ToLowerInvariant();
        var accounts = await db
            .Accounts.Where(a => a.UserNameKey == key || a.DisplayName.Contains(person))
            .OrderBy(a => a.UserNameKey)
            .Take(MostNamed)
            .Select(a => (Guid?)a.Id)
            .ToListAsync(ct);
        List<string?> subjects = [person, .. accounts.Select(a => a.ToString())];
        // Three look-ups and their union, because no database answers one condition with "or" from three indexes.
        return db
            .Operations.Where(o => accounts.Contains(o.ActorId))
            .Select(o => o.Id)
            .Union(db.Operations.Where(o => o.ActorId == null && o.ActorName == person).Select(o => o.Id))
            .Union(db.AuditEvents.Where(e => subjects.Contains(e.Subject)).Select(e => e.OperationId));
    }

    private static async Task<IQueryable<Guid>> AboutStudent(DengkeDb db, string student, CancellationToken ct)
    {
        var subjects = (
            await db.Students.Named(student).OrderBy(s => s.StudentNo).Take(MostNamed).Select(s => s.Id).ToListAsync(ct)
        ).ConvertAll(id => (string?)id.ToString());
        return db.AuditEvents.Where(e => subjects.Contains(e.Subject)).Select(e => e.OperationId);
    }

    private static DateTimeOffset Midnight(DateOnly day) =>
        day == DateOnly.MinValue
            ? DateTimeOffset.MinValue
            : new DateTimeOffset(day, TimeOnly.MinValue, Beijing).ToUniversalTime();
}
