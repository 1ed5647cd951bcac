using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Features.Shared;
using Dengke.Platform.Access;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Audit;

/// <summary>An operation with what it changed, as told on the page.</summary>
/// <param name="At">Beijing time.</param>
public sealed record ToldOperation(Operation Operation, DateTime At, IReadOnlyList<string> Events);

/// <summary>The audit trail, newest first: who did what, when, as what, through what, and why.</summary>
[Allow(Role.Auditor, Role.Registrar, Role.Administrator)]
public sealed class AuditPage : DengkePage
{
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

    public IReadOnlyList<ToldOperation> Told { get; private set; } = [];

    public IEnumerable<string> Types => OperationTypes.For(Actor);

    public Pager Pager { get; private set; } = null!;

    public bool SeesAll => OperationTypes.SeesAll(Actor);

    private bool InEnglish => Language.Of(HttpContext) == Language.English;

    public string WordOf(Role role) => T(RoleNames.Chinese(role), RoleNames.English(role));

    public string WordOf(Channel channel) => Codes.WordOf(channel, InEnglish);

    public async Task OnGet([FromQuery] int page, CancellationToken ct)
    {
        var operations = Filtered();
        Pager = new Pager(page, await operations.CountAsync(ct), Request, this);
        var shown = await operations
            .OrderByDescending(o => o.At)
            .ThenByDescending(o => o.Id)
            .Skip(Pager.Skip)
            .Take(Pager.Size)
            .ToListAsync(ct);
        var ids = shown.Select(o => o.Id).ToList();
        var events = await Db.AuditEvents.Where(e => ids.Contains(e.OperationId)).OrderBy(e => e.Sequence).ToListAsync(ct);
        var told = events.ToLookup(e => e.OperationId, e => EventWords.Tell(e, InEnglish));
        Told = [.. shown.Select(o => new ToldOperation(o, ChinaTime.Local(o.At), [.. told[o.Id]]))];
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
