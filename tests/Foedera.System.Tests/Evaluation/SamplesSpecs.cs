using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Reading.Formats;
using Foedera.Reading.Packs;
using Foedera.Work.Evaluation;

namespace Foedera.System.Tests.Evaluation;

public sealed class SamplesSpecs
{
    public static TheoryData<string> Events() =>
        [
            .. Directory
                .GetDirectories(Folder("specs", "samples"))
                .Select(d => Path.GetFileName(d)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_label_stands_where_the_gold_says(string name)
    {
        var gold = PressGold.Of(Folder("specs", "samples", name));
        var texts = gold
            .Files.Select(file => Read(Path.Combine(Folder("specs", "samples", name), file)))
            .ToDictionary(d => d.Id, d => (d.Text, Points: new CodePoints(d.Text)));
        foreach (var label in gold.Statements)
            texts[label.Doc]
                .Points.ToUtf16(label.Content[0], label.Content[1])
                .Of(texts[label.Doc].Text)
                .ShouldBe(label.ContentText);
        foreach (var member in gold.Utterances.SelectMany(u => u.Members))
            texts[member.Doc].Points.ToUtf16(member.Start, member.End).Of(texts[member.Doc].Text).ShouldBe(member.Text);
    }

    [Fact]
    public void Every_sample_is_read_and_belongs_to_one_event()
    {
        var labelled = Events()
            .SelectMany(e => PressGold.Of(Folder("specs", "samples", e.Data)).Files)
            .Select(f => Path.GetFileName(f))
            .Order(StringComparer.Ordinal);
        var found = Files.Read([Folder("samples")]).ToList();
        found.OfType<Found.Failed>().ShouldBeEmpty();
        found
            .OfType<Found.Read>()
            .Select(r => Path.GetFileName(r.Path))
            .Order(StringComparer.Ordinal)
            .ShouldBe(labelled);
    }

    [Fact]
    public void The_transcript_is_known_as_one_and_the_reports_are_not()
    {
        foreach (var read in Files.Read([Folder("samples")]).OfType<Found.Read>())
        {
            var document = read.Reading.Document;
            (document.Genre, document.TranscriptKind).ShouldBe(
                document.Id == "karsk-transcript"
                    ? (Genre.Transcript, TranscriptKind.Verbatim)
                    : (Genre.Article, TranscriptKind.Unstated),
                document.Id
            );
        }
    }

    [Fact]
    public void The_pack_of_the_samples_is_sound() =>
        ActorPack.ReadFolders([Folder("samples", "packs")]).Problems.ShouldBeEmpty();

    private static Document Read(string path)
    {
        DocumentReader.Read(File.ReadAllBytes(path), path).Try(out var read).ShouldBeTrue(path);
        return read!.Document;
    }

    private static string Folder(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Foedera.slnx")))
            root = root.Parent!;
        return Path.Combine([root.FullName, .. parts]);
    }
}
