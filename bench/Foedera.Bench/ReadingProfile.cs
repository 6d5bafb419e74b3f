using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Reading.Attribution;
using Foedera.Reading.Attribution.Speakers;
using Foedera.Reading.Encoder;
using Foedera.Reading.Figures;
using Foedera.Reading.Horizons;
using Foedera.Reading.Packs;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;
using Foedera.Reading.Types;

namespace Foedera.Bench;

/// <summary>Where the time of reading goes: every stage over all documents of a folder, one after the other on one
/// thread, in time of the
/// processor; the best of five rounds.</summary>
internal static class ReadingProfile
{
    private const int Rounds = 5;

    public static void Run(List<Document> documents, string packs)
    {
        var actors = ActorPack.ReadFolders([packs]).Try(out var known) ? known : ActorDirectory.Empty;
        var models = ReadingModels.Open();
        var works = documents.ConvertAll(d => new Work(d));
        var tokens = documents.Sum(d => (long)TokenizedText.Of(d.Text).Tokens.Length);
        var stages = new (string Name, Action<Work> Do)[]
        {
            ("tokens and sentences", w => w.Tokens = TokenizedText.Of(w.Text)),
            ("tags and trees", w => w.Parsed = models.Syntax.Parse(w.Tokens!)),
            (
                "paragraphs, quotations, items",
                w =>
                {
                    w.Paragraphs = Paragraphs.Of(w.Text);
                    w.Quotations = Quotations.Of(w.Text, w.Paragraphs);
                    w.Passages = DocumentReading.PassagesOf(w.Text, w.Paragraphs, w.Quotations);
                }
            ),
            ("rules for quotations", w => w.Rules = QuotationReader.Read(w.Passages!)),
            ("windows, looks", w => w.Words = EncoderText.Of(w.Tokens!, w.Paragraphs, w.Quotations)),
            ("encoder, roles, judge", w => (w.Chosen, w.Names) = models.Reader.Read(w.Words!, ReadingLimits.Usual)),
            (
                "merge",
                w =>
                {
                    w.Findings = TrainedFindings.Merge(
                        w.Text,
                        TrainedFindings.Of(w.Words!, w.Paragraphs, w.Chosen!, w.Names!),
                        w.Rules!,
                        DocumentReading.LeastRule
                    );
                    w.Findings.Sort((a, b) => a.Content[0].CompareTo(b.Content[0]));
                }
            ),
            (
                "speakers",
                w =>
                    new SpeakerResolver(
                        w.Passages!,
                        actors,
                        w.Document.Published,
                        w.Parsed,
                        models.Speakers,
                        w.Names
                    ).Resolve(w.Findings!)
            ),
            ("types", w => w.Findings!.ForEach(f => StatementTypes.Of(w.Text, f.Kind, f.Content, f.Cue))),
            ("figures", w => w.Findings!.ForEach(f => f.Content.ForEach(c => FigureReader.Read(w.Text, c)))),
            ("horizons", w => w.Findings!.ForEach(f => HorizonReader.Horizon(w.Text, f.Content, w.Document.Published))),
        };
        var best = Enumerable.Repeat(TimeSpan.MaxValue, stages.Length).ToArray();
        var taken = new long[stages.Length];
        for (var round = 0; round < Rounds; round++)
        for (var stage = 0; stage < stages.Length; stage++)
        {
            var (before, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            works.ForEach(stages[stage].Do);
            taken[stage] = GC.GetAllocatedBytesForCurrentThread() - bytes;
            var used = Environment.CpuUsage.TotalTime - before;
            if (used < best[stage])
                best[stage] = used;
        }
        var total = TimeSpan.FromTicks(best.Sum(t => t.Ticks));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{works.Count:N0} documents, {tokens:N0} tokens, one thread, best of {Rounds}"
            )
        );
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{works.Sum(w => w.Findings!.Count):N0} statements")
        );
        Console.WriteLine("| stage | ms | share | tokens/s | allocated |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        for (var stage = 0; stage < stages.Length; stage++)
            Row(stages[stage].Name, best[stage], taken[stage]);
        Row("everything", total, taken.Sum());
        Row("everything but syntax", total - best[1], taken.Sum() - taken[1]);

        void Row(string name, TimeSpan time, long bytes) =>
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {time.TotalMilliseconds:0} | {time / total:0.0%} | "
                        + $"{tokens / Math.Max(time.TotalSeconds, 0.001):N0} | {bytes / 1e6:0.0} MB |"
                )
            );
    }

    private sealed record Work(Document Document)
    {
        public string Text => Document.Text;

        public TokenizedText? Tokens { get; set; }

        public ParsedText? Parsed { get; set; }

        public ImmutableArray<TextSpan> Paragraphs { get; set; }

        public ImmutableArray<Quotation> Quotations { get; set; }

        public List<Passage>? Passages { get; set; }

        public List<Finding>? Rules { get; set; }

        public EncoderText? Words { get; set; }

        public List<Candidate>? Chosen { get; set; }

        public NamesRead? Names { get; set; }

        public List<Finding>? Findings { get; set; }
    }
}
