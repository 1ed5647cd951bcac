using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dengke.Data;
using Dengke.Platform.Access;
using Dengke.Platform.Api;
using Dengke.Platform.Audit;
using Dengke.Platform.Channels;
using Dengke.Platform.Clock;
using Dengke.Platform.Crypto;
using Dengke.Platform.Documents;
using Dengke.Platform.Files;
using Dengke.Platform.Handling;
using Dengke.Platform.Limits;
using Dengke.Platform.Live;
using Dengke.Platform.Mail;
using Dengke.Platform.Outbox;
using Dengke.Platform.Photos;
using Dengke.Platform.Recurring;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dengke.Platform.Web;

/// <summary>Where an installation keeps its data and listens.</summary>
/// <param name="DataFolder">Keys, files and, on SQLite, the database.</param>
/// <param name="Urls">Separated by semicolons, e.g. <c>http://127.0.0.1:5080</c>.</param>
/// <param name="Database"><c>sqlite</c> or <c>postgres:CONNECTION</c>.</param>
public sealed record ServerOptions(string DataFolder, string Urls = "http://127.0.0.1:5080", string Database = "sqlite")
{
    /// <summary>What documents are set in.</summary>
    public FontFiles Fonts { get; init; } = new();

    /// <summary>How much is too much, unless the environment says otherwise.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>What judges photos; null for the models beside the program.</summary>
    public IPhotoJudge? PhotoJudge { get; init; }

    /// <summary>The mail server, unless the environment says otherwise.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>The other channels to people, unless the environment says otherwise.</summary>
    public ChannelSettings Channels { get; init; } = new();
}

/// <summary>Puts the web program together.</summary>
public static class Server
{
    /// <param name="clock">The time; null for the machine's, or the demo's own.</param>
    public static async Task<WebApplication> Build(ServerOptions options, TimeProvider? clock = null)
    {
        Directory.CreateDirectory(options.DataFolder);
        var database = Data.Database.Open(options.Database, options.DataFolder);
        await database.Migrate();
        clock ??= await DemoClock.Open(database, TimeProvider.System);

        var builder = WebHost.Create();
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // The key ring lies beside the vault, in a folder that only the service may read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        AddServices(builder.Services, options, database, clock);
        builder.Services.AddHostedService<Sealing>();
        builder.Services.AddHostedService<RecurringService>();
        builder.Services.AddSingleton<HallFeed>();
        builder.Services.AddHostedService(s => s.GetRequiredService<HallFeed>());
        builder.Services.AddOutbox();
        builder.Services.AddSingleton<Mailer>();
        builder.Services.AddChannels(options.Channels, builder.Configuration);
        builder.Services.AddSingleton(new PublicAddress(builder.Configuration["PublicAddress"], options.Urls.Split(';')[0]));
        builder.Services.AddSingleton(_ => Options.Create(MailOf(options, builder.Configuration)));
        builder.Services.AddSingleton(_ => Options.Create(LimitsOf(options, builder.Configuration)));
        builder.Services.AddRequestLimits();
        builder.Services.AddApiDescription();
        // A proxy on this very machine may say whom it speaks for, and over what; nobody else may.
        builder.Services.Configure<ForwardedHeadersOptions>(f =>
            f.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        );

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseExceptionHandler("/problem/500");
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapFeatureRoutes();
        app.MapApiDescription();
        app.MapGet("/healthz", () => "ok").AllowAnonymous();
        app.MapGet("/readyz", Ready).AllowAnonymous();
        app.MapGet("/language/{language}", Language.Choose).AllowAnonymous();
        return app;
    }

    /// <summary>The services that pages, commands and the command line share.</summary>
    public static void AddServices(IServiceCollection services, ServerOptions options, Database database, TimeProvider clock)
    {
        var keys = Path.Combine(options.DataFolder, "keys");
        var vault = Vault.Open(keys);
        services.AddSingleton(options);
        services.AddSingleton<IDbContextFactory<DengkeDb>>(database);
        services.AddSingleton(clock);
        services.AddSingleton(vault);
        services.AddSingleton(new FileStore(Path.Combine(options.DataFolder, "files"), vault));
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton(_ => options.PhotoJudge ?? new PhotoJudge());
        services.AddSingleton(_ => new DocumentFonts(options.Fonts));
        services.AddSingleton<Runner>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerification>();
        services.AddScoped(_ =>
        {
            var db = database.CreateDbContext();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return db;
        });
        services.AddScoped<UnreadCount>();
        services.AddDataProtection().SetApplicationName("dengke").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services
            .AddAuthentication(Session.Scheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "dengke";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.LoginPath = "/sign-in";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.TimeProvider = TimeProvider.System;
                cookie.Events = new CookieAuthenticationEvents
                {
                    OnValidatePrincipal = Session.Validate,
                    OnRedirectToAccessDenied = Session.Deny,
                    OnRedirectToLogin = Session.Challenge,
                };
            });
        services.AddSingleton<IAuthorizationHandler, AnyRoleHandler>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Session.Scheme).RequireAssertion(IsNoRoute).Build());
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "dengke-form";
            a.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(t =>
        {
            t.Cookie.Name = "dengke-said";
            t.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRazorPages(p => p.RootDirectory = "/Features");
        // Over TLS, a proxy may compress what carries no secret; pages carry form tokens (BREACH).
        services.AddResponseCompression(c => c.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"]);
        services.Configure<RouteOptions>(r => r.LowercaseUrls = true);
    }

    private static LimitOptions LimitsOf(ServerOptions options, ConfigurationManager configuration)
    {
        var limits = options.Limits with { };
        configuration.GetSection("Limits").Bind(limits);
        return limits;
    }

    private static MailSettings MailOf(ServerOptions options, ConfigurationManager configuration)
    {
        var mail = options.Mail with { };
        configuration.GetSection("Mail").Bind(mail);
        return mail;
    }

    /// <summary>
    /// An address that leads nowhere, or is asked in a way that it is not there for, is answered alike to everyone (404, 405, 415); a route that does
    /// not say who may is refused.
    /// </summary>
    private static bool IsNoRoute(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;

    private static async Task<IResult> Ready(DengkeDb db, CancellationToken ct) =>
        await db.Database.CanConnectAsync(ct)
            ? Results.Text("ready")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
