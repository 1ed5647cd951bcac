using Dengke.Data;
using Dengke.Platform.Web;

namespace Dengke.Platform.Audit;

/// <summary>The sentences in which findings are told.</summary>
internal static class AuditFindings
{
    public static AuditFinding Changed(AuditLeaf leaf) =>
        new(
            AuditFault.OperationChanged,
            $"封存 {leaf.SealNumber} 第 {leaf.Position + 1} 条: 操作 {leaf.OperationId} 或其事件与封存时不同(被修改、删除或添加)。",
            leaf.SealNumber,
            leaf.OperationId
        );

    public static AuditFinding Missing(AuditLeaf leaf) =>
        new(
            AuditFault.OperationMissing,
            $"封存 {leaf.SealNumber} 第 {leaf.Position + 1} 条: 操作 {leaf.OperationId} 已不存在。",
            leaf.SealNumber,
            leaf.OperationId
        );

    public static AuditFinding LeafMissing(AuditSeal seal, int position) =>
        new(AuditFault.LeafMissing, $"封存 {seal.Number} 第 {position + 1} 条: 封存记录已不存在。", seal.Number);

    public static AuditFinding LeavesChanged(AuditSeal seal) =>
        new(
            AuditFault.LeavesChanged,
            $"封存 {seal.Number}: 各条的内容、数目或顺序与封存时不同(根不符, 应为 {seal.Size} 条)。",
            seal.Number
        );

    public static AuditFinding LeafWithoutSeal(AuditLeaf leaf) =>
        new(
            AuditFault.LeafWithoutSeal,
            $"操作 {leaf.OperationId} 记在封存 {leaf.SealNumber} 中, 该封存不存在。",
            leaf.SealNumber,
            leaf.OperationId
        );

    public static AuditFinding SealMissing(int first, int last) =>
        new(AuditFault.SealMissing, first == last ? $"封存 {first} 已不存在。" : $"封存 {first} 至 {last} 已不存在。", first);

    public static AuditFinding SealChanged(AuditSeal seal) =>
        new(AuditFault.SealChanged, $"封存 {seal.Number}: 时间、条数、根或与上一封存的衔接被修改(哈希不符)。", seal.Number);

    public static AuditFinding EventWithoutOperation(AuditEvent happened) =>
        new(
            AuditFault.EventWithoutOperation,
            $"事件 {happened.Id} ({happened.Type}) 所属的操作 {happened.OperationId} 不存在。",
            Operation: happened.OperationId
        );

    public static AuditFinding Backdated(Guid operation, DateTimeOffset at, int? seal = null) =>
        new(
            AuditFault.OperationBackdated,
            $"操作 {operation} 的时间为 {ChinaTime.Full(at)}, 而更晚的操作已先封存: 是事后补入的。",
            seal,
            operation
        );

    public static AuditFinding ExpectedMissing(string hash) =>
        new(AuditFault.ExpectedSealMissing, $"链中没有哈希为 {hash} 的封存: 链尾被截去, 或整条链被重做。");

    public static AuditFinding TriggerMissing(string table) =>
        new(AuditFault.TriggerMissing, $"表 {table} 的“只可追加”触发器缺失或被停用。");
}
