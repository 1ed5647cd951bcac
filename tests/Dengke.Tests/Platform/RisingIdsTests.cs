using Dengke.Platform.Handling;

namespace Dengke.Tests.Platform;

public sealed class RisingIdsTests
{
    [Fact]
    [Trait("Requirement", "SEA-5")]
    public void Next_TwoMakersWithClocksDaysApart_RisesForEach()
    {
        var now = new DateTimeOffset(2024, 10, 10, 1, 0, 0, TimeSpan.Zero);
        RisingIds one = new(),
            other = new();
        List<string> ofOne = [],
            ofOther = [];

        for (var i = 0; i < 200; i++)
        {
            ofOne.Add(one.Next(now).ToString());
            ofOther.Add(other.Next(now.AddDays(12)).ToString());
        }

        Assert.Equal(ofOne.Order(StringComparer.Ordinal), ofOne);
        Assert.Equal(ofOther.Order(StringComparer.Ordinal), ofOther);
        Assert.Equal(200, ofOne.Distinct(StringComparer.Ordinal).Count());
    }
}
