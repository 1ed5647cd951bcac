using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dengke.Data.Stations;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Photos;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Dengke.Station;

/// <summary>Puts the capture station together: a program of its own with a page on the machine it runs on.</summary>
public static class StationHost
{
    private const long LargestUpload = 64L << 20;

    /// <summary>Opens the station's store and key, and makes its page ready; nothing listens until it is started.</summary>
    /// <param name="passphrase">Of the station's key.</param>
    /// <returns>The program; what <see cref="DeviceKey.Open"/> refuses, <c>not_loopback</c>, <c>no_folder</c>.</returns>
    public static async Task<Outcome<WebApplication>> Build(
        StationOptions options,
        string passphrase,
        TimeProvider clock,
        CancellationToken ct = default
    )
    {
        var urls = options.Urls.Split(';');
        if (urls.Any(u => !Uri.TryCreate(u, UriKind.Absolute, out var url) || !url.IsLoopback))
        {
            return Failure.Refused(
                "not_loopback",
                "采集站只在本机开放, --urls 应为 http://127.0.0.1:端口。",
                "A station's page is for its own machine: --urls is http://127.0.0.1:PORT."
            );
        }

        if (options.WatchFolder is { } watched && !Directory.Exists(watched))
        {
            return Failure.Refused("no_folder", $"没有目录“{watched}”。", "There is no such folder to watch.");
        }

        Directory.CreateDirectory(options.DataFolder);
        var opened = await DeviceKey.Open(options.DataFolder, passphrase, ct);
        if (!opened.IsOk)
        {
            return opened.Failure!;
        }

        var store = await StationStore.Open(options.DataFolder, ct);
        var journal = await Journal.Open(store, clock, ct);
        var standing = new Standing(clock);
        var link = new ServerLink(store, opened.Value, standing);
        await link.Load(options.Server, ct);
        var packs = new DayPacks(store, link, standing, opened.Value);
        await packs.Load(ct);

        var builder = WebHost.Create();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = LargestUpload);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        AddServices(builder.Services);

        var app = builder.Build();
        app.Use(OwnMachineOnly);
        app.UseExceptionHandler(handler => handler.Run(Unforeseen));
        app.UseMiddleware<SecurityHeaders>();
        app.UseStaticFiles();
        app.UseRouting();
        app.MapRazorPages();
        app.MapGet("/healthz", () => "ok");
        app.MapGet("/language/{language}", Language.Choose);
        return app;

        void AddServices(IServiceCollection services)
        {
            services.AddSingleton(options);
            services.AddSingleton(clock);
            // Made by functions, so that they are disposed of with the program.
            services.AddSingleton(_ => opened.Value);
            services.AddSingleton(_ => store);
            services.AddSingleton(journal);
            services.AddSingleton<Readiness>();
            services.AddSingleton<CodeScans>();
            services.AddSingleton<ShotsInHand>();
            services.AddSingleton<ShotKeeping>();
            services.AddSingleton<Turns>();
            services.AddSingleton(standing);
            services.AddSingleton(_ => link);
            services.AddSingleton(packs);
            services.AddSingleton(_ => options.PhotoJudge ?? new PhotoJudge());
            services.AddSingleton<Booth>();
            services.AddSingleton<UsbPackage>();
            services.AddSingleton<FolderIntake>();
            services.AddHostedService(s => s.GetRequiredService<FolderIntake>());
            services.AddSingleton<HandingOver>();
            services.AddHostedService(s => s.GetRequiredService<HandingOver>());
            services.AddDataProtection().SetApplicationName("dengke-station").PersistKeysToFileSystem(KeyRing());
            services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
            services.AddAntiforgery(a => a.Cookie.Name = "dengke-station-form");
            services.AddRazorPages(p => p.RootDirectory = "/Station/Pages");
            services.Configure<RouteOptions>(r => r.LowercaseUrls = true);
        }

        DirectoryInfo KeyRing() => Directory.CreateDirectory(Path.Combine(options.DataFolder, "forms"));
    }

    private static Task Unforeseen(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            "出错了, 这一步没有完成; 已通过的照片都在。请回到上一页重试。 Something went wrong; this was not done. All accepted photos are safe."
        );
    }

    /// <summary>No page of another site can speak to the station by a name that leads here.</summary>
    private static Task OwnMachineOnly(HttpContext http, RequestDelegate next)
    {
        var host = http.Request.Host.Host;
        if (host is "localhost" or "127.0.0.1" or "[::1]" or "::1")
        {
            http.Response.Headers.CacheControl = "no-store";
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
