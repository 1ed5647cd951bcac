using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns;
using Dengke.Platform.Api;
using Dengke.Platform.Handling;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Records;

[Words("指定 {source} 文件的列: {columns}", "Columns of the {source} file named: {columns}")]
public sealed record ColumnsMapped(Source Source, IReadOnlyDictionary<string, string> Columns) : IAuditEvent;

/// <summary>Says which field a header stands for, for this file and every later one of its source.</summary>
/// <param name="Columns">Header text to catalogue key; the empty string leaves a column aside.</param>
[Api("Says which column of a source's files is which field.")]
[Operation("records.map_columns", Role.Registrar)]
public sealed record MapColumns(string CampaignId, Source Source, IReadOnlyDictionary<string, string> Columns) : Command<Done>
{
    public override string Campaign => CampaignId;

    public override async Task<Outcome<Done>> Handle(Work work, CancellationToken ct)
    {
        var campaign = await StoredCampaign.Load(work.Db, CampaignId, ct);
        if (!campaign.IsOk)
        {
            return campaign.Failure!;
        }

        var catalogue = campaign.Value.Catalogue();
        if (Columns.FirstOrDefault(c => c.Value.Length > 0 && catalogue.Find(c.Value) is null) is { Key: not null } unknown)
        {
            return Failure.Invalid("columns", $"没有字段“{unknown.Value}”。", $"There is no field {unknown.Value}.");
        }

        var known = await work.Db.ColumnMappings.Where(m => m.CampaignId == CampaignId && m.Source == Source).ToListAsync(ct);
        foreach (var (header, field) in Columns)
        {
            if (known.Find(m => m.Header == header) is { } mapping)
            {
                mapping.Field = field;
                continue;
            }

            work.Db.ColumnMappings.Add(
                new ColumnMapping
                {
                    Id = work.NewId(),
                    CampaignId = CampaignId,
                    Source = Source,
                    Header = header,
                    Field = field,
                }
            );
        }

        work.Record(new ColumnsMapped(Source, Columns));
        return default(Done);
    }
}
