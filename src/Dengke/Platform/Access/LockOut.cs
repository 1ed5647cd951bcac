using Dengke.Data;

namespace Dengke.Platform.Access;

/// <summary>After five failures in a row an account waits 15 minutes; each further failure doubles that, up to a day.</summary>
public static class LockOut
{
    public const int Allowed = 5;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static bool IsLocked(Account account, DateTimeOffset now) => account.LockedUntil > now;

    public static void CountFailure(Account account, DateTimeOffset now)
    {
        account.FailedSignIns++;
        if (account.FailedSignIns >= Allowed)
        {
            var doublings = Math.Min(account.FailedSignIns - Allowed, 10);
            var wait = First * (1 << doublings);
            account.LockedUntil = now + (wait < Longest ? wait : Longest);
        }
    }

    public static void Clear(Account account)
    {
        account.FailedSignIns = 0;
        account.LockedUntil = null;
    }
}
