using Dengke.Domain.Campaigns;
using Dengke.Domain.Capture;
using Dengke.Timetable.Simulation;

namespace Dengke.Timetable.Tests;

/// <summary>People who do everything they should not, under the rules that every hall is run by.</summary>
public sealed class TenThousandHallsTests
{
    private const int Halls = 10_000;
    private const int Acts = 150;

    [Fact]
    [Trait("Requirement", "CAP-2")]
    [Trait("Requirement", "CAP-4")]
    public void Halls_WalkAwaysQueueJumpersAndDoubleScans_NobodyGetsAnothersTicket()
    {
        var photographed = 0;
        for (var hall = 0; hall < Halls; hall++)
        {
            photographed += new Unruly(hall).Play();
        }

        // Else the halls would prove nothing.
        Assert.True(photographed > Halls * 2, $"{photographed} people were photographed");
    }

    /// <summary>One hall of two to three stations and five to sixteen people.</summary>
    private sealed class Unruly
    {
        private readonly Random random;
        private readonly SimulatedHall hall;
        private readonly int stations;
        private readonly List<SimulatedPerson> people;
        private readonly Dictionary<int, SimulatedPerson> owners = [];

        /// <summary>Who stands before the camera of a station, whoever was called there.</summary>
        private readonly SimulatedPerson?[] before;
        private readonly HashSet<SimulatedPerson> portraits = [];
        private DateTimeOffset now = ChinaTime.ToInstant(Make.Day.AddHours(8));

        public Unruly(int seed)
        {
            random = new Random(seed);
            stations = random.Next(2, 4);
            hall = new(stations);
            before = new SimulatedPerson?[stations + 1];
            people =
            [
                .. Enumerable
                    .Range(1, random.Next(5, 17))
                    .Select(i => new SimulatedPerson(i, now.AddMinutes(15 * random.Next(0, 3)))),
            ];
        }

        public int Play()
        {
            for (var act = 0; act < Acts; act++)
            {
                now = now.AddSeconds(random.Next(0, 40));
                Act(random.Next(10), people[random.Next(people.Count)], random.Next(1, stations + 1));
                Check();
            }

            return portraits.Count;
        }

        private void Act(int act, SimulatedPerson person, int station)
        {
            switch (act)
            {
                case 0 or 1 or 2:
                    // Once or, by two doors at once, more often.
                    Door(person);
                    if (random.Next(3) == 0)
                    {
                        Door(person);
                    }

                    break;
                case 3:
                    hall.CallNext(station, now);
                    break;
                case 4:
                    // Whoever is called goes to the station; or somebody else does.
                    Stand(station, hall.At(station) is { } called && random.Next(4) > 0 ? called : person);
                    break;
                case 5 or 6:
                    Shoot(station);
                    break;
                case 7:
                    Step(person, TicketTrigger.Leave);
                    break;
                case 8:
                    Step(person, random.Next(2) == 0 ? TicketTrigger.Miss : TicketTrigger.Release);
                    break;
                default:
                    if (random.Next(4) == 0)
                    {
                        hall.Prefer(person);
                    }

                    break;
            }
        }

        private void Door(SimulatedPerson person)
        {
            var (number, state) = (person.Number, person.State);
            var answer = hall.CheckIn(person, now);
            if (number == 0)
            {
                Assert.Equal(DoorAnswer.Admitted, answer.Value);
                Assert.True(owners.TryAdd(person.Number, person), $"ticket {person.Number} is given to two people");
            }
            else
            {
                Assert.Equal(number, person.Number);
                // A retake needs a reason, and nothing of it is done without.
                Assert.True(answer.IsOk || (state == TicketState.Done && person.State == TicketState.Done));
            }
        }

        private void Stand(int station, SimulatedPerson person)
        {
            if (hall.Begin(station, person, now) is null)
            {
                Assert.Same(hall.At(station), person);
                Assert.Same(owners[person.Number], person);
                before[station] = person;
            }
            else
            {
                Assert.NotSame(hall.At(station), person);
            }
        }

        private void Shoot(int station)
        {
            if (hall.At(station) is not { } person || person.State != TicketState.Serving)
            {
                return;
            }

            Assert.Same(before[station], person);
            Assert.True(hall.Take(person, TicketTrigger.Finish, now).IsOk);
            Assert.True(portraits.Add(person), "two portraits on one ticket");
            before[station] = null;
        }

        private void Step(SimulatedPerson person, TicketTrigger trigger)
        {
            var (station, state) = (person.Station, person.State);
            if (hall.Take(person, trigger, now).IsOk && station is { } left && state.IsAtStation())
            {
                before[left] = null;
            }
        }

        private void Check()
        {
            foreach (var (number, owner) in owners)
            {
                Sure(number == owner.Number, "somebody's ticket has changed");
            }

            for (var station = 1; station <= stations; station++)
            {
                var present = hall.At(station);
                foreach (var person in people)
                {
                    var there = person.Station == station && person.State.IsAtStation();
                    Sure(there == (person == present), "a station has another person than its ticket");
                }
            }

            var waiting = people.Count(p => p.Number != 0 && p.State == TicketState.Waiting);
            Sure(waiting == hall.Waiting, "the queue has others than those who wait");
        }

        private static void Sure(bool holds, string what)
        {
            if (!holds)
            {
                Assert.Fail(what);
            }
        }
    }
}
