namespace Dengke.Platform.Access;

/// <summary>What people type to say who they are: a 学号, a 工号 or a chosen name.</summary>
public static class UserNames
{
    private const int Most = 64;

    /// <summary>The form under which names are compared: without outer blanks and case.</summary>
    public static string Key(string userName) => userName.Trim().ToLowerInvariant();

    /// <summary>2 to 64 letters, digits and <c>. _ - @</c>.</summary>
    public static bool IsValid(string userName) =>
        userName.Length is >= 2 and <= Most && userName.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@');
}
