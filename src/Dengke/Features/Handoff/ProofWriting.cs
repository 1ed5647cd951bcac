using Dengke.Domain.Kernel;
using Dengke.Platform.Documents;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.Photos;

namespace Dengke.Features.Handoff;

/// <summary>Writes the watermarked views that the registrar uploads; the file has its name once it is whole.</summary>
internal sealed class ProofWriting : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly ProofFile.Writer writer;
    private readonly DocumentFonts fonts = new(new FontFiles());
    private readonly List<OpenedLine> problems = [];
    private bool finished;

    /// <exception cref="IOException">The file cannot be made.</exception>
    public ProofWriting(string path)
    {
        this.path = path;
        // Of a run that was ended.
        File.Delete(Unfinished);
        file = PrivateFile.OpenNew(Unfinished);
        writer = new ProofFile.Writer(file);
    }

    /// <summary>Portraits of which no view could be made.</summary>
    public IReadOnlyList<OpenedLine> Problems => problems;

    private static Failure Full { get; } =
        Failure.Refused(
            "proofs_full",
            $"一个校对图文件至多 {ProofFile.Most} 张, 请分次打开。",
            $"A file holds {ProofFile.Most} views at most; open the packages in several runs."
        );

    private string Unfinished => $"{path}.part";

    public void Add(OpenedPortrait portrait)
    {
        var photo = portrait.Photo;
        var made = writer.Count < ProofFile.Most ? ProofPicture.Make(photo.Photo, photo.Token, fonts) : Full;
        if (made.IsOk)
        {
            writer.Add(new ProofEntry(photo.Token, photo.Shot, portrait.Sha256), made.Value);
        }
        else
        {
            problems.Add(new OpenedLine(portrait.Package, ManifestPhoto.FileOf(photo.Token), photo.Token, made.Failure));
        }
    }

    public void Finish()
    {
        writer.End();
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(Unfinished, path, overwrite: false);
        finished = true;
    }

    public void Dispose()
    {
        file.Dispose();
        fonts.Dispose();
        if (!finished)
        {
            File.Delete(Unfinished);
        }
    }
}
