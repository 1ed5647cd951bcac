using Dengke.Features.Handoff;
using Dengke.Platform.CommandLine;
using Spectre.Console.Cli;

namespace Dengke.Tests.Handoff;

/// <summary>A folder in which a registrar and a photographer run the commands, all keys under one passphrase.</summary>
public abstract class HandoffFolder : IDisposable
{
    protected const string Word = "correct-horse";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dengke-handoff-");

    /// <summary>Its full name.</summary>
    protected string Root => folder.FullName;

    protected HandoffFolder() => Environment.SetEnvironmentVariable(Passphrase.Variable, Word);

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Three photos to registrar and deputy, in <c>photos.zip</c>.</summary>
    /// <param name="picture">Of each; null for bytes that are no picture.</param>
    protected async Task Packed(byte[]? picture = null)
    {
        foreach (var (name, use) in new[] { ("registrar", "enc"), ("deputy", "enc"), ("station", "sig") })
        {
            var made = await Support.CommandLine.Run<NewKeyCommand>(name, "--use", use, "--out", folder.FullName);
            Assert.True(made.Status == ExitCode.Clean, made.Error);
        }

        Directory.CreateDirectory(At("in"));
        foreach (var token in new[] { "A1", "B2", "C3" })
        {
            var photo = new byte[5000];
            new Random(token[1]).NextBytes(photo);
            await File.WriteAllBytesAsync(At($"in/{token}.jpg"), picture ?? photo, TestContext.Current.CancellationToken);
        }

        string[] to = ["--to", At("registrar.pub.jwk"), "--to", At("deputy.pub.jwk")];
        var packed = await Run<PackCommand>("in", [.. to, "--sign", At("station.key.jwe"), "--out", At("photos.zip")]);
        Assert.True(packed.Status == ExitCode.Clean, packed.Error);
    }

    private protected Task<Support.CommandLine> Run<TCommand>(string first, params string[] arguments)
        where TCommand : class, ICommand => Support.CommandLine.Run<TCommand>([At(first), .. arguments]);

    protected Task<byte[]> Bytes(string name) => File.ReadAllBytesAsync(At(name), TestContext.Current.CancellationToken);

    protected string At(string name) => Path.Combine(folder.FullName, name);
}
