using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Dengke.Platform.Web;

/// <summary>How a web program of ours begins, be it the server or the station.</summary>
internal static class WebHost
{
    /// <summary>
    /// A builder that watches no files: neither settings nor front end change while a program runs, and the number of folders that a Linux
    /// user may watch at a time is small.
    /// </summary>
    public static WebApplicationBuilder Create()
    {
        // The one place where the slim builder looks before it reads its settings' files.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(WebHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Root(),
            }
        );
        builder.Environment.WebRootFileProvider = new Unwatched(new PhysicalFileProvider(builder.Environment.WebRootPath));
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Logging.AddSimpleConsole(c => c.SingleLine = true);
        return builder;
    }

    /// <summary>The built front end: beside the program where it is published, else above it where it is built.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "wwwroot");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return AppContext.BaseDirectory;
    }

    private sealed class Unwatched(IFileProvider files) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

        public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
