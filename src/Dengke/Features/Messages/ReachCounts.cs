using Dengke.Features.Shared.Messages;

namespace Dengke.Features.Messages;

/// <summary>How many of the students a message was written to it has reached.</summary>
public sealed record ReachCounts(int Meant, int Sent, int Delivered, int Opened, int Acted, int Told, int Unreached)
{
    public static ReachCounts Of(IEnumerable<StudentReach> lines)
    {
        var (meant, sent, delivered, opened, acted, told, unreached) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var line in lines)
        {
            meant++;
            sent += line.Sent ? 1 : 0;
            delivered += line.Delivered ? 1 : 0;
            opened += line.Opened ? 1 : 0;
            acted += line.Acted ? 1 : 0;
            told += line.Told ? 1 : 0;
            unreached += line.Reached ? 0 : 1;
        }

        return new ReachCounts(meant, sent, delivered, opened, acted, told, unreached);
    }
}
