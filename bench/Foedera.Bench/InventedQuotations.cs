using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;

namespace Foedera.Bench;

/// <summary>One printed wording and the number of the utterance it was made from.</summary>
internal sealed record Printed(int Utterance, string Words, string Speaker, DateOnly Day);

/// <summary>Quotations from a word model: invented content words with a Zipf-like frequency in English sentence frames,
/// each utterance
/// printed one to seven times: as it is, with other marks and case, with words put in, left out or exchanged, or
/// trimmed. The same
/// number gives the same quotations on every machine.</summary>
internal static class InventedQuotations
{
    private const int Lexicon = 12_000;
    private const int QuotationsPerDocument = 5;

    private static readonly string[] Onsets =
    [
        "b",
        "br",
        "d",
        "dr",
        "f",
        "fl",
        "g",
        "gr",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "pr",
        "r",
        "s",
        "st",
        "t",
        "tr",
        "v",
        "w",
    ];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Codas = ["l", "n", "r", "s", "t", "m", "nd", "rt", "st", "ck"];

    private static readonly string[] Frames =
    [
        "we will N the N of our N and the N of every N in the N",
        "if anyone were to N our N in the N, they will be met with the full N of this N",
        "the N of the N is a N for the N, and that will have a huge N on their N and N",
        "I have told the N that the N must not N before the N of the N",
        "members should N more of their N on N and N because N depends on N",
        "nobody should doubt that our N will N the N until the N is N",
        "there is no N today about the N, but nothing can be N in the N of N",
        "it is time to N the N, to N the N and to N those who N for us",
        "what we have seen in N is a N against all N and N of the N",
        "you are one of the N that N the N from the N to the N",
    ];

    public static List<Printed> Make(int count)
    {
        var random = new Random(7919);
        var words = Enumerable.Range(0, Lexicon).Select(_ => Invented(random)).ToArray();
        var speakers = Enumerable
            .Range(0, 300)
            .Select(_ => Capital(Invented(random)) + " " + Capital(Invented(random)))
            .ToArray();
        var printed = new List<Printed>(count);
        for (var utterance = 0; printed.Count < count; utterance++)
        {
            var said = Sentence(random, words);
            var (speaker, day) = (
                speakers[random.Next(speakers.Length)],
                new DateOnly(2031, 1, 1).PlusDays(random.Next(365))
            );
            var times = Math.Min(1 + random.Next(7), count - printed.Count);
            for (var i = 0; i < times; i++)
                printed.Add(
                    new Printed(
                        utterance,
                        i == 0 ? said : Altered(said, random, words),
                        speaker,
                        day.PlusDays(random.Next(3))
                    )
                );
        }
        return printed;
    }

    /// <summary>The quotations in documents of a few each, shuffled.</summary>
    public static List<ReadDocument> AsDocuments(List<Printed> printed)
    {
        var order = Enumerable.Range(0, printed.Count).ToArray();
        new Random(104_729).Shuffle(order);
        var documents = new List<ReadDocument>();
        foreach (var chunk in order.OrderBy(i => printed[i].Day).ThenBy(i => i % 97).Chunk(QuotationsPerDocument))
            documents.Add(Document(chunk, printed, documents.Count));
        return documents;
    }

    private static ReadDocument Document(int[] quotations, List<Printed> printed, int number)
    {
        var text = new StringBuilder("Reported from the invented coast. ").Append('.', 170).Append('\n');
        var statements = new List<Statement>();
        var id = $"d{number:000000}";
        foreach (var i in quotations)
        {
            var start = text.Length;
            text.Append('“').Append(printed[i].Words).Append('”');
            // the statement's id carries the number of the quotation back to the count
            statements.Add(
                new Statement($"{i}", id)
                {
                    Kind = StatementKind.Direct,
                    Content = [new TextSpan(start, text.Length)],
                    Speaker = Speaker.Known(printed[i].Speaker),
                }
            );
            text.Append(" said ").Append(printed[i].Speaker).Append(".\n");
        }
        return new ReadDocument(
            new Document(id, text.ToString()) { Published = quotations.Max(i => printed[i].Day), Language = "en" },
            [.. statements]
        );
    }

    private static string Sentence(Random random, string[] words) =>
        Capital(
            string.Join(
                ' ',
                Frames[random.Next(Frames.Length)]
                    .Split(' ')
                    .Select(w => w.StartsWith('N') ? Drawn(random, words) + w[1..] : w)
            )
        ) + ".";

    private static string Altered(string said, Random random, string[] words)
    {
        var parts = said.TrimEnd('.').Split(' ').ToList();
        switch (random.Next(6))
        {
            case 0:
                return said;
            case 1:
                return said.Replace("we will", "we'll", StringComparison.Ordinal).TrimEnd('.') + ",";
            case 2:
                parts.RemoveRange(0, random.Next(1, Math.Max(2, parts.Count / 3)));
                break;
            case 3:
                var tail = random.Next(1, Math.Max(2, parts.Count / 3));
                parts.RemoveRange(parts.Count - tail, tail);
                break;
            default:
                for (var changes = 1 + random.Next(3); changes > 0; changes--)
                {
                    var at = random.Next(parts.Count);
                    if (random.Next(3) == 0)
                        parts.RemoveAt(at);
                    else if (random.Next(2) == 0)
                        parts.Insert(at, Drawn(random, words));
                    else
                        parts[at] = Drawn(random, words);
                }
                break;
        }
        return string.Join(' ', parts) + ".";
    }

    // rank r with a share like 1/r
    private static string Drawn(Random random, string[] words) =>
        words[(int)Math.Exp(random.NextDouble() * Math.Log(words.Length)) - 1];

    private static string Invented(Random random)
    {
        var word = new StringBuilder();
        for (var syllables = 2 + random.Next(2); syllables > 0; syllables--)
            word.Append(Onsets[random.Next(Onsets.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
        return word.Append(Codas[random.Next(Codas.Length)]).ToString();
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
