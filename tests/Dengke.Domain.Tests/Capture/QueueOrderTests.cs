using CsCheck;
using Dengke.Domain.Capture;

namespace Dengke.Domain.Tests.Capture;

[Trait("Requirement", "CAP-2")]
public sealed class QueueOrderTests
{
    private static readonly DateTimeOffset Ten = new(2024, 10, 22, 2, 0, 0, TimeSpan.Zero);

    private static readonly Gen<QueuePlace> Places = Gen.Select(Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[1, 4])
        .Select(
            (first, slot, queued, number) => new QueuePlace(first, Ten.AddMinutes(15 * slot), Ten.AddMinutes(queued), number)
        );

    [Fact]
    public void Fair_PrioritySlotArrivalNumber_InThatOrder()
    {
        QueuePlace[] queue =
        [
            new(true, Ten.AddMinutes(15), Ten.AddMinutes(9), 9),
            new(false, Ten, Ten, 1),
            new(false, Ten, Ten, 2),
            new(false, Ten, Ten.AddMinutes(1), 3),
            new(false, Ten.AddMinutes(15), Ten.AddMinutes(-5), 4),
        ];

        Assert.Equal(queue, queue.Reverse().Order(QueueOrder.Fair));
    }

    [Fact]
    public void Fair_AnyPlaces_IsATotalOrder() =>
        Places
            .Array[3]
            .Sample(p =>
            {
                var (a, b, c) = (p[0], p[1], p[2]);
                Assert.Equal(Math.Sign(Compare(a, b)), -Math.Sign(Compare(b, a)));
                Assert.Equal(a == b, Compare(a, b) == 0);
                Assert.True(Compare(a, b) > 0 || Compare(b, c) > 0 || Compare(a, c) <= 0);
            });

    private static int Compare(QueuePlace a, QueuePlace b) => QueueOrder.Fair.Compare(a, b);
}
