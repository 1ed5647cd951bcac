using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Handling;

namespace Dengke.Features.Fees;

[Words("{student}缴费 {amount} 元, 收据 {receipt}", "{student} paid {amount} yuan, receipt {receipt}")]
[Step("缴费 {amount} 元, 收据 {receipt}", "Paid {amount} yuan, receipt {receipt}")]
public sealed record FeePaid(StudentRef Student, string Occasion, string Amount, string Method, string Receipt)
    : StudentEvent(Student);

[Words("{student}免缴, 凭据 {receipt}: {reason}", "{student}'s fee was waived, {receipt}: {reason}")]
[Step("免缴: {reason}", "Fee waived: {reason}")]
public sealed record FeeWaived(StudentRef Student, string Occasion, string Receipt, string Reason) : StudentEvent(Student);

[Words("收据 {receipt} 作废, {amount} 元: {reason}", "Receipt {receipt} of {amount} yuan was voided: {reason}")]
[Step("收据 {receipt} 作废: {reason}", "Receipt {receipt} voided: {reason}")]
public sealed record PaymentVoided(StudentRef Student, string Receipt, string Amount, string Reason) : StudentEvent(Student);

[Words(
    "{operatorName} {day} 日结: 现金应收 {recorded} 元, 实点 {counted} 元, 差额 {difference} 元",
    "{operatorName} closed the till of {day}: {recorded} yuan in cash recorded, {counted} counted, difference {difference}"
)]
public sealed record TillClosed(string OperatorName, DateOnly Day, string Recorded, string Counted, string Difference)
    : IAuditEvent
{
    public string? Subject => $"{Day:yyyy-MM-dd}";
}

[Words("{operatorName}日结时密码错误", "{operatorName} gave a wrong password to close the till")]
public sealed record ClosingRefused(string OperatorName) : IAuditEvent
{
    public string? Subject => OperatorName;
}
