using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Said.Joining;

namespace Foedera.Core.Said.Judging;

/// <summary>Believes, from evidence, in which language an utterance was spoken: what is known of the speaker, whether
/// independent reports
/// agree word for word (they do in the language spoken and differ in translations), what the documents say of it, in
/// which language
/// records of speech are. The evidence comes from the documents that report the utterance, and from records of the same
/// speaker's speech
/// on the same days.</summary>
internal sealed class SpokenLanguage
{
    private const int DaysOfOccasion = 3;
    private const int MostSiblings = 200;

    // utterances looked at of one document that others report too: the longest records have some thousands, and each
    // would look at all others
    private const int MostOfDocument = 1000;

    private readonly SpokenLanguages usual;
    private readonly JudgingOptions options;
    private readonly Agreements agreements;
    private readonly Dictionary<int, List<Cluster>> byDocument = [];
    private readonly Dictionary<int, List<Cluster>> compared = [];
    private readonly Dictionary<Cluster, List<Voice>> actors = [];
    private readonly Dictionary<(int Document, string Voice), Speaker?> elsewhere = [];
    private readonly Dictionary<(int Document, DateOnly? On), List<(string Language, int Count)>> company = [];
    private readonly Dictionary<string, List<(int Day, string Language)>> records = new(StringComparer.Ordinal);

    public SpokenLanguage(
        IEnumerable<Cluster> clusters,
        IEnumerable<QuotedPassage> speeches,
        SpokenLanguages usual,
        Agreements agreements,
        JudgingOptions options
    )
    {
        (this.usual, this.options, this.agreements) = (usual, options, agreements);
        foreach (var cluster in clusters)
        {
            foreach (var document in DocumentsOf(cluster))
            {
                (byDocument.TryGetValue(document, out var all) ? all : byDocument[document] = []).Add(cluster);
                if (cluster.Members.Count > 1)
                    (compared.TryGetValue(document, out var some) ? some : compared[document] = []).Add(cluster);
            }
        }
        foreach (var spoken in speeches)
            Record(spoken);
    }

    /// <summary>The likeliest language; null when nothing points to one.</summary>
    public SpokenIn? Of(Cluster cluster, Speaker? speaker) => Gathered(cluster, speaker).Likeliest();

    /// <summary>What speaks for each language, by the clue's number.</summary>
    public IReadOnlyDictionary<string, float[]> Clues(Cluster cluster, Speaker? speaker) =>
        Gathered(cluster, speaker).Clues();

    private Evidence Gathered(Cluster cluster, Speaker? speaker)
    {
        var evidence = new Evidence(options);
        FromSpeaker(cluster, speaker, evidence);
        FromAgreement(cluster, evidence);
        FromDocuments(cluster, evidence);
        FromRecords(cluster, evidence);
        return evidence;
    }

    private void FromSpeaker(Cluster cluster, Speaker? speaker, Evidence evidence)
    {
        var on = cluster.Said?.Last ?? cluster.Said?.First;
        var known = speaker is null ? [] : usual(speaker, on);
        if (known.IsDefaultOrEmpty && speaker is { ActorId: null } && Elsewhere(cluster) is { } full)
            (speaker, known) = (full, usual(full, on));
        if (known.IsDefaultOrEmpty)
        {
            foreach (
                var language in cluster
                    .Members.Select(m => m.Language)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            )
                evidence.Add(language, LanguageClue.Printed, 1, $"reports print it in {Name(language)}");
            FromCompany(cluster, on, evidence);
            return;
        }
        evidence.Add(
            WordingLanguage.Primary(known[0])!,
            LanguageClue.Usual,
            1,
            $"{speaker!.Name} usually speaks {Name(WordingLanguage.Primary(known[0])!)} in public"
        );
        foreach (
            var language in known.Skip(1).Select(l => WordingLanguage.Primary(l)!).Distinct(StringComparer.Ordinal)
        )
            evidence.Add(language, LanguageClue.Further, 1, $"{speaker.Name} also speaks {Name(language)} in public");
    }

    // the same reports, or others of what they report, may give the speaker's full name elsewhere
    private Speaker? Elsewhere(Cluster cluster)
    {
        var voice = cluster.Voice;
        if (voice.IsOpen || voice.ActorId is not null)
            return null;
        var documents = DocumentsOf(cluster);
        return documents is [var single]
            ? Once(elsewhere, (single, voice.Key), () => Elsewhere(documents, voice))
            : Elsewhere(documents, voice);
    }

    private Speaker? Elsewhere(List<int> documents, Voice voice)
    {
        var named = Beside(documents)
            .SelectMany(Known)
            .Where(v => v.Compare(voice) == VoiceMatch.Same)
            .DistinctBy(v => v.ActorId)
            .Take(2)
            .ToList();
        return named is [var only] ? only.Speaker : null;
    }

    // the voices of an utterance that the packs know
    private List<Voice> Known(Cluster cluster) =>
        Once(
            actors,
            cluster,
            () =>
                [
                    .. cluster
                        .Members.Select(m => m.Voice)
                        .Where(v => v.ActorId is not null)
                        .DistinctBy(v => (v.Key, v.Speaker!.Name)),
                ]
        );

    private IEnumerable<Cluster> Beside(List<int> documents) =>
        documents.SelectMany(d => byDocument[d]).Distinct().Take(MostSiblings);

    private static List<int> DocumentsOf(Cluster cluster) =>
        [.. cluster.Members.Select(m => m.DocumentNumber).Distinct().Order()];

    // a long record asks the same for each of its sentences
    private static TFound Once<TKey, TFound>(Dictionary<TKey, TFound> kept, TKey key, Func<TFound> find)
        where TKey : notnull => kept.TryGetValue(key, out var found) ? found : kept[key] = find();

    // nobody knows this speaker's language: those quoted beside them
    private void FromCompany(Cluster cluster, DateOnly? on, Evidence evidence)
    {
        var documents = DocumentsOf(cluster);
        var beside = documents is [var single]
            ? Once(company, (single, on), () => Company(documents, on))
            : Company(documents, on);
        var all = beside.Sum(b => b.Count);
        foreach (var (language, count) in beside)
            evidence.Add(
                language,
                LanguageClue.Company,
                (float)count / all,
                $"others whom the same reports quote speak {Name(language)}"
            );
    }

    private List<(string Language, int Count)> Company(List<int> documents, DateOnly? on) =>
        [
            .. Beside(documents)
                .Select(c => c.Voice.Speaker)
                .OfType<Speaker>()
                .Select(s => usual(s, on))
                .Where(l => !l.IsDefaultOrEmpty)
                .Select(l => WordingLanguage.Primary(l[0])!)
                .GroupBy(l => l, StringComparer.Ordinal)
                .Select(g => (Language: g.Key, Count: g.Count()))
                .OrderBy(b => b.Language, StringComparer.Ordinal),
        ];

    private void FromAgreement(Cluster cluster, Evidence evidence)
    {
        var others = cluster.Voice.IsOpen
            ? []
            : DocumentsOf(cluster).SelectMany(d => compared.GetValueOrDefault(d, []).Take(MostOfDocument));
        var siblings = others
            .Where(c => c.Voice.Compare(cluster.Voice) == VoiceMatch.Same)
            .Prepend(cluster)
            .Distinct()
            .Take(MostSiblings);
        var counts = new SortedDictionary<string, (int Agreeing, int All)>(StringComparer.Ordinal);
        foreach (var (language, agreeing, all) in siblings.SelectMany(agreements.In))
        {
            var before = counts.GetValueOrDefault(language);
            counts[language] = (before.Agreeing + agreeing, before.All + all);
        }
        foreach (var (language, (agreeing, all)) in counts)
        {
            var weight = (float)Math.Min(all, options.MostPairs) / all;
            var because = string.Create(
                CultureInfo.InvariantCulture,
                $"{agreeing} of {all} pairs of reports in {Name(language)} agree word for word"
            );
            evidence.Add(language, LanguageClue.Agreeing, weight * agreeing, because);
            evidence.Add(language, LanguageClue.Differing, weight * (all - agreeing), because);
        }
    }

    private static void FromDocuments(Cluster cluster, Evidence evidence)
    {
        foreach (
            var (language, print) in cluster
                .Members.Select(m => (m.Language, Own: WordingLanguage.Primary(m.Document.Language)))
                .Where(p => p.Language is not null && p.Own is not null && p.Own != p.Language)
                .Select(p => (p.Language!, p.Own!))
                .Distinct()
                .Order()
        )
            evidence.Add(
                language,
                LanguageClue.QuotedAbroad,
                1,
                $"a report in {Name(print)} prints it in {Name(language)}"
            );
        foreach (var (language, isSpoken) in cluster.Members.SelectMany(SaidIn.Around).Distinct().Order())
            evidence.Add(
                language,
                isSpoken ? LanguageClue.Stated : LanguageClue.Interpreted,
                1,
                isSpoken ? $"a report says it was said in {Name(language)}" : "a report says that it translates"
            );
    }

    private void FromRecords(Cluster cluster, Evidence evidence)
    {
        var here = cluster.Transcripts.Select(t => t.Language).OfType<string>();
        var day = cluster.Said?.First?.DayNumber ?? cluster.Said?.Last?.DayNumber;
        var last = cluster.Said?.Last?.DayNumber ?? day;
        var there =
            day is null || cluster.Voice.Surname.Length == 0
                ? []
                : records
                    .GetValueOrDefault(cluster.Voice.Surname, [])
                    .Where(r => r.Day >= day - DaysOfOccasion && r.Day <= last + DaysOfOccasion)
                    .Select(r => r.Language);
        foreach (var language in here.Concat(there).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            evidence.Add(language, LanguageClue.Record, 1, $"a record of the speech is in {Name(language)}");
            if (evidence.Amount(language, LanguageClue.Agreeing) is > 0 and var pairs)
                evidence.Add(language, LanguageClue.AgreeingAsRecorded, pairs, "reports may have the record's words");
        }
    }

    private void Record(QuotedPassage spoken)
    {
        if (spoken.Language is not { } language || spoken.Voice.Surname is not { Length: > 0 } surname)
            return;
        if ((spoken.Said?.Last ?? spoken.Said?.First) is not { } day)
            return;
        var list = records.TryGetValue(surname, out var known) ? known : records[surname] = [];
        if (!list.Contains((day.DayNumber, language)))
            list.Add((day.DayNumber, language));
    }

    private static string Name(string tag) => LanguageNames.Of(tag);

    /// <summary>Clues by language, with their reasons.</summary>
    private sealed class Evidence(JudgingOptions options)
    {
        // an utterance may have been spoken in a language that nothing points to
        private const double SomeOther = 0;

        // and is said to have been, from here on
        private const double Clear = 1;

        private readonly SortedDictionary<string, List<(LanguageClue Clue, float Amount, string Because)>> all = new(
            StringComparer.Ordinal
        );

        public void Add(string language, LanguageClue clue, float amount, string because) =>
            (all.TryGetValue(language, out var list) ? list : all[language] = []).Add((clue, amount, because));

        /// <summary>How much of a clue a language has.</summary>
        public float Amount(string language, LanguageClue clue) =>
            all.TryGetValue(language, out var list) ? list.Where(e => e.Clue == clue).Sum(e => e.Amount) : 0;

        public SpokenIn? Likeliest()
        {
            if (all.Count == 0)
                return null;
            var sums = all.Select(l => (Language: l.Key, Odds: l.Value.Sum(e => OddsOf(e.Clue, e.Amount)))).ToList();
            var best = sums.MaxBy(s => s.Odds);
            var total = Math.Exp(SomeOther) + sums.Sum(s => Math.Exp(s.Odds));
            if (best.Odds < SomeOther - Clear)
                return new SpokenIn(
                    LanguageNames.Unknown,
                    new Belief(Math.Round(Math.Exp(SomeOther) / total, 3), [.. Because(best.Language).Reverse()])
                );
            return new SpokenIn(
                best.Language,
                new Belief(Math.Round(Math.Exp(best.Odds) / total, 3), [.. Because(best.Language)])
            );
        }

        /// <summary>The clues to each language, by the clue's number.</summary>
        public SortedDictionary<string, float[]> Clues()
        {
            var clues = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
            foreach (var (language, list) in all)
            {
                var amounts = clues[language] = new float[options.Language.Weights.Length];
                foreach (var (clue, amount, _) in list)
                    amounts[(int)clue] += amount;
            }
            return clues;
        }

        // the weightiest first
        private IEnumerable<string> Because(string language) =>
            all[language]
                .GroupBy(e => e.Because, StringComparer.Ordinal)
                .OrderByDescending(because => Math.Abs(because.Sum(e => OddsOf(e.Clue, e.Amount))))
                .Select(because => because.Key);

        private double OddsOf(LanguageClue clue, float amount) => options.Language.Weights[(int)clue] * amount;
    }
}
