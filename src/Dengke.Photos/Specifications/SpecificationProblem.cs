namespace Dengke.Photos.Specifications;

/// <summary>One thing wrong with a specification file.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="Path">The key it is about, e.g. <c>rules.head_pose.HeadPoseRoll.pass</c>; empty for the file as a whole.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record SpecificationProblem(int Line, int Column, string Path, Bilingual Reason)
{
    /// <summary>Place, path and reason, Chinese first, on one line.</summary>
    public override string ToString() => $"第 {Line} 行第 {Column} 列{(Path.Length > 0 ? $" {Path}" : "")}: {Reason}";
}

/// <summary>What came of reading a specification file.</summary>
/// <param name="Specification">Null if there is any problem.</param>
/// <param name="Problems">All of them, by place.</param>
public sealed record SpecificationReading(PhotoSpecification? Specification, IReadOnlyList<SpecificationProblem> Problems);
