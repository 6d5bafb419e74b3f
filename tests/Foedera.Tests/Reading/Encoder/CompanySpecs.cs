using Foedera.Core.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Foedera.Tests.Reading.Encoder;

/// <summary>What is read in a document depends on that document and the model alone.</summary>
public sealed class CompanySpecs
{
    private static readonly Document[] Documents =
    [
        .. Directory
            .GetFiles(Repository.PathOf("samples"), "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(file => new Document(Path.GetFileName(file), File.ReadAllText(file))),
    ];

    private static readonly Dictionary<string, string> Alone = Documents.ToDictionary(d => d.Id, Read);

    [Fact]
    public void A_document_is_read_alike_in_any_company_and_order()
    {
        Documents.ShouldNotBeEmpty();
        Alone.Values.ShouldContain(read => read.Length > 0);
        Prop.ForAll(
                Gen.Elements(Documents).ListOf(4).ToArbitrary(),
                some =>
                {
                    var together = some.AsParallel().AsOrdered().Select(Read).ToArray();
                    together.ShouldBe(some.Select(d => Alone[d.Id]));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));
    }

    private static string Read(Document document) =>
        string.Join(
            '\n',
            Repository
                .Reader.Read(document)
                .Select(s =>
                    $"{s.Id} {s.Kind} {s.Type} {s.Confidence} {s.Rule} {s.Speaker?.Name} {string.Join(' ', s.Source)} {string.Join(' ', s.Cue)} {string.Join(' ', s.Content)}"
                )
        );
}
