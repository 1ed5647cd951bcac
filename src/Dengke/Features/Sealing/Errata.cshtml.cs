using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared;
using Dengke.Features.Shared.Records;
using Dengke.Platform.Access;
using Dengke.Platform.Crypto;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Sealing;

/// <summary>勘误: what was set beside the sealed records, and setting another beside one (SEA-2).</summary>
[Allow(Role.Registrar)]
public sealed class ErrataModel(TimeProvider clock, Vault vault) : SealPage(clock)
{
    private const int MostFound = 20;

    /// <summary>Whose record; found by <see cref="Q"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Student { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>A key of <see cref="Columns"/>, with a minus before it for descending; else by number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    private static readonly SortColumns<ReadErratum> Columns = new SortColumns<ReadErratum>()
        .Add("number", e => e.Statement.Number)
        .Add("name", e => e.Row.Student!.NameInitials)
        .Add("field", e => e.Statement.Field)
        .Add("at", e => e.Statement.At);

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Student> Found { get; private set; } = [];

    /// <summary>What was sealed of the chosen student.</summary>
    internal ReceiptContent? Receipt { get; private set; }

    internal IReadOnlyList<ReadErratum> All { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    /// <summary>The errata as XLSX; document numbers masked.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        XlsxColumn[] columns =
        [
            new(T("号", "No."), 6),
            new(T("学号", "Student no."), 14),
            new(T("学生", "Student"), 14),
            new(T("字段", "Field"), 16),
            new(T("封存内容", "As sealed"), 26),
            new(T("应为", "Should be"), 26),
            new(T("原因", "Why"), 40),
            new(T("登记时间", "Added"), 22),
            new(T("登记人", "By"), 14),
        ];
        var name = T("勘误", "Errata");
        return await SheetFile.Of($"{Campaign.Title}-{name}", name, columns, All.Select(Row), Stopping);
    }

    /// <summary>What a field is called; its key where the catalogue has it no more.</summary>
    public string Label(string key) => FieldOf(key) is { } field ? T(field.Label, field.EnglishLabel) : key;

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var added = await Run(new AddErratum(Campaign.Id, Student ?? Guid.Empty, Field, Value, Reason));
        if (!added.IsOk)
        {
            return Show(added.Failure!);
        }

        Say(T($"勘误 {added.Value} 已签名登记。", $"Erratum {added.Value} is signed and added."));
        return LocalRedirect($"{Root}/errata");
    }

    internal static string Shown(RecordField? field, string value) => field is null ? value : ReceiptContent.Masked(field, value);

    internal RecordField? FieldOf(string key) => Plan.Catalogue().Find(key);

    private string?[] Row(ReadErratum erratum)
    {
        var (said, field) = (erratum.Statement, FieldOf(erratum.Statement.Field));
        return
        [
            $"{said.Number}",
            said.StudentNo,
            erratum.Row.Student!.Name,
            Label(said.Field),
            Shown(field, said.Old),
            Shown(field, said.New),
            said.Reason,
            FullTimeOf(said.At),
            erratum.Row.By,
        ];
    }

    private async Task<IActionResult?> Load()
    {
        if (await LoadSeal() is { } missing)
        {
            return missing;
        }

        var id = Campaign.Id;
        All = Columns.Held(await Sealing.Errata.Load(Db, vault, id, null, Stopping), Sort);
        var sealedOnes = Db.Students.Where(s => s.CampaignId == id && Db.SealedStudents.Any(r => r.StudentId == s.Id));
        if (Student is { } student)
        {
            Receipt = await ReceiptContent.Load(Db, vault, Plan, student, Stopping);
        }
        else if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = await sealedOnes.Named(Q).OrderBy(s => s.StudentNo).Take(MostFound).ToListAsync(Stopping);
        }

        return null;
    }
}
