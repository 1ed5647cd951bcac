using Dengke.Platform.Photos;
using Dengke.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Dengke.Tests.Photos;

/// <summary>A folder of made-up photos, and the commands run on it.</summary>
public sealed class PhotoFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-photos-");

    /// <summary>The path of a file or folder in it.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file, and its folders.</summary>
    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
        return this[name];
    }

    public void Dispose() => folder.Delete(recursive: true);

    internal static Task<CommandLine> Run<TCommand>(params string[] arguments)
        where TCommand : class, ICommand =>
        CommandLine.Run<TCommand>(s => s.AddSingleton<IPhotoJudge>(new FakeJudge()), arguments);
}
