using Foedera.Web;
using Microsoft.AspNetCore.Builder;

namespace Foedera.System.Tests.Web;

/// <summary>The pages on a real server with a port of its own.</summary>
public sealed class ServedSite : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public string Origin => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        app = WebApp.Build(new WebOptions { Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null) await app.DisposeAsync();
    }
}
