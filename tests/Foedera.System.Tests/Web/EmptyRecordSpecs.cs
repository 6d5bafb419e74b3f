using System.Net;
using Foedera.Core.Said;
using Foedera.Store;
using Foedera.Web;
using Microsoft.AspNetCore.Builder;

namespace Foedera.System.Tests.Web;

/// <summary>A record with nothing in it: every page says so in its first sentence.</summary>
public sealed class EmptyRecordSpecs : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-empty").FullName;
    private readonly HttpClient client = new();
    private RecordStore record = null!;
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        record = await RecordStore.OpenAsync(Path.Combine(folder, "record.db"), TimeProvider.System);
        app = WebApp.Build(record, new WebOptions { Urls = "http://127.0.0.1:0" }, new ActorDirectory([]));
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await record.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/", "No document is on record yet")]
    [InlineData("/said", "Nothing that was said is on record yet.")]
    [InlineData("/documents", "No document is on record yet.")]
    [InlineData("/speakers", "No speaker is on record yet.")]
    [InlineData("/outlets", "No outlet is on record yet.")]
    [InlineData("/search", "No statement is on record yet.")]
    [InlineData(
        "/verify?q=We+will+meet+force+with+force",
        "No document is on record yet, so nothing could be searched."
    )]
    public async Task A_page_says_that_there_is_nothing_yet(string address, string answer)
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
        page.ShouldContain(answer);
        page.ShouldNotContain("Narrow the list");
    }

    [Fact]
    public async Task What_is_owed_is_as_of_the_last_day_gathered_whatever_the_record_holds()
    {
        var page = await client.GetStringAsync("/pacts/NATO", TestContext.Current.CancellationToken);
        page.ShouldContain("A treaty that bound 32 states");
        page.ShouldContain("As of <time datetime=\"2026-09-30\">30 September 2026</time>");
    }
}
