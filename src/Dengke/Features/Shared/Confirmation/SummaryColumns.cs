using Dengke.Tables.Writing;

namespace Dengke.Features.Shared.Confirmation;

/// <summary>The columns of the correction summary (附件2): of a signed one, and of the empty form that colleges fill in by hand.</summary>
public static class SummaryColumns
{
    public static IReadOnlyList<XlsxColumn> All { get; } =
    [
        new("序号", 6),
        new("学号", 14),
        new("姓名", 14),
        new("班级", 16),
        new("字段", 14),
        new("学信网", 22),
        new("教务系统", 22),
        new("正确内容", 22),
        new("有误系统", 12),
        new("原因", 36),
        new("审批", 10),
        new("材料", 24),
        new("登记人", 12),
        new("备注", 24),
    ];
}
