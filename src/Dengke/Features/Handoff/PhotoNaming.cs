using Dengke.Domain.Capture;
using Dengke.Domain.Kernel;
using Dengke.Platform.Files;

namespace Dengke.Features.Handoff;

/// <summary>Something about the photo archive that a person has to look at.</summary>
/// <param name="Code">Stable: <c>no_portrait</c>, <c>no_student</c>, <c>second_portrait</c>, <c>blank_value</c>, <c>same_name</c>, <c>renamed</c>, <c>too_long</c>, <c>not_a_picture</c>, <c>wrong_size</c>.</param>
/// <param name="Written">Whether the photo is in the archive nevertheless.</param>
internal sealed record ArchiveFinding(
    string Code,
    string StudentNo,
    string Name,
    string File,
    bool Written,
    string Chinese,
    string English
);

/// <summary>A photo with the name that it gets.</summary>
/// <param name="Source">The file of the opened photo.</param>
internal sealed record NamedPhoto(NamedToken Who, string Source, string Path);

/// <summary>Which opened photo becomes which file of the archive. Where two people would have one name, neither gets it: either could be wrong.</summary>
internal sealed class PhotoNaming(PhotoNameTemplate template)
{
    private readonly List<ArchiveFinding> findings = [];

    public IReadOnlyList<ArchiveFinding> Findings => findings;

    /// <param name="names">Everybody, with or without a token; one student may have several.</param>
    /// <param name="folder">Of the opened photos, TOKEN.jpg.</param>
    public IReadOnlyList<NamedPhoto> Name(IReadOnlyList<NamedToken> names, string folder)
    {
        var files = Directory
            .EnumerateFiles(folder, "*.jpg")
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);
        List<NamedPhoto> chosen = [];
        foreach (var student in names.GroupBy(n => (n.StudentNo, n.ExamNo, n.Name)))
        {
            // The token of the shot that counts before any other.
            var taken = student
                .Where(n => files.ContainsKey(n.Token))
                .DistinctBy(n => n.Token)
                .OrderByDescending(n => n.Shot.Length > 0)
                .ToList();
            if (taken.Count == 0)
            {
                Find("no_portrait", student.First(), "", false, "没有照片。", "There is no portrait.");
            }
            else if (PathOf(taken[0]) is { } path)
            {
                chosen.Add(new NamedPhoto(taken[0], files[taken[0].Token], path));
            }

            foreach (var other in taken.Skip(1))
            {
                Find(
                    "second_portrait",
                    other,
                    $"{other.Token}.jpg",
                    false,
                    "同一学生的另一张照片, 未归档。",
                    "Another portrait of the same student; left out."
                );
            }
        }

        var known = names.Select(n => n.Token).ToHashSet(StringComparer.Ordinal);
        foreach (var stray in files.Keys.Where(t => !known.Contains(t)).Order(StringComparer.Ordinal))
        {
            Find(
                "no_student",
                null,
                $"{stray}.jpg",
                false,
                "名单中没有这个令牌, 未归档。",
                "The list has no such token; left out."
            );
        }

        return WithoutDoubles(chosen);
    }

    /// <summary>Adds what is found in the photo itself.</summary>
    public void Find(string code, NamedToken? who, string file, bool written, string chinese, string english) =>
        findings.Add(new ArchiveFinding(code, who?.StudentNo ?? "", who?.Name ?? "", file, written, chinese, english));

    private List<NamedPhoto> WithoutDoubles(List<NamedPhoto> chosen)
    {
        // Windows does not tell names apart by case.
        var doubled = chosen.GroupBy(p => p.Path, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).ToList();
        foreach (var photo in doubled.SelectMany(g => g))
        {
            Find(
                "same_name",
                photo.Who,
                photo.Path,
                false,
                "与他人的文件同名, 都未归档。",
                "Another student would have the same name; neither is written."
            );
        }

        var left = doubled.SelectMany(g => g).ToHashSet();
        return [.. chosen.Where(p => !left.Contains(p))];
    }

    /// <returns>Null where the photo cannot be named.</returns>
    private string? PathOf(NamedToken who)
    {
        var blank = template.Named.Where(k => Value(who, k).Trim().Length == 0).ToList();
        if (blank.Count > 0)
        {
            var keys = string.Join('、', blank.Select(k => $"{{{k}}}"));
            Find(
                "blank_value",
                who,
                $"{who.Token}.jpg",
                false,
                $"名单中{keys}为空, 未归档。",
                $"The list has no {keys}; left out."
            );
            return null;
        }

        var raw = template.Fill(k => Value(who, k)).ToList();
        var safe = raw.ConvertAll(SafeName.Of);
        var path = string.Join('/', safe);
        if (SafeName.IsTooLong(path))
        {
            Find("too_long", who, path, false, "文件名太长, 未归档。", "The name is too long; left out.");
            return null;
        }

        if (!raw.SequenceEqual(safe))
        {
            Find(
                "renamed",
                who,
                path,
                true,
                "名称中有文件名不允许的字符, 已用“_”代替。",
                "Characters that file names do not allow stand as _."
            );
        }

        return path;
    }

    private static string Value(NamedToken who, string key) =>
        key switch
        {
            "student_no" => who.StudentNo,
            "exam_no" => who.ExamNo,
            PhotoNameTemplate.DocumentNo => who.DocumentNo,
            "name" => who.Name,
            "college" => who.College,
            "class" => who.Class,
            "major" => who.Major,
            _ => who.Token,
        };
}
