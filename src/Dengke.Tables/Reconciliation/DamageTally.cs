using Dengke.Domain.Kernel;
using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Counts a run's damaged cells as they come and passes them on. Rounded keys mean that the tables are refused.</summary>
internal sealed class DamageTally(IReconciliationSink sink)
{
    private const int Named = 3;

    private readonly List<DamagedCell> firstRounded = [];
    private int rounded;

    public int Count { get; private set; }

    public void Add(DamagedCell cell)
    {
        Count++;
        sink.Damaged(cell);
        if (cell is { IsKey: true, Damage: CellDamage.Rounded } && rounded++ < Named)
        {
            firstRounded.Add(cell);
        }
    }

    /// <summary>Why the tables are refused; null where no key is rounded.</summary>
    public Failure? Refusal()
    {
        if (rounded == 0)
        {
            return null;
        }

        var first = firstRounded[0];
        var cells = string.Join("、", firstRounded.Select(c => $"{TableColumn.LetterOf(c.Column - 1)}{c.Row}"));
        return Failure.Refused(
            Reconciler.RoundedKeys,
            $"{(first.Side == Source.Registry ? "学籍" : "教务")}文件的{first.Field.Label}等匹配字段有 {rounded} 个单元格被电子表格取整 "
                + $"({cells}{(rounded > Named ? "…" : "")}), 末几位已丢失, 请从原系统以文本格式重新导出。",
            $"{rounded} cells of the matching field {first.Field.EnglishLabel} were rounded by a spreadsheet ({cells}{(rounded > Named ? "…" : "")}) and lost their last digits; export the file anew as text."
        );
    }
}
