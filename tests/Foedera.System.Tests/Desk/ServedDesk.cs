using Foedera.Core.Said;
using Foedera.System.Tests.Web;
using Foedera.Web;
using Foedera.Web.Desk;
using Microsoft.AspNetCore.Builder;

namespace Foedera.System.Tests.Desk;

/// <summary>The pages with a desk, over the record of the samples.</summary>
internal sealed class ServedDesk : IAsyncDisposable
{
    private readonly WebApplication app;

    private ServedDesk(WebApplication app, OpenDesk desk)
    {
        (this.app, Desk) = (app, desk);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public OpenDesk Desk { get; }

    public HttpClient Client { get; }

    public static async Task<ServedDesk> StartAsync(ServedSite site, OpenDesk desk)
    {
        var served = WebApp.Build(
            site.Record,
            new WebOptions { Urls = "http://127.0.0.1:0", Desk = desk },
            new ActorDirectory(ServedSite.Cast)
        );
        await served.StartAsync();
        return new ServedDesk(served, desk);
    }

    public Task<HttpResponseMessage> PostAsync(string address, params (string Key, string Value)[] fields) =>
        Client.PostAsync(address, AlertSpecs.Form(fields), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
