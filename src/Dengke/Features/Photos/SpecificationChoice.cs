using Dengke.Domain.Kernel;
using Dengke.Photos.Measures;
using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos;

/// <summary>Takes a specification by its name or from its file.</summary>
public static class SpecificationChoice
{
    /// <param name="choice">The id of a shipped one, or a path; null for the graduation portrait.</param>
    /// <returns>The specification; what is wrong with a file is one sentence, its further problems are in <see cref="Failure.Fields"/>.</returns>
    public static Outcome<PhotoSpecification> Read(string? choice)
    {
        if (choice is null)
        {
            return ShippedSpecifications.Graduation;
        }

        if (ShippedSpecifications.Find(choice) is { } shipped)
        {
            return shipped;
        }

        if (!File.Exists(choice))
        {
            var known = string.Join(", ", ShippedSpecifications.Ids);
            return Failure.Invalid(
                "spec",
                $"没有规格“{choice}”, 也没有这个文件; 自带的有 {known}。",
                $"There is no specification or file {choice}; those that come along are {known}."
            );
        }

        var (specification, problems) = SpecificationYaml.Read(File.ReadAllText(choice), [.. MeasureCatalogue.ByName.Keys]);
        if (specification is not null)
        {
            return specification;
        }

        var more = problems.Count > 1 ? $" (共 {problems.Count} 处问题 {problems.Count} problems)" : "";
        return new Failure(
            FailureKind.Invalid,
            "specification_invalid",
            $"{choice}: {problems[0]}{more}",
            $"{choice}: {problems[0]}{more}"
        )
        {
            Fields = [.. problems.Select(p => new FieldError(p.Path, p.ToString()))],
        };
    }
}
