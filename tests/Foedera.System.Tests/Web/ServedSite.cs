using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Formats;
using Foedera.Store;
using Foedera.Web;
using Microsoft.AspNetCore.Builder;

namespace Foedera.System.Tests.Web;

/// <summary>The pages on a real server with a port of its own, over a record of the samples and of documents that mean
/// harm.</summary>
public sealed class ServedSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("foedera-web").FullName;
    private WebApplication? app;
    private RecordStore? record;

    public HttpClient Client { get; private set; } = null!;

    public RecordStore Record => record!;

    public IServiceProvider Services => app!.Services;

    public string Origin => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        record = await RecordStore.OpenAsync(Path.Combine(folder, "record.db"), TimeProvider.System);
        await FillAsync(record, [.. Samples(), .. Hostile.Documents]);
        app = WebApp.Build(record, new WebOptions { Urls = "http://127.0.0.1:0" }, new ActorDirectory(Cast));
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        if (record is not null)
            await record.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Invented people of the samples, as a pack would know them.</summary>
    public static Actor[] Cast { get; } =
    [
        new Actor("compact-secretary-general", ActorKind.Office, "Secretary General of the Meridian Compact"),
        new Actor("maren-oskeld", ActorKind.Person, "Maren Oskeld")
        {
            Aliases = ["Oskeld"],
            Pronoun = "she",
            Languages = ["en"],
            Memberships =
            [
                new Membership(
                    "compact-secretary-general",
                    new DateWindow(new DateOnly(2030, 10, 1), null),
                    "https://example.org/compact/secretary-general"
                ),
            ],
            Source = "https://example.org/compact/people",
        },
    ];

    private static IEnumerable<Document> Samples() =>
        Files
            .Read([Path.Combine(AppContext.BaseDirectory, "samples")])
            .OfType<Found.Read>()
            .Select(found => found.Reading.Document);

    private static async Task FillAsync(RecordStore record, IReadOnlyList<Document> documents)
    {
        var reader = new StatementReader(new ActorDirectory(Cast), ReadingModels.Open());
        var read = documents.Select(document => new ReadDocument(document, reader.Read(document))).ToList();
        await record.SaveAsync([
            .. read.Select(document => new Arrival(
                document,
                Core.Sources.Origin.OfFile(null, document.Document.Id),
                null
            )),
        ]);
        var utterances = Utterances.Join(read, (_, _) => []);
        await record.ReplaceUtterancesAsync(
            utterances,
            read.ToDictionary(d => d.Document.Id, d => new CodePoints(d.Document.Text), StringComparer.Ordinal)
        );
    }
}
