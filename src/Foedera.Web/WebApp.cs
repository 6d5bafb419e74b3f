using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Reading.Packs;
using Foedera.Store;
using Foedera.Web.Api;
using Foedera.Web.Mcp;
using Foedera.Web.Pages;
using Foedera.Web.Pages.Delivered;
using Foedera.Web.Pages.Desk;
using Foedera.Web.Pages.Embeds;
using Foedera.Web.Pages.Lists;
using Foedera.Web.Pages.Machines;
using Foedera.Web.Pages.Method;
using Foedera.Web.Pages.Owed;
using Foedera.Web.Pages.Said;
using Foedera.Web.Pages.Search;
using Foedera.Web.Pages.Sources;
using Foedera.Web.Pages.Topics;
using Foedera.Web.Serving;
using Foedera.Web.Views.Changes;
using Foedera.Web.Views.Search;
using Foedera.Work.Stages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Foedera.Web;

/// <summary>The pages and their data, as a web application over one record.</summary>
public static class WebApp
{
    private const int MostConnections = 2000;

    /// <summary>Makes the application; the caller runs and disposes it. Styles and fonts are found beside the program,
    /// whatever folder it is started from.</summary>
    /// <param name="record">The record; it stays the caller's to close.</param>
    /// <param name="options">How it is served.</param>
    /// <param name="actors">The actors of the packs, for posts and facts about speakers; null for none.</param>
    public static WebApplication Build(RecordStore record, WebOptions options, ActorDirectory? actors = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        builder.WebHost.UseUrls([.. options.Urls.Split(';'), .. Metrics(options)]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        });
        builder
            .Logging.ClearProviders()
            .AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(record);
        builder.Services.AddSingleton(actors ?? ActorDirectory.Empty);
        AddParts(builder.Services, options, builder.Environment.WebRootPath);
        var app = builder.Build();
        UseParts(app, options);
        HomePages.Map(app);
        UtterancePages.Map(app);
        VerifyPages.Map(app);
        CheckPages.Map(app);
        SearchPages.Map(app);
        TopicPages.Map(app);
        DocumentPages.Map(app);
        SpeakerPages.Map(app);
        OutletPages.Map(app);
        SourcePages.Map(app);
        AuditPages.Map(app);
        DeliveredPages.Map(app);
        OwedPages.Map(app);
        MethodPages.Map(app);
        MachinePages.Map(app);
        EmbedPages.Map(app);
        Suggestions.Map(app);
        ListPages.Map(app);
        FollowPages.Map(app);
        CorrectionPages.Map(app);
        McpServing.Map(app);
        app.MapOpenApi(OpenApi.Address);
        app.MapFallback(
                "{**address}",
                context =>
                    Failures.Answer(context, StatusCodes.Status404NotFound, "Nothing on record has this address.")
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
        return app;
    }

    private static IEnumerable<string> Metrics(WebOptions options) =>
        options.MetricsPort is { } port
            ? [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")]
            : [];

    /// <summary>What makes answers, for pages and tools alike.</summary>
    internal static void AddAnswers(IServiceCollection parts, WebOptions options)
    {
        parts.AddSingleton(options);
        parts.AddSingleton(options.Day is { } day ? new FixedDay(day) : TimeProvider.System);
        parts.AddSingleton<Verifier>();
        parts.AddSingleton(new TopicShelf([Path.Combine(AppContext.BaseDirectory, "packs"), .. options.Packs]));
        parts.AddSingleton(services => new Searcher(
            services.GetRequiredService<RecordStore>(),
            services.GetRequiredService<ActorDirectory>(),
            services.GetRequiredService<TopicShelf>().Topics,
            services.GetRequiredService<TimeProvider>()
        ));
        // the models are opened when the first draft comes
        parts.AddSingleton(services => new StatementReader(
            services.GetRequiredService<ActorDirectory>(),
            ReadingModels.Open()
        ));
        parts.AddSingleton<DraftChecker>();
        parts.AddSingleton(services => new Lazy<DraftChecker>(services.GetRequiredService<DraftChecker>));
        parts.AddSingleton(services => new PledgeShelf(
            [Path.Combine(AppContext.BaseDirectory, "packs"), .. options.Packs],
            services.GetRequiredService<RecordStore>(),
            services.GetRequiredService<ActorDirectory>()
        ));
        parts.AddSingleton(new PactLibrary(Path.Combine(AppContext.BaseDirectory, "packs")));
        parts.AddSingleton(CaseList.ReadFolders([Path.Combine(AppContext.BaseDirectory, "packs"), .. options.Packs]));
        parts.AddSingleton<ChangeFeeds>();
    }

    private static void AddParts(IServiceCollection parts, WebOptions options, string webRoot)
    {
        AddAnswers(parts, options);
        parts.AddSingleton(new AssetBundle(webRoot));
        parts.AddSingleton(MethodLibrary.Read(Path.Combine(AppContext.BaseDirectory, "docs", "method")));
        parts.AddSingleton(GuideLibrary.Read(Path.Combine(AppContext.BaseDirectory, "docs")));
        McpServing.AddHttp(parts);
        parts.AddHttpContextAccessor();
        parts.AddRazorComponents();
        // no page keeps a secret across restarts, so no keys are written to disk
        parts.AddDataProtection().UseEphemeralDataProtectionProvider();
        parts.AddProblemDetails();
        parts.ConfigureHttpJsonOptions(Json.Describe);
        parts.AddOpenApi(openApi =>
            openApi.AddOperationTransformer(OpenApi.ShowExample).AddDocumentTransformer(OpenApi.ShowDataAddresses)
        );
        parts.AddRateLimiter(limits => Protection.Limit(limits, options));
        parts.AddSingleton<Hosts>();
        parts.AddSingleton<Answering>();
        parts.Configure<ForwardedHeadersOptions>(forwarded => Callers.Trust(forwarded, options));
        parts.AddResponseCompression(compression => compression.EnableForHttps = true);
        Telemetry.Add(parts, options);
    }

    private static void UseParts(WebApplication app, WebOptions options)
    {
        var record = app.Services.GetRequiredService<RecordStore>();
        Telemetry.Use(app, options);
        app.UseForwardedHeaders();
        app.Use(Protection.AddHeaders);
        app.Use((HttpContext context, RequestDelegate next) => Health.AnswerAsync(context, next, record));
        app.Use(app.Services.GetRequiredService<Hosts>().CheckAsync);
        // styles and scripts; pages come with their own
        app.UseResponseCompression();
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = file =>
                    file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments(
                        "/assets",
                        StringComparison.Ordinal
                    )
                        ? "public, max-age=31536000, immutable"
                        : "public, max-age=3600",
            }
        );
        app.Use(PageForms.Read);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = Break,
                // a request that is cut off, too long, too slow or no form costs no line of the log
                SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException,
            }
        );
        app.Use(Methods.AnswerAsync);
        app.UseRouting();
        app.UseRateLimiter();
        app.Use(app.Services.GetRequiredService<Answering>().RunAsync);
    }

    private static Task Break(HttpContext context)
    {
        return context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException bad => Failures.Answer(context, bad.StatusCode, "The question could not be read."),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => Task.CompletedTask,
            RecordException => Failures.Answer(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "The record cannot be read just now."
            ),
            _ => Failures.Answer(
                context,
                StatusCodes.Status500InternalServerError,
                "The page could not be made. Nothing on record was changed."
            ),
        };
    }
}
