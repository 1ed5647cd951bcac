using CsCheck;
using Dengke.Domain.Campaigns;

namespace Dengke.Domain.Tests.Campaigns;

[Trait("Requirement", "CAM-1")]
public sealed class ValueListTests
{
    [Fact]
    public void Equals_SameElements_IsTrueAndHashesAgree() =>
        Gen.Int[0, 3]
            .Array[0, 4]
            .Select(Gen.Int[0, 3].Array[0, 4])
            .Sample(
                (a, b) =>
                {
                    ValueList<int> left = [.. a];
                    ValueList<int> right = [.. b];
                    Assert.Equal(a.SequenceEqual(b), left.Equals(right));
                    Assert.True(!left.Equals(right) || left.GetHashCode() == right.GetHashCode());
                }
            );

    [Fact]
    public void Equals_RecordsThatHoldLists_ComparesByElements()
    {
        var one = new Campaign { Colleges = [new("金融学院", "沙河")] };
        var same = new Campaign { Colleges = [new("金融学院", "沙河")] };
        var other = new Campaign { Colleges = [new("金融学院", "学院南路")] };

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }
}
