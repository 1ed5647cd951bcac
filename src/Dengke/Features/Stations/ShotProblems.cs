namespace Dengke.Features.Stations;

/// <summary>Why a shot was set aside: stable codes, shared with stations, and their words.</summary>
public static class ShotProblems
{
    public const string UnknownCode = "unknown_code";
    public const string CodeRevoked = "code_revoked";
    public const string NotInCohort = "not_in_cohort";
    public const string OtherCampaign = "other_campaign";
    public const string DeviceRevoked = "device_revoked";
    public const string UnknownSession = "unknown_session";
    public const string ShotConflict = "shot_conflict";
    public const string Disputed = "disputed";
    public const string TwoTokensOneTicket = "two_tokens_one_ticket";

    public static IReadOnlyList<string> All { get; } =
    [
        UnknownCode,
        CodeRevoked,
        NotInCohort,
        OtherCampaign,
        DeviceRevoked,
        UnknownSession,
        ShotConflict,
        Disputed,
        TwoTokensOneTicket,
    ];

    public static (string Chinese, string English) Words(string code) =>
        code switch
        {
            UnknownCode => ("采集码无人绑定", "Nobody has this code"),
            CodeRevoked => ("采集码已收回", "The code was taken back"),
            NotInCohort => ("学生不在本批次", "The student is not in this campaign"),
            OtherCampaign => ("属于另一批次", "Of another campaign"),
            DeviceRevoked => ("采集站已停用", "The station was revoked"),
            UnknownSession => ("没有这个场次", "No such session"),
            ShotConflict => ("同一编号有两张照片", "Two photos under one id"),
            Disputed => ("学生当场有异议", "The student disputed it"),
            TwoTokensOneTicket => ("票号属于另一人", "The ticket is another person's"),
            _ => (code, code),
        };

    /// <summary>What that means, and what to look at.</summary>
    public static (string Chinese, string English) Advice(string code) =>
        code switch
        {
            UnknownCode => (
                "扫到的码没有绑定给任何学生。请按票号和现场记录核实是谁, 再对应; 学生随后应在手机上核对采集码。",
                "The code that was scanned is bound to nobody. Find out by ticket and hall notes who it was; the student should then check their code."
            ),
            CodeRevoked => (
                "扫到的码已被收回。请核实本人后对应, 或不采用并请其补采。",
                "The code was taken back. Assign once you know who it was, or dismiss it and have another taken."
            ),
            NotInCohort => (
                "该生已不在本批次范围内, 通常不采用。",
                "The student is out of this campaign; usually it is dismissed."
            ),
            OtherCampaign => (
                "声明写的是另一批次, 采集站可能装错了日包。",
                "The statement names another campaign; the station may have had another day pack."
            ),
            DeviceRevoked => (
                "采集站停用之后才移交。确认机器当时仍由工作人员掌管, 再对应。",
                "It was handed over after the station was revoked. Make sure that staff had the machine when it was taken."
            ),
            UnknownSession => (
                "本批次没有这个场次, 或不由登科采集站拍摄。",
                "The campaign has no such session, or no station of ours shoots there."
            ),
            ShotConflict => (
                "同一拍摄编号先后送来两份不同的密文。已收到的不变; 请核实这一份再决定。",
                "Two different envelopes came under one id. What came first stays; look at this one before deciding."
            ),
            Disputed => (
                "学生当场对照片有异议, 已立案。可先对应给本人, 也可不采用并安排重拍。",
                "The student disputed the photo, and a case is open. Assign it for now, or dismiss it and have another taken."
            ),
            TwoTokensOneTicket => (
                "采集站记下的票号属于另一名学生, 两人可能换了位置。务必核实照片是谁的。",
                "The ticket that the station noted is another student's: two may have changed places. Find out whose face it is."
            ),
            _ => ("", ""),
        };
}
