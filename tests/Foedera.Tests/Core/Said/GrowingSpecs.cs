using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Joining.Growing;
using Foedera.Core.Sources;

namespace Foedera.Tests.Core.Said;

/// <summary>Joining that touches only what new documents meet gives what joining everything gives, to the letter, in any
/// order and in any portions. The oracle is joining everything.</summary>
public sealed class GrowingSpecs
{
    private static readonly string[] English =
    [
        "The harbour league will answer every raid on its lighthouses with all its ships.",
        "The harbour league would answer every raid on its lighthouses with all of its ships.",
        "The harbour league answers raids on lighthouses with ships, and nobody doubts it.",
        "If anybody believes that they can burn a granary unpunished, they will meet the whole league.",
        "Whoever burns a granary will meet the whole league.",
        "Members must spend four per cent of their harvest on watchtowers before 2031.",
        "Members must spend five per cent of their harvest on watchtowers before 2031, and they will do so.",
        "I told the miller that the bridge would stay open for the carters, and it will stay open for everybody else.",
        "I told the miller that the bridge would stay open for the carters.",
        "And it will stay open for everybody else.",
        "Our answer will be thunderous.",
        "thunderous",
        "spend four percent of their harvest",
        "all of its ships",
        "the whole league",
    ];

    // an original and translations that chose different words
    private static readonly (string Language, string Words)[] Mixed =
    [
        ("de", "Wir werden jeden Zentimeter unseres Hafens gegen die Schiffe der Feinde verteidigen."),
        ("en", "We will defend every centimetre of our harbour against the ships of the enemies."),
        ("en", "We shall defend each inch of our port against enemy ships."),
        ("fr", "Nous défendrons chaque centimètre de notre port contre les navires de l'ennemi."),
        ("de", "Die Freiheit des Meeres ist die Bedingung unseres Friedens und unserer Sicherheit."),
        ("en", "The freedom of the sea is the condition of our peace and our security."),
        ("fr", "La liberté de la mer est la condition de notre paix et de notre sécurité."),
        ("en", "Freedom at sea is what our peace and security depend on, and the enemies know it."),
        ("de", "die Bedingung unseres Friedens"),
        ("en", "the condition of our peace"),
        ("fr", "notre sécurité"),
        ("en", "every centimetre of our harbour"),
    ];

    private static readonly string?[] Speakers = ["Ilse Varga", "Varga", "Tomas Brandt", "Odile Marchand", null];

    [Fact]
    public async Task Any_order_and_any_portions_give_what_joining_everything_gives()
    {
        var (grown, anew) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var chance = new Random(round);
            var record = new Record();
            var documents = Enumerable
                .Range(0, 8 + chance.Next(14))
                .Select(number => Reported(chance, number, chance.Next(3) == 0 ? Among(Mixed) : Plain))
                .ToArray();
            await record.ReadAllAsync(documents, chance);
            (grown, anew) = (grown + record.Grown, anew + record.Anew);
        }
        grown.ShouldBeGreaterThan(3 * anew, "most joinings touch only what is near");
    }

    [Fact]
    public async Task An_original_and_its_translations_come_in_any_order()
    {
        for (var round = 0; round < 40; round++)
        {
            var chance = new Random(1000 + round);
            var record = new Record();
            var documents = Enumerable
                .Range(0, 6 + chance.Next(10))
                .Select(number => Reported(chance, number, Among(Mixed)))
                .ToArray();
            await record.ReadAllAsync(documents, chance);
        }
    }

    // the first of equal sentences stands for all of them: where an earlier copy comes in, others share something else
    [Fact]
    public async Task A_dispatch_is_printed_by_many_with_words_exchanged()
    {
        for (var round = 0; round < 25; round++)
        {
            var chance = new Random(3000 + round);
            var record = new Record();
            var documents = Enumerable.Range(0, 10 + chance.Next(8)).Select(number => Copied(chance, number)).ToArray();
            await record.ReadAllAsync(documents, chance);
        }
    }

    [Fact]
    public async Task Words_become_too_common_while_documents_come_in()
    {
        for (var round = 0; round < 3; round++)
        {
            var chance = new Random(2000 + round);
            var record = new Record { IsCompared = false };
            var lexicon = Lexicon(chance, 60);
            var documents = Enumerable
                .Range(0, 64)
                .Select(number => Reported(chance, number, Drawn(lexicon), fewest: 6))
                .ToArray();
            chance.Shuffle(documents);
            await record.ReadAsync(documents[..40]);
            for (var next = 40; next < documents.Length; next++)
            {
                record.IsCompared = next % 6 == 0 || next == documents.Length - 1;
                await record.ReadAsync([documents[next]]);
            }
            record.Grown.ShouldBeGreaterThan(15);
        }
    }

    [Fact]
    public async Task What_is_kept_and_damaged_is_refused()
    {
        var chance = new Random(7);
        var record = new Record();
        var documents = Enumerable.Range(0, 8).Select(number => Reported(chance, number, Plain)).ToArray();
        await record.ReadAsync(documents);
        var more = Reported(chance, 8, Plain);
        for (var round = 0; round < 200; round++)
        {
            var damaged = record.Damaged(chance);
            await Should.ThrowAsync<InvalidDataException>(() => record.GrowAsync(damaged, [more with { Key = 9 }]));
        }
    }

    private static (string Language, string Words) Plain(Random chance) => ("en", English[chance.Next(English.Length)]);

    private static Func<Random, (string Language, string Words)> Among((string Language, string Words)[] sayings) =>
        chance => sayings[chance.Next(sayings.Length)];

    private static string[] Lexicon(Random chance, int size) =>
        [
            .. Enumerable
                .Range(0, size)
                .Select(_ => string.Concat(Enumerable.Range(0, 3).Select(_ => Syllable(chance))) + "k"),
        ];

    private static string Syllable(Random chance) =>
        "bdfgklmnprstv"[chance.Next(13)].ToString() + "aeiou"[chance.Next(5)];

    // sentences of few words that come back, the first of the lexicon oftener
    private static Func<Random, (string Language, string Words)> Drawn(string[] lexicon) =>
        chance =>
        {
            var words = Enumerable
                .Range(0, 7)
                .Select(_ => lexicon[(int)Math.Exp(chance.NextDouble() * Math.Log(lexicon.Length))]);
            return ("en", "We " + string.Join(' ', words) + ".");
        };

    private static ReadDocument Copied(Random chance, int number)
    {
        var id = $"copy-{chance.Next(1000):000}-{number}";
        var text = new StringBuilder($"From town {number}. ").Append('.', 200);
        var statements = new List<Statement>();
        foreach (var sentence in English[..10].Where(_ => chance.Next(4) > 0))
        {
            var words = sentence.Split(' ');
            if (chance.Next(3) == 0)
                words[1 + chance.Next(words.Length - 2)] = English[chance.Next(10)].Split(' ')[3];
            if (chance.Next(3) == 0)
                words = words[..^Math.Min(4, words.Length / 2)];
            var start = text.Length;
            text.Append('“').AppendJoin(' ', words).Append('”');
            statements.Add(
                new Statement($"{id}#{statements.Count}", id)
                {
                    Kind = StatementKind.Direct,
                    Content = [new TextSpan(start, text.Length)],
                    Speaker = Speaker.Known("Ilse Varga"),
                }
            );
            text.Append(" said Ilse Varga.\n");
        }
        var document = new Document(id, text.ToString()) { Published = new DateOnly(2031, 1, 5), Language = "en" };
        return new ReadDocument(document, [.. statements]) { Stamp = id, Key = number + 1 };
    }

    private static ReadDocument Reported(
        Random chance,
        int number,
        Func<Random, (string Language, string Words)> said,
        int fewest = 1
    )
    {
        var id = $"report-{chance.Next(1000):000}-{number}";
        var text = new StringBuilder(
            chance.Next(4) == 0
                ? "A dispatch from Port Elin, where the council of the league met in the old hall. "
                : $"From town {number}. "
        );
        var (language, statements) = ("en", new List<Statement>());
        for (var count = fewest + chance.Next(5); count > 0; count--)
        {
            (language, var words) = said(chance);
            var speaker = Speakers[chance.Next(Speakers.Length)];
            var start = text.Length;
            text.Append('“').Append(words);
            // two sentences inside one pair of marks
            if (chance.Next(3) == 0)
                text.Append(' ').Append(said(chance).Words);
            text.Append('”');
            statements.Add(
                new Statement($"{id}#{statements.Count}", id)
                {
                    Kind = StatementKind.Direct,
                    Content = [new TextSpan(start, text.Length)],
                    Speaker =
                        speaker is null ? null
                        : chance.Next(4) == 0 ? Speaker.Known(speaker, speaker.ToUpperInvariant())
                        : Speaker.Known(speaker),
                }
            );
            text.Append(speaker is null ? " was heard.\n" : $" said {speaker}.\n");
        }
        var day = new DateOnly(2031, 1, 1).PlusDays(chance.Next(40));
        var document = new Document(id, text.ToString())
        {
            Published = chance.Next(8) == 0 ? null : day,
            Language = chance.Next(8) == 0 ? null : language,
            Genre = chance.Next(20) == 0 ? Genre.Transcript : default,
        };
        return new ReadDocument(document, [.. statements]) { Stamp = id, Key = number + 1 };
    }

    /// <summary>A record in memory.</summary>
    private sealed class Record
    {
        private readonly List<ReadDocument> documents = [];
        private readonly SortedDictionary<long, KeptRow> rows = [];
        private readonly SortedDictionary<string, string> utterances = new(StringComparer.Ordinal);
        private readonly List<KeptWords> words = [];
        private JoiningState state = JoiningState.None;

        public int Grown { get; private set; }

        public int Anew { get; private set; }

        public bool IsCompared { get; set; } = true;

        public async Task ReadAllAsync(ReadDocument[] all, Random chance)
        {
            chance.Shuffle(all);
            for (var next = 0; next < all.Length; )
            {
                var some = all[next..Math.Min(all.Length, next + 1 + chance.Next(3))];
                next += some.Length;
                await ReadAsync(some);
            }
        }

        public async Task ReadAsync(ReadDocument[] some)
        {
            documents.AddRange(some);
            var grown = state == JoiningState.None ? null : await GrowAsync(Kept(rows.Values, words), some);
            if (grown is null)
                Anew++;
            else
                Grown++;
            var joined = grown ?? Everything(state);
            Take(joined);
            if (IsCompared)
                Compare();
        }

        public async Task<Rejoined?> GrowAsync(KeptJoining kept, ReadDocument[] some) =>
            (await Growth.JoinAsync(kept, some, new NearBy(LoadAsync, PairsAsync), Languages, "", state)).Joined;

        public KeptJoining Damaged(Random chance)
        {
            var (damaged, lexicon) = (rows.Values.ToList(), words.ToList());
            var at = chance.Next(damaged.Count);
            switch (chance.Next(4))
            {
                case 0:
                    damaged[at] = damaged[at] with { Cut = Damaged(damaged[at].Cut!, chance) };
                    break;
                case 1:
                    damaged[at] = damaged[at] with { Links = Damaged(damaged[at].Links, chance) };
                    break;
                case 2:
                    lexicon[0] = lexicon[0] with { List = Damaged(lexicon[0].List, chance) };
                    break;
                default:
                    lexicon.RemoveAt(0);
                    break;
            }
            return Kept(damaged, lexicon);
        }

        private static byte[] Damaged(byte[] bytes, Random chance)
        {
            var damaged = chance.Next(3) == 0 ? bytes[..chance.Next(bytes.Length)] : [.. bytes];
            if (damaged.Length == bytes.Length)
                damaged[chance.Next(damaged.Length)] ^= (byte)(1 + chance.Next(255));
            return damaged;
        }

        private void Take(Rejoined joined)
        {
            state = joined.State;
            var kept = joined.Kept.ShouldNotBeNull();
            if (kept.IsWhole)
            {
                rows.Clear();
                words.Clear();
            }
            foreach (var row in kept.Rows)
                rows[row.Document] = row with
                {
                    Cut = row.Cut ?? rows[row.Document].Cut,
                    Pairs = row.Pairs ?? rows[row.Document].Pairs,
                };
            if (kept.Words is { } more)
                words.Add(more);
            foreach (var utterance in joined.Judged)
                utterances[utterance.Id] = JsonSerializer.Serialize(utterance);
            foreach (var gone in utterances.Keys.Except(joined.Ids).ToList())
                utterances.Remove(gone);
        }

        private void Compare()
        {
            var oracle = Everything(JoiningState.None);
            var expected = oracle
                .Judged.OrderBy(u => u.Id, StringComparer.Ordinal)
                .Select(u => JsonSerializer.Serialize(u));
            utterances.Values.ShouldBe(expected);
            state.Marks.ShouldBe(oracle.State.Marks);
            state.Names.ShouldBe(oracle.State.Names);
            state.Context.ShouldBe(oracle.State.Context);
        }

        private Rejoined Everything(JoiningState before) =>
            JoinedAnew.Of(
                documents,
                Languages,
                "",
                before,
                (document, fault) => throw new InvalidDataException(document, fault)
            );

        private static KeptJoining Kept(IEnumerable<KeptRow> rows, IEnumerable<KeptWords> words)
        {
            var kept = new KeptJoining();
            foreach (var some in words)
                kept.Add(some);
            foreach (var row in rows)
                kept.Add(row with { Pairs = null });
            return kept;
        }

        private Task<IReadOnlyList<(long Document, byte[] Pairs)>> PairsAsync(IReadOnlyCollection<long> keys) =>
            Task.FromResult<IReadOnlyList<(long Document, byte[] Pairs)>>([
                .. keys.Select(key => (key, rows[key].Pairs!)),
            ]);

        private Task<IReadOnlyList<ReadDocument>> LoadAsync(IReadOnlyCollection<long> keys) =>
            Task.FromResult<IReadOnlyList<ReadDocument>>([.. documents.Where(d => keys.Contains(d.Key))]);

        private static ImmutableArray<string> Languages(Speaker speaker, DateOnly? on) =>
            speaker.Name switch
            {
                "Ilse Varga" => ["de"],
                "Odile Marchand" => ["fr"],
                _ => [],
            };
    }
}
