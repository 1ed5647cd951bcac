using CsCheck;
using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Domain.MakeUp;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.MakeUp.MakeUpFixture;

namespace Dengke.Tests.MakeUp;

/// <summary>An hour never takes one more than it has places for, whoever presses at the same time.</summary>
[Trait("Requirement", "MUP-1")]
public sealed class RaceTests(MakeUpFixture fixture) : IClassFixture<MakeUpFixture>
{
    private const int Capacity = 12;

    [Fact]
    public async Task Book_SixtyForTwelvePlaces_TwelveAreBookedAndTheOthersToldItIsFull()
    {
        var at = At(10, 27, 10);
        var students = await fixture.Take(60);

        var outcomes = await Task.WhenAll(students.Select(s => Task.Run(() => fixture.Book(s, at))));

        Assert.Equal(Capacity, outcomes.Count(o => o.IsOk));
        Assert.All(outcomes.Where(o => !o.IsOk), o => Assert.Equal("slot_full", o.Failure!.Code));
        Assert.Equal(Capacity, await fixture.Taken(at));
        Assert.Equal(Capacity, (await fixture.Booked(at)).Count);
        await MoveAllTo(At(10, 27, 14), [.. students.Zip(outcomes).Where(p => p.Second.IsOk).Select(p => p.First)]);
    }

    [Fact]
    public async Task Book_OneStudentEightTimesAtOnce_HasOneBooking()
    {
        var student = await fixture.Take();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(9, 3).SelectMany(h => Enumerable.Repeat(h, 3)).Select(h => Try(student, At(10, 26, h)))
        );

        Assert.Single(outcomes, o => o.IsOk);
        Assert.All(outcomes.Where(o => !o.IsOk), o => Assert.Equal("already_booked", o.Failure!.Code));
        Assert.Equal(1, await fixture.App.Read(db => db.StudioBookings.CountAsync(b => b.StudentId == student.Id)));
        await AssertCounted();
    }

    [Fact]
    public async Task Anything_AtOnceInAnyOrder_CountsEveryPlaceOnce()
    {
        var students = await fixture.Take(18);
        DateTimeOffset[] hours = [At(11, 9, 9), At(11, 9, 10), At(11, 9, 11)];
        var act = Gen.Select(Gen.Int[0, students.Count - 1], Gen.Int[0, 2], Gen.Int[0, hours.Length - 1]);

        await act.Array[10, 40]
            .SampleAsync(
                async acts =>
                {
                    var outcomes = await Task.WhenAll(
                        acts.Select(a => Task.Run(() => Do(a.Item2, students[a.Item1], hours[a.Item3])))
                    );
                    Assert.All(outcomes, f => Assert.NotEqual("busy", f?.Code));
                    await AssertCounted();
                },
                iter: 12,
                threads: 1
            );
    }

    /// <summary>All from one full hour to another, in which two places are gone already.</summary>
    private async Task MoveAllTo(DateTimeOffset to, IReadOnlyList<Student> students)
    {
        foreach (var other in await fixture.Take(2))
        {
            Ok(await fixture.Book(other, to));
        }

        var moves = await Task.WhenAll(students.Select(s => Task.Run(() => fixture.Move(s, to))));

        Assert.Equal(Capacity - 2, moves.Count(m => m.IsOk));
        Assert.All(moves.Where(m => !m.IsOk), m => Assert.Equal("slot_full", m.Failure!.Code));
        Assert.Equal((2, Capacity), (await fixture.Taken(At(10, 27, 10)), await fixture.Taken(to)));
        await AssertCounted();
    }

    private Task<Outcome<Guid>> Try(Student student, DateTimeOffset at) => Task.Run(() => fixture.Book(student, at));

    private async Task<Failure?> Do(int kind, Student student, DateTimeOffset at) =>
        kind switch
        {
            0 => (await fixture.Book(student, at)).Failure,
            1 => (await fixture.Move(student, at)).Failure,
            _ => (await fixture.Cancel(student)).Failure,
        };

    private async Task AssertCounted()
    {
        var slots = await fixture.App.Read(db =>
            db.StudioSlots.Select(s => new
                {
                    s.Taken,
                    Booked = db.StudioBookings.Count(b => b.SlotId == s.Id && b.State == BookingState.Booked),
                })
                .ToListAsync()
        );
        Assert.NotEmpty(slots);
        Assert.All(
            slots,
            s =>
            {
                Assert.Equal(s.Booked, s.Taken);
                Assert.InRange(s.Taken, 0, Capacity);
            }
        );
    }
}
