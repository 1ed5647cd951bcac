namespace Dengke.Platform.Limits;

/// <summary>
/// How much is too much. Counts are per node and per window. Whoever is signed in is counted alone, so that 3,000 students who
/// sit behind one address at eight in the morning do not stand in each other's way; of signing in, only failures count.
/// Set by the environment, e.g. <c>Limits__PostsPerAccount=600</c>.
/// </summary>
public sealed record LimitOptions
{
    /// <summary>Forms that one account may send in a minute.</summary>
    public int PostsPerAccount { get; set; } = 240;

    /// <summary>Files that one account may send in ten minutes.</summary>
    public int UploadsPerAccount { get; set; } = 60;

    /// <summary>Forms that people who are not signed in may send from one address in a minute: signing in, and nothing else.</summary>
    public int PostsPerAddress { get; set; } = 3000;

    /// <summary>Failures to sign in, from one address in a quarter of an hour.</summary>
    public int FailuresPerAddress { get; set; } = 2000;

    /// <summary>Failures to sign in as one user name in a quarter of an hour, whether or not there is such a name.</summary>
    public int FailuresPerName { get; set; } = 20;

    /// <summary>Pages on which anyone may check a document's code, from one address in a minute.</summary>
    public int ChecksPerAddress { get; set; } = 300;
}
