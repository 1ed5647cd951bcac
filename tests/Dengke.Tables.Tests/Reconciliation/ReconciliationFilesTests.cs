using Dengke.Tables.Reconciliation;

namespace Dengke.Tables.Tests.Reconciliation;

[Trait("Requirement", "REC-5")]
public sealed class ReconciliationFilesTests : IDisposable
{
    private const string Header = "学号,姓名,性别,专业代码\n";

    private readonly TwoFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Run_DifferencesAndUnmatched_AreWrittenAsCsv()
    {
        var outcome = files.Run(
            Header + "2021310001,张三,男,020101\n2021310002,\"李\"\"四\",男,020101\n2021310003,王五,女,020101\n",
            Header + "2021310002,\"李,四\",1,020101\n2021310001,张三,男,020101\n2021310009,赵六,女,020101\n"
        );

        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        Assert.Equal(["differences.csv", "summary.json", "unmatched.csv"], files.Names());
        var differences = files.Read("differences.csv").Split("\r\n");
        Assert.Equal("key,field,verdict,registry,academic,note", differences[0]);
        Assert.StartsWith("2021310002,姓名,differs,\"李\"\"四\",\"李,四\",", differences[1], StringComparison.Ordinal);
        Assert.StartsWith("2021310002,性别,format,男,1,", differences[2], StringComparison.Ordinal);
        Assert.Equal([""], differences[3..]);
        Assert.Equal(
            "side,key,reason\r\nregistry,2021310003,not_in_academic\r\nacademic,2021310009,not_in_registry\r\n",
            files.Read("unmatched.csv")
        );
    }

    [Fact]
    public void Run_DamagedCell_IsWrittenAndNotedByItsDifference()
    {
        var outcome = files.Run(Header + "2021310001,张三,男,020101\n", Header + "2021310001,张三,男,20101\n");

        Assert.True(outcome.IsOk, outcome.Failure?.Message);
        Assert.Equal(1, outcome.Value.DamagedCells);
        Assert.Equal(
            "side,row,column,field,value,damage\r\nacademic,2,D,专业代码,20101,leading_zero_lost\r\n",
            files.Read("damaged.csv")
        );
        Assert.Contains(
            $"教务: {CellDamage.LeadingZeroLost.Sentence()}",
            files.Read("differences.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Run_NothingDamagedAnyMore_RemovesWhatWasDamagedBefore()
    {
        files.Run(Header + "2021310001,张三,男,20101\n", Header + "2021310001,张三,男,020101\n");

        files.Run(Header + "2021310001,张三,男,020101\n", Header + "2021310001,张三,男,020101\n");

        Assert.Equal(["differences.csv", "summary.json", "unmatched.csv"], files.Names());
    }

    [Fact]
    public void Run_SecondFileUnreadable_LeavesWhatWasThereBefore()
    {
        files.Run(Header + "2021310001,张三,男,020101\n", Header + "2021310001,张三,女,020101\n");
        var before = files.Names().Select(files.Read).ToArray();

        var outcome = files.Run(Header + "2021310001,张三,男,020101\n", "这不是一张表\n");

        Assert.False(outcome.IsOk);
        Assert.Equal(before, files.Names().Select(files.Read));
    }

    [Theory]
    [InlineData("110101200301050000")]
    [InlineData("1.10101E+17")]
    public void Run_RoundedKeys_AreRefusedAndNamed(string rounded)
    {
        const string header = "证件号码,姓名\n";
        var good = header + "11010519491231002X,张三\n";
        files.Run(good, good);

        var outcome = files.Run(good, header + $"11010519491231002X,张三\n{rounded},李四\n");

        Assert.Equal(Reconciler.RoundedKeys, outcome.Failure?.Code);
        Assert.Contains("A3", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(
            $"side,row,column,field,value,damage\r\nacademic,3,A,证件号码,{rounded},rounded\r\n",
            files.Read("damaged.csv")
        );
        Assert.Contains("\"matched\": 1", files.Read("summary.json"), StringComparison.Ordinal);
    }
}
