using System.Text.Json;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

/// <summary>The cases of specs/formats: each file, and the documents that come out of it.</summary>
public sealed class FormatsSpecs
{
    private static readonly JsonElement[] All =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Repository.PathOf("specs", "formats", "cases.json")))
            .RootElement.EnumerateArray(),
    ];

    public static TheoryData<string> Files => [.. All.Select(c => c.GetProperty("file").GetString()!)];

    [Theory, MemberData(nameof(Files))]
    public void A_file_gives_the_documents_that_it_holds(string file)
    {
        var expected = All.Single(c => c.GetProperty("file").GetString() == file)
            .GetProperty("documents")
            .EnumerateArray()
            .ToList();
        var pieces = Read(file);
        pieces.Count.ShouldBe(expected.Count, Shown(pieces));
        foreach (var (piece, wanted) in pieces.Zip(expected))
            Check(piece, wanted);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_file_cut_short_anywhere_is_read_or_refused_and_never_breaks(string file)
    {
        var bytes = File.ReadAllBytes(Repository.PathOf("specs", "formats", file));
        for (var part = 1; part < 8; part++)
        {
            var cut = bytes.AsMemory(0, bytes.Length * part / 8);
            DocumentFormats
                .Read(new RawSource(cut, file, null, null, new UnpackBudget()))
                .ShouldAllBe(piece => piece.Reading != null);
        }
    }

    private static List<Piece> Read(string file)
    {
        var bytes = File.ReadAllBytes(Repository.PathOf("specs", "formats", file));
        return [.. DocumentFormats.Read(new RawSource(bytes, file, null, null, new UnpackBudget()))];
    }

    private static void Check(Piece piece, JsonElement wanted)
    {
        if (Text(wanted, "member") is { } member)
            piece.Member.ShouldBe(member);
        if (Text(wanted, "problem") is { } code)
        {
            piece.Reading.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
            return;
        }
        piece.Reading.Try(out var read).ShouldBeTrue(Shown([piece]));
        var document = read!.Document;
        document.Id.ShouldBe(Text(wanted, "id"));
        if (Text(wanted, "title") is { } title)
            document.Title.ShouldBe(title);
        if (Text(wanted, "outlet") is { } outlet)
            document.Outlet.ShouldBe(outlet);
        if (Text(wanted, "language") is { } language)
            document.Language.ShouldBe(language);
        if (Text(wanted, "url") is { } url)
            document.Address?.AbsoluteUri.ShouldBe(url);
        if (Text(wanted, "genre") is { } genre)
            document.Genre.ToString().ShouldBe(genre, StringCompareShould.IgnoreCase);
        if (Text(wanted, "kind") is { } kind)
            document.TranscriptKind.ToString().ShouldBe(kind, StringCompareShould.IgnoreCase);
        if (wanted.TryGetProperty("published", out var day))
            document
                .Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                .ShouldBe(day.GetString());
        if (Text(wanted, "text") is { } text)
            document.Text.ShouldBe(text);
        if (Text(wanted, "note") is { } note)
            read.Notes.ShouldContain(n => n.Contains(note, StringComparison.Ordinal));
        foreach (var part in Parts(wanted, "text_has"))
            document.Text.ShouldContain(part);
        foreach (var part in Parts(wanted, "text_not"))
            document.Text.ShouldNotContain(part);
    }

    private static string Shown(IEnumerable<Piece> pieces) =>
        string.Join(
            '\n',
            pieces.Select(piece =>
                piece.Reading.Try(out var read)
                    ? $"{piece.Member}: {read!.Document.Id}: {read.Document.Text}"
                    : $"{piece.Member}: {string.Join("; ", piece.Reading.Problems)}"
            )
        );

    private static string? Text(JsonElement wanted, string member) =>
        wanted.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static IEnumerable<string> Parts(JsonElement wanted, string member) =>
        wanted.TryGetProperty(member, out var parts) ? parts.EnumerateArray().Select(part => part.GetString()!) : [];
}
