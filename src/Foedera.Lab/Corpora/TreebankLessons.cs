using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Lab.Corpora;

/// <summary>Reads CoNLL-U: syntactic words with tag, head and relation, in the text that they come from.</summary>
internal sealed class TreebankLessons
{
    private readonly List<Word> words = [];
    private readonly List<TokenRange> sentences = [];
    private readonly StringBuilder text = new();
    private readonly HashSet<int> ends = [];

    private sealed record Word(TextSpan At, string Tag, int Head, string Relation);

    private TreebankLessons(string path)
    {
        var rows = new List<string[]>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal) || line.StartsWith("# newpar", StringComparison.Ordinal)) EndParagraph();
            if (line.Length > 0 && line[0] != '#') rows.Add(line.Split('\t'));
            if (line.Length > 0) continue;
            Add(rows);
            rows.Clear();
        }
        Add(rows);
    }

    /// <summary>The treebank's windows, with indices into lists of tags ("UPOS/XPOS") and relations.</summary>
    public static IEnumerable<Lesson> Read(string path, Windows windows, IReadOnlyList<string> tags, IReadOnlyList<string> relations)
    {
        var bank = new TreebankLessons(path);
        var whole = bank.Text();
        var (tagAt, relationAt) = (Index(tags), Index(relations));
        foreach (var window in whole.In(windows))
        {
            var part = bank.words.GetRange(window.Words.First, window.Words.Count);
            yield return new Lesson(window)
            {
                Tags = [.. part.Select(w => tagAt.GetValueOrDefault(w.Tag, -1))],
                Heads = [.. part.Select(w => w.Head - window.Words.First is var h && h >= 0 && h < part.Count ? h : -1)],
                Relations = [.. part.Select(w => relationAt.GetValueOrDefault(w.Relation, -1))],
            };
        }
    }

    /// <summary>The tags and the relations of a treebank, the frequent ones first.</summary>
    public static (List<string> Tags, List<string> Relations) Inventory(string path)
    {
        var bank = new TreebankLessons(path);
        return (Frequent(bank.words.Select(w => w.Tag), 3), Frequent(bank.words.Select(w => w.Relation), 3));
    }

    private static List<string> Frequent(IEnumerable<string> all, int least) =>
        [.. all.GroupBy(x => x, StringComparer.Ordinal).Where(g => g.Count() >= least).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    private static Dictionary<string, int> Index(IReadOnlyList<string> names) =>
        names.Select((name, at) => (name, at)).ToDictionary(x => x.name, x => x.at, StringComparer.Ordinal);

    private EncoderText Text()
    {
        var tokens = new TokenizedText(text.ToString(), [.. words.Select(w => w.At)], [.. sentences]);
        EndParagraph();
        return EncoderText.Of(tokens, [.. Enumerable.Range(1, words.Count).Select(ends.Contains)]);
    }

    private void EndParagraph()
    {
        if (words.Count == 0 || !ends.Add(words.Count)) return;
        text.Append('\n');
    }

    private void Add(List<string[]> rows)
    {
        var first = words.Count;
        var joinedUntil = 0;
        var spaced = true;
        foreach (var row in rows)
        {
            var space = !row[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            if (row[0].Contains('.', StringComparison.Ordinal)) continue;
            if (row[0].Split('-') is [_, var last])
            {
                joinedUntil = int.Parse(last, CultureInfo.InvariantCulture);
                spaced = space;
                continue;
            }
            var number = int.Parse(row[0], CultureInfo.InvariantCulture);
            var head = int.Parse(row[6], CultureInfo.InvariantCulture);
            var at = new TextSpan(text.Length, text.Length + row[1].Length);
            text.Append(row[1]);
            words.Add(new Word(at, row[3] + "/" + row[4], head == 0 ? first + number - 1 : first + head - 1, row[7]));
            if (number < joinedUntil) space = false;
            else if (number == joinedUntil) space = spaced;
            if (space) text.Append(' ');
        }
        if (words.Count > first) sentences.Add(new TokenRange(first, words.Count));
    }
}
