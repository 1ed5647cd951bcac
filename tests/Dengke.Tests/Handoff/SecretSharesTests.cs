using System.Security.Cryptography;
using CsCheck;
using Dengke.Platform.Envelopes;

namespace Dengke.Tests.Handoff;

[Trait("Requirement", "HND-2")]
public sealed class SecretSharesTests
{
    [Fact]
    public void Join_AnyEnoughOfThem_IsTheSecret() =>
        Gen.Select(Gen.Byte.Array[1, 40], Gen.Int[2, 9], Gen.Int[0, 6], Gen.Int)
            .Sample(
                (secret, threshold, more, seed) =>
                {
                    var shares = SecretShares.Split(secret, threshold + more, threshold).ToArray();
                    new Random(seed).Shuffle(shares);

                    Assert.Equal(secret, SecretShares.Join(shares[..threshold]));
                    Assert.Equal(secret, SecretShares.Join(shares));
                },
                iter: 200
            );

    [Fact]
    public void Join_OneTooFew_IsSomethingElse() =>
        Gen.Int[2, 9]
            .Sample(
                threshold =>
                {
                    var secret = RandomNumberGenerator.GetBytes(32);

                    Assert.NotEqual(
                        secret,
                        SecretShares.Join(SecretShares.Split(secret, 12, threshold).Take(threshold - 1).ToList())
                    );
                },
                iter: 50
            );

    [Fact]
    public void Split_OneOfTwo_IsAnyByteAlike()
    {
        // Fewer than are needed say nothing: of one byte, split many times, the first share takes every value about as often.
        var seen = new int[256];
        for (var i = 0; i < 25_600; i++)
        {
            seen[SecretShares.Split([0], 2, 2)[0].Value[0]]++;
        }

        // Chi-squared with 255 degrees of freedom is under 400 but for one time in ten million.
        Assert.True(seen.Sum(n => (n - 100.0) * (n - 100.0) / 100) < 400);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(2, 3)]
    [InlineData(256, 2)]
    public void Split_NumbersThatMakeNoSense_AreRefused(int shares, int threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SecretShares.Split([1, 2, 3], shares, threshold));

    [Fact]
    public void Join_ThatDoNotBelongTogether_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => SecretShares.Join([]));
        Assert.Throws<ArgumentException>(() => SecretShares.Join([new(1, [1]), new(1, [2])]));
        Assert.Throws<ArgumentException>(() => SecretShares.Join([new(1, [1]), new(2, [2, 3])]));
        Assert.Throws<ArgumentException>(() => SecretShares.Join([new(0, [1]), new(2, [2])]));
    }
}
