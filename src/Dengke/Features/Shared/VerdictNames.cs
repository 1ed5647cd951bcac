using Dengke.Domain.Records;
using Dengke.Platform.Web;

namespace Dengke.Features.Shared;

/// <summary>What verdicts and reasons are called on pages, and what they mean for the student.</summary>
public static class VerdictNames
{
    public static string Of(Verdict verdict, DengkePage page) =>
        verdict switch
        {
            Verdict.Same => page.T("一致", "Same"),
            Verdict.Format => page.T("格式差异", "Format"),
            Verdict.Tolerated => page.T("允许差异", "Tolerated"),
            Verdict.Differs => page.T("不一致", "Differs"),
            Verdict.MissingInRegistry => page.T("学信网缺失", "Not in registry"),
            Verdict.MissingInAcademic => page.T("教务缺失", "Not in academic system"),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };

    public static string Of(UnmatchedReason reason, DengkePage page) =>
        reason switch
        {
            UnmatchedReason.NotInRegistry => page.T("学信网没有", "Not in the registry"),
            UnmatchedReason.NotInAcademic => page.T("教务系统没有", "Not in the academic system"),
            UnmatchedReason.DuplicateKey => page.T("重复的行", "Doubled row"),
            UnmatchedReason.InvalidKey => page.T("没有可用的证件号码、考生号或学号", "No usable key"),
            _ => throw new ArgumentOutOfRangeException(nameof(reason)),
        };

    /// <summary>What a difference means, and who mends it.</summary>
    public static string Meaning(RecordField field, Verdict verdict, DengkePage page)
    {
        var registryWins = field.SourceOfTruth == Source.Registry;
        return verdict switch
        {
            Verdict.Same => page.T("两个系统一致。", "Both systems agree."),
            Verdict.Format => page.T(
                "只是写法不同, 内容一致; 教务处会统一写法, 您无需操作。",
                "Written differently, the same in substance. The registrar will make the writing uniform; you need do nothing."
            ),
            Verdict.Tolerated => page.T(
                "因培养方案等原因可以不同, 属正常; 证书以学信网为准。",
                "May differ, for instance because of the study plan. The certificate follows the registry."
            ),
            Verdict.Differs when registryWins => page.T(
                "以学信网为准。若学信网正确, 教务处将更正教务系统, 您无需操作; 若学信网有误, 需凭证明材料申请更正。",
                "The registry counts. If it is right, the registrar corrects the academic system; if it is wrong, a correction with evidence is needed."
            ),
            Verdict.Differs => page.T(
                "以教务系统为准, 教务处将更正学信网, 您只需核对教务系统的内容。",
                "The academic system counts; the registrar will have the registry corrected."
            ),
            Verdict.MissingInRegistry => page.T(
                "学信网此项为空, 由教务处补报, 请核对教务系统的内容。",
                "Blank in the registry; the registrar will report it. Please check the academic system's value."
            ),
            Verdict.MissingInAcademic => page.T(
                "教务系统此项为空, 由教务处补录, 请核对学信网的内容。",
                "Blank in the academic system; the registrar will fill it in. Please check the registry's value."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };
    }
}
