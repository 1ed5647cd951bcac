using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;

namespace Dengke.Features.Handoff;

/// <summary>An entry of a package, with what is wrong with it.</summary>
internal sealed record OpenedLine(string Package, string File, string? Token, Failure? Problem);

/// <summary>A portrait that was opened: kept now, or kept already by an earlier run.</summary>
/// <param name="Sha256">Of its envelope.</param>
internal sealed record OpenedPortrait(string Package, string Session, string Sha256, OpenedPhoto Photo);

/// <summary>Opens a package's photos into a folder.</summary>
/// <param name="signers">Only packages of these; none for taking the signer that each names.</param>
/// <param name="unchecked_">Told of each package whose signer nobody has vouched for.</param>
/// <param name="portrait">Given each portrait that is good.</param>
internal sealed class PackageOpening(
    string folder,
    PrivateKey key,
    IReadOnlyCollection<PublicKey> signers,
    Action<string, PhotoPackage> unchecked_,
    Action<OpenedPortrait> portrait
)
{
    private const string Doubled = "doubled";

    public async Task<List<OpenedLine>> Open(string path, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        var opened = PhotoPackage.Open(path, signers);
        if (!opened.IsOk)
        {
            return [new OpenedLine(name, name, null, opened.Failure)];
        }

        using var package = opened.Value;
        if (signers.Count == 0)
        {
            unchecked_(name, package);
        }

        List<OpenedLine> lines = [];
        foreach (var photo in package.Manifest.Photos)
        {
            var read = package.Content(photo).Then(e => PhotoEnvelope.Open(e, key)).Then(p => Same(p, photo));
            var problem = read.Failure ?? await Keep(read.Value, ct);
            if (problem is null or { Code: Doubled })
            {
                portrait(new OpenedPortrait(name, package.Manifest.Session, photo.Sha256, read.Value));
            }

            lines.Add(new OpenedLine(name, photo.File, photo.Token, problem));
        }

        lines.AddRange(package.Strange().Select(s => new OpenedLine(name, s.File, null, s.Why)));
        return lines;
    }

    private static Outcome<OpenedPhoto> Same(OpenedPhoto opened, ManifestPhoto named) =>
        opened.Token == named.Token && opened.Shot == named.Shot
            ? opened
            : Failure.Refused("another_token", "密文属于另一个人或另一次拍摄。", "The envelope is of another person or shot.");

    /// <summary>Writes a photo; one that is there already is never replaced.</summary>
    /// <returns>Null for done; <c>doubled</c> for the same one again, <c>token_twice</c> for another one.</returns>
    private async Task<Failure?> Keep(OpenedPhoto photo, CancellationToken ct)
    {
        var path = Path.Combine(folder, $"{photo.Token}.jpg");
        if (!File.Exists(path))
        {
            await PrivateFile.Create(path, photo.Photo, ct);
            return null;
        }

        var there = await File.ReadAllBytesAsync(path, ct);
        return there.AsSpan().SequenceEqual(photo.Photo)
            ? Failure.Refused(Doubled, "同一张照片已经打开过。", "The same photo was opened already.")
            : Failure.Refused(
                "token_twice",
                "这个令牌已有另一张照片, 没有覆盖。",
                "There is another photo of this token; it was not replaced."
            );
    }
}
