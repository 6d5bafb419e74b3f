using Foedera.Core.Primitives;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Words;
using Foedera.Core.Sources;

namespace Foedera.Core.Said.Judging;

/// <summary>Which documents are one voice: copies of one text (a dispatch printed by many, two screens of one page)
/// share the words around
/// the quotations. Compared by the smallest hashes of their five-word stretches (Broder 1997), so that the work does
/// not grow with the
/// square of the copies; hashing is fixed, so that an answer does not depend on what else is on record.</summary>
internal sealed class Voices(JudgingOptions options)
{
    private const int Stretch = 5;
    private const int Bands = 32;
    private const int LongestRead = 20_000;

    private readonly Dictionary<string, Sketch> sketches = new(StringComparer.Ordinal);

    /// <summary>The number of the voice that each document is part of, by document number; voices are numbered from 1
    /// in the order given.</summary>
    public Dictionary<int, int> Of(IEnumerable<QuotedPassage> members)
    {
        var documents = members
            .GroupBy(m => m.DocumentNumber)
            .Select(g => (Number: g.Key, g.First().Document))
            .ToList();
        var voices = new Dictionary<int, int>();
        var leaders = new List<Sketch>();
        var byHash = new Dictionary<long, List<int>>();
        foreach (var (number, document) in documents)
        {
            var sketch = documents.Count == 1 ? Sketch.Empty : Of(document);
            var alike = sketch
                .Keys.SelectMany(key => byHash.GetValueOrDefault(key, []))
                .Distinct()
                .Order()
                .FirstOrDefault(l => sketch.Shares(leaders[l], options), -1);
            if (alike < 0)
            {
                alike = leaders.Count;
                leaders.Add(sketch);
                foreach (var key in sketch.Keys)
                    (byHash.TryGetValue(key, out var list) ? list : byHash[key] = []).Add(alike);
            }
            voices[number] = alike + 1;
        }
        return voices;
    }

    private Sketch Of(Document document)
    {
        if (!sketches.TryGetValue(document.Id, out var sketch))
            sketches[document.Id] = sketch = Sketch.Of(document);
        return sketch;
    }

    /// <summary>What a document is recognised by.</summary>
    /// <param name="Stretches">Hashes of its five-word stretches outside quotation marks.</param>
    /// <param name="Keys">The smallest of them under several hashings, and its address.</param>
    /// <param name="Page">Its address without scheme and query; null when it has none.</param>
    private sealed record Sketch(HashSet<long> Stretches, long[] Keys, string? Page)
    {
        public static Sketch Empty { get; } = new([], [], null);

        public static Sketch Of(Document document)
        {
            var words = WordReader
                .Read(document.Text, new TextSpan(0, Math.Min(document.Text.Length, LongestRead)))
                .Words;
            var quoted = InMarks(document.Text);
            var own = words
                .Where(w => !quoted[Math.Min(w.At.Start, quoted.Length - 1)])
                .Select(w => Hash(w.Text))
                .ToList();
            var stretches = new HashSet<long>();
            for (var i = 0; i + Stretch <= own.Count; i++)
                stretches.Add(Mixed(own, i));
            var keys = Enumerable
                .Range(0, Bands)
                .Where(_ => stretches.Count > 0)
                .Select(band => Smallest(stretches, band))
                .Distinct()
                .ToList();
            var page = document.Address is { IsAbsoluteUri: true } address
                ? address.Host + address.AbsolutePath.TrimEnd('/')
                : null;
            if (page is not null)
                keys.Add(Hash(page));
            return new Sketch(stretches, [.. keys], page);
        }

        public bool Shares(Sketch other, JudgingOptions options)
        {
            if (Page is not null && Page == other.Page)
                return true;
            var (fewer, more) =
                Stretches.Count <= other.Stretches.Count ? (Stretches, other.Stretches) : (other.Stretches, Stretches);
            return fewer.Count >= options.LeastStretches
                && fewer.Count(more.Contains) >= options.CopiedShare * fewer.Count;
        }

        private static long Smallest(HashSet<long> stretches, int band)
        {
            unchecked
            {
                var salt = (band + 1) * (long)0x9E3779B97F4A7C15UL;
                var smallest = long.MaxValue;
                foreach (var stretch in stretches)
                    smallest = Math.Min(smallest, (stretch ^ salt) * 6364136223846793005L);
                return smallest ^ salt;
            }
        }

        private static long Mixed(List<long> words, int from)
        {
            unchecked
            {
                var hash = 1469598103934665603L;
                for (var i = from; i < from + Stretch; i++)
                    hash = (hash ^ words[i]) * 1099511628211L;
                return hash;
            }
        }

        private static long Hash(string word)
        {
            unchecked
            {
                var hash = 1469598103934665603L;
                foreach (var c in word)
                    hash = (hash ^ c) * 1099511628211L;
                return hash;
            }
        }

        // true for characters inside quotation marks: what two reports of one speech share in any case
        private static bool[] InMarks(string text)
        {
            var inside = new bool[Math.Max(1, text.Length)];
            var open = false;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] is '“' or '„' or '«')
                    open = true;
                else if (text[i] is '”' or '»' or '\n')
                    open = false;
                else if (text[i] is '"')
                    open = !open;
                inside[i] = open;
            }
            return inside;
        }
    }
}
