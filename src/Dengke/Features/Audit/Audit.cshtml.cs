using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Audit;

/// <summary>An operation with what it changed, as told on the page.</summary>
/// <param name="At">Beijing time.</param>
public sealed record ToldOperation(Operation Operation, DateTimeOffset At, IReadOnlyList<string> Events);

/// <summary>The audit trail, newest first: who did what, when, as what, through what, and why.</summary>
[Allow(Role.Auditor, Role.Registrar, Role.Administrator)]
public sealed class AuditPage : DengkePage
{
    private const int PageSize = 50;

    // China keeps one time all the year round, and the time zone database need not be installed.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Part of a name, or a whole user name: of the one who acted or of the one acted on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    /// <summary>A day in Beijing.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<ToldOperation> Told { get; private set; } = [];

    public IEnumerable<string> Types => OperationTypes.For(Actor);

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public bool SeesAll => OperationTypes.SeesAll(Actor);

    private bool InEnglish => Language.Of(HttpContext) == Language.English;

    public string WordOf(Role role) => T(RoleNames.Chinese(role), RoleNames.English(role));

    public string WordOf(Channel channel) => Codes.WordOf(channel, InEnglish);

    public async Task OnGet(CancellationToken ct)
    {
        var operations = Filtered();
        Total = await operations.CountAsync(ct);
        P = Math.Clamp(P, 1, Pages);
        var page = await operations
            .OrderByDescending(o => o.At)
            .ThenByDescending(o => o.Id)
            .Skip((P - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        var ids = page.Select(o => o.Id).ToList();
        var events = await Db.AuditEvents.Where(e => ids.Contains(e.OperationId)).OrderBy(e => e.Sequence).ToListAsync(ct);
        var told = events.ToLookup(e => e.OperationId, e => EventWords.Tell(e, InEnglish));
        Told = [.. page.Select(o => new ToldOperation(o, o.At.ToOffset(Beijing), [.. told[o.Id]]))];
    }

    private IQueryable<Operation> Filtered()
    {
        var operations = Db.Operations.AsQueryable();
        if (!SeesAll)
        {
            operations = operations.Where(o => o.Type.StartsWith(OperationTypes.OfAccounts));
        }

        if (!string.IsNullOrEmpty(Type))
        {
            operations = operations.Where(o => o.Type == Type);
        }

        if (Day is { } day)
        {
            var from = new DateTimeOffset(day, TimeOnly.MinValue, Beijing).ToUniversalTime();
            var until = from.AddDays(1);
            operations = operations.Where(o => o.At >= from && o.At < until);
        }

        return string.IsNullOrWhiteSpace(Person) ? operations : About(operations, Person.Trim());
    }

    private IQueryable<Operation> About(IQueryable<Operation> operations, string person)
    {
        var key = person.ToLowerInvariant();
        var accounts = Db
            .Accounts.Where(a => a.UserNameKey == key || a.DisplayName.Contains(person))
            .Take(100)
            .Select(a => a.Id)
            .ToList();
        List<string> subjects = [person, .. accounts.Select(a => a.ToString())];
        return operations.Where(o =>
            o.ActorName.Contains(person)
            || (o.ActorId != null && accounts.Contains(o.ActorId.Value))
            || Db.AuditEvents.Any(e => e.OperationId == o.Id && subjects.Contains(e.Subject!))
        );
    }
}
