using Foedera.Core.Said;
using Foedera.Reading.Attribution;
using Foedera.Work.Evaluation;

namespace Foedera.System.Tests.Evaluation;

public sealed class FloorsSpecs : IDisposable
{
    private const string Page =
        "<html><body><article><p>The council put off its vote on the new harbour wall on Sunday, "
        + "after a night of talks.</p></article></body></html>";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("foedera-floors-");

    public FloorsSpecs()
    {
        var corpus = folder.CreateSubdirectory("data/pages");
        corpus.CreateSubdirectory("html");
        File.WriteAllText(
            Path.Combine(corpus.FullName, "ground-truth.json"),
            """
            {"page-0001": {"articleBody":
                "The council put off its vote on the new harbour wall on Sunday, after a night of talks."}}
            """
        );
        using var file = File.Create(Path.Combine(corpus.FullName, "html", "page-0001.html.gz"));
        using var zip = new global::System.IO.Compression.GZipStream(
            file,
            global::System.IO.Compression.CompressionLevel.Fastest
        );
        zip.Write(global::System.Text.Encoding.UTF8.GetBytes(Page));
    }

    [Theory]
    [InlineData(1.0, FloorState.Held)]
    [InlineData(0.9, FloorState.Beaten)]
    [InlineData(1.1, FloorState.Broken)]
    public void A_figure_is_held_against_its_floor(double floor, FloorState expected) =>
        Check("pages", Hash(), floor).ShouldBe(expected);

    [Fact]
    public void Another_corpus_breaks_the_floor() => Check("pages", "0000", 0.5).ShouldBe(FloorState.Broken);

    [Fact]
    public void An_absent_corpus_is_skipped() => Check("elsewhere", "0000", 0.5).ShouldBe(FloorState.Skipped);

    public void Dispose() => folder.Delete(recursive: true);

    private string Hash() => Floors.HashOf([Path.Combine(folder.FullName, "data", "pages")]);

    private FloorState Check(string corpus, string hash, double floor)
    {
        var path = Path.Combine(folder.FullName, "floors.json");
        File.WriteAllText(
            path,
            string.Create(
                global::System.Globalization.CultureInfo.InvariantCulture,
                $$$"""
                {"data": "data", "evaluations": [
                    {"evaluation": "articles", "corpus": ["{{{corpus}}}"], "sha256": "{{{hash}}}",
                     "floors": {"articles.f1": {{{floor}}}}}]}
                """
            )
        );
        Floors.Read(path).Try(out var floors).ShouldBeTrue();
        return floors!
            .Check(
                folder.FullName,
                _ => ActorDirectory.Empty,
                ReadingModels.Open(),
                TestContext.Current.CancellationToken
            )
            .ShouldHaveSingleItem()
            .State;
    }
}
