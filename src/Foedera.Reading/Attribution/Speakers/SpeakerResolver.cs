using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Encoder;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Syntax;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution.Speakers;

/// <summary>Names the speakers of a document's statements: by the name in the source, by what the source says of
/// somebody, by pronoun, or,
/// where a quotation has no source, by the statement it continues. What stays open is left open.</summary>
internal sealed partial class SpeakerResolver
{
    private const int MentionReach = 400;
    private const int OpeningPassages = 2;

    private readonly IReadOnlyList<Passage> passages;
    private readonly ActorDirectory actors;
    private readonly DateOnly? published;
    private readonly People people;
    private readonly string? alliance;
    private readonly ParsedText? parsed;
    private readonly SpeakerRanker ranker;
    private readonly NamesRead? names;
    private readonly int[] firstSentence;
    private readonly List<MentionPlace> places = [];
    private readonly List<Person> spoken = [];
    private readonly Dictionary<Person, List<(int Passage, int Item)>> heard = [];
    private readonly HashSet<Person> opening;
    private readonly Dictionary<int, List<int>> colonsOf = [];
    private readonly Dictionary<int, Person?> aloneIn = [];
    private readonly HashSet<Person> weighed = [];
    private (int Paragraph, Speaker? Who, Person? Person) last = (-10, null, null);

    public SpeakerResolver(
        IReadOnlyList<Passage> passages,
        ActorDirectory actors,
        DateOnly? published,
        ParsedText? parsed,
        SpeakerRanker ranker,
        NamesRead? names = null
    )
    {
        (this.passages, this.actors, this.published, this.parsed, this.ranker, this.names) = (
            passages,
            actors,
            published,
            parsed,
            ranker,
            names
        );
        people = new People(passages, actors, names);
        alliance = passages.Count > 0 ? AllianceIn(passages[0].Text) : null;
        people.AddMentions(Descriptions());
        firstSentence = new int[passages.Count];
        for (var i = 1; i < passages.Count; i++)
            firstSentence[i] = firstSentence[i - 1] + passages[i - 1].Sentences.Count;
        foreach (var mention in people.Mentions)
        {
            var p = passages[mention.Passage];
            places.Add(
                new MentionPlace(
                    SentenceOf(mention.Passage, mention.First),
                    mention.First,
                    MentionPlace.RoleOf(p, mention, parsed)
                )
            );
            timesNamed[mention.Who] = timesNamed.GetValueOrDefault(mention.Who) + 1;
        }
        opening = [.. people.Mentions.TakeWhile(m => m.Passage < OpeningPassages).Select(m => m.Who)];
    }

    // what "the alliance" stands for: the first that the text names
    private string? AllianceIn(string text) =>
        actors
            .Alliances.Select(a =>
                (
                    a.Id,
                    At: a.Aliases.Append(a.Name)
                        .Select(name => text.IndexOf(name, StringComparison.Ordinal))
                        .Where(at => at >= 0)
                        .DefaultIfEmpty(int.MaxValue)
                        .Min()
                )
            )
            .Where(a => a.At < int.MaxValue)
            .OrderBy(a => a.At)
            .Select(a => a.Id)
            .FirstOrDefault();

    /// <summary>The speaker of each finding; findings come in the order of the text.</summary>
    public List<Speaker?> Resolve(List<Finding> findings)
    {
        var speakers = new List<Speaker?>(findings.Count);
        foreach (var finding in findings)
        {
            finding.Disputed = DisputedBy(finding);
            speakers.Add(Resolve(finding));
            if (finding.Disputed is null)
                continue;
            speakers[^1] = speakers[^1]?.Name is { } named ? Speaker.Open([named]) : speakers[^1];
            last = (finding.Paragraph, null, null);
        }
        if (passages.Count > 0)
            Echo.Fill(passages[0].Text, findings, speakers);
        return speakers;
    }

    private Speaker? Resolve(Finding finding)
    {
        if (finding.Rule == nameof(TranscriptTurns))
            return OfTurn(finding);
        // a report without a source ("it was announced that") does not go on from the statement before it
        if ((finding.Source ?? Lender(finding)) is not { } source)
            return finding.Kind == StatementKind.Indirect ? null : Sourceless(finding);
        var index = PassageOf(source.Start);
        var p = passages[index];
        var cited = Cited(p, finding);
        var (first, end) = cited ?? Range(p, StandsFor(p, source, finding));
        if (source.End <= p.At.Start)
            (first, end) = SubjectOf(p, finding);
        var (speaker, person) = Read(p, index, first, end, finding);
        // whoever cites somebody does not say it
        if (cited is not null && Rankings.GetValueOrDefault(finding) is { Form: SourceForm.Other or SourceForm.Thing })
            (speaker, person) = (null, null);
        if (finding.SourceMustBeKnown && person is null && speaker?.ActorId is null)
            speaker = null;
        if (person is not null && finding.Disputed is null)
        {
            spoken.Add(person);
            (heard.TryGetValue(person, out var said) ? said : heard[person] = []).Add((index, first));
        }
        last = (finding.Paragraph, speaker, person);
        return speaker;
    }

    // the label of a turn, or the line above a speech; it ends where it ends
    private Speaker? OfTurn(Finding finding)
    {
        if (finding.Source is not { } source)
            return null;
        var index = PassageOf(source.Start);
        var p = passages[index];
        var (first, end) = (p.ItemAt(source.Start), p.ItemAt(source.End - 1) + 1);
        if (IsAnswer(p, first, end))
            return Settle(Interviewed(finding.Paragraph)).Item1;
        if (TurnLabel.IsParty(source.Of(p.Text)))
            return null;
        var (speaker, person) = Read(p, index, first, end, finding);
        if (
            person is null
            && speaker?.ActorId is null
            && NameRun.In(p).FirstOrDefault(run => run.Name >= first && run.End <= end && run.End - run.Name > 1)
                is { End: > 0 } run
            && (finding.SourceIsElsewhere || run.Name > run.First)
        )
            (speaker, person) = Settle(people.Adopt(NameRun.InTitleCase(run.Text(p))));
        last = (finding.Paragraph, speaker, person);
        return speaker;
    }

    // "Claiming that …, President Varn said": the subject beside lends itself to a participle without one
    private TextSpan? Lender(Finding finding) =>
        parsed is not null
        && finding is { Cue: { } cue, Kind: StatementKind.Indirect }
        && Clauses.IsParticiple(parsed, cue)
        && Clauses.GoverningSubject(parsed, cue) is { } subject
        && passages[PassageOf(subject.Start)].At.Contains(subject)
            ? subject
            : null;

    // the noun before "who"; the subject of the cue, where the words taken for the source hang on a preposition: "His
    // remarks, supported by [Varn], repeated"
    private TextSpan StandsFor(Passage p, TextSpan source, Finding finding)
    {
        if (parsed is null || !p.At.Contains(source))
            return source;
        var found = Clauses.AntecedentOf(parsed, source);
        var first = p.ItemAt(source.Start);
        if (
            found is null
            && finding.Cue is { } cue
            && p.Can(first - 1, WordUse.Preposition)
            && !p.Is(first - 2, AccordingWords)
            && Clauses.SubjectOf(parsed, cue) is { } subject
            && subject.End <= source.Start
        )
            found = subject;
        return found is { } words && p.At.Contains(words) ? words : source;
    }

    private static readonly WordList AccordingWords = English("according");
    private static readonly Dictionary<string, string> Pronouns = new[] { ("he", "he"), ("she", "she"), ("others", "") }
        .SelectMany(list => English(list.Item1).Words.Select(word => (word, list.Item2)))
        .ToDictionary(x => x.word, x => x.Item2, StringComparer.OrdinalIgnoreCase);

    private static readonly WordList ThingWords = English("thing");
    private static readonly WordList Answers = WordList.AsWritten("words", "answer");
    private static readonly WordList AfterPost = WordList.AsWritten("people", "after-post");
    private static readonly WordList Company = WordList.AsWritten("people", "company");
    private static readonly WordList Spokespersons = WordList.AsWritten("people", "spokesperson");
    private static readonly WordList InInstitution = WordList.AnyCase("people", "institution");

    private static bool IsAnswer(Passage p, int first, int end) => end - first == 1 && Answers.Contains(p.Word(first));

    // the only person named above the first question
    private Person? Interviewed(int paragraph)
    {
        var named = people
            .Mentions.TakeWhile(m => m.Passage < paragraph && !Answers.Contains(passages[m.Passage].Word(0)))
            .Where(m => m.Passage < OpeningPassages)
            .Select(m => m.Who)
            .Distinct()
            .Take(2)
            .ToList();
        return named.Count == 1 ? named[0] : null;
    }

    // a quotation without a source goes on where the one before it stopped, or has its clause elsewhere
    private Speaker? Sourceless(Finding finding)
    {
        var at = finding.Cue?.Start ?? finding.Content[0].Start;
        var index = PassageOf(at);
        var item = passages[index].ItemAt(at);
        var (speaker, person) = Rank(SourceForm.None, new Anchor(index, item, item, null), finding);
        last = (finding.Paragraph, speaker, person);
        return speaker;
    }

    private (Speaker?, Person?) Read(Passage p, int index, int first, int end, Finding finding)
    {
        if (first >= end)
            return (null, null);
        var pronoun = Pronoun(p.Word(first));
        if (
            end - first == 1
            && p.Is(first, ThingWords)
            && last is { Who.Name: not null, Person: null }
            && finding.Paragraph - last.Paragraph <= 1
        )
            return (last.Who, null);
        if (end - first == 1 && pronoun is not null)
            return Rank(
                pronoun.Length > 0 ? SourceForm.Pronoun : SourceForm.Other,
                new Anchor(index, first, end, pronoun.Length > 0 ? pronoun : null),
                finding
            );
        if (BeforeCue(p, index, end, finding) is { } beside)
            return Settle(beside);
        if (Together(p, index, first, end) is { } both)
            return (Speaker.Open(both), null);
        if (Named(p, index, first, end) is { } person)
            return Settle(person);
        if (Owned(p, first, end) is { } owner)
            return Rank(SourceForm.Pronoun, new Anchor(index, first, end, owner), finding);
        if (DescriptionIn(p, index, first, end) is { } description)
            return !LeadsTo(p, end, finding) && Apposed(p, index, first) is { } apposed
                ? Settle(apposed)
                : Described(description, index, p.Items[first].Start);
        if (p.Is(first - 1, "and") && Apposed(p, index, first) is { } also)
            return Settle(also);
        var isThing = Enumerable.Range(first, Math.Min(end - first + 1, ThingReach)).Any(i => IsSpeechNoun(p, i));
        var at = new Anchor(index, first, end, null);
        return isThing
            ? Rank(SourceForm.Thing, at, finding)
            : Rank(SourceForm.Other, at, finding, Institution(p, first, end, finding));
    }

    // "his remarks", "her": the pronoun whose words they are
    private static string? Owned(Passage p, int first, int end)
    {
        var noun = first + 1;
        while (noun < end && !IsSpeechNoun(p, noun) && !p.IsPossessive(noun))
            noun++;
        return Pronoun(p.Word(first)) is { Length: > 0 } pronoun && (end - first == 1 || IsSpeechNoun(p, noun))
            ? pronoun
            : null;
    }

    private Description? DescriptionIn(Passage p, int index, int first, int end)
    {
        var words = Enumerable.Range(first, end - first).Where(p.IsWord).Select(i => p.Word(i).ToString()).ToList();
        var head = words.TakeWhile(w => !AfterPost.Contains(w)).ToList();
        return head.Exists(IsSpokesperson)
            ? null
            : Description.Of(
                words,
                actors,
                alliance,
                introduces: index < OpeningPassages && p.SentenceOf(first) == 0 && FirstMention(index, first) == 0
            );
    }

    // "after talks with Varn, the governor said": no comma closes it before the cue, so it is a subject and no
    // apposition
    private static bool LeadsTo(Passage p, int end, Finding finding) =>
        finding.Cue is { } cue && cue.Start >= p.At.Start && cue.End <= p.At.End && p.ItemAt(cue.Start) == end;

    // "Varn, the governor of Eastmark and a former envoy": what is said of a name in front of it
    private Person? Apposed(Passage p, int index, int first)
    {
        Person? nearest = null;
        foreach (var mention in MentionsIn(index, Math.Max(0, first - 12), first))
            if (
                !p.IsPossessive(mention.End - 1)
                && p.Kind(mention.End) == ItemKind.Comma
                && (
                    mention.End + 1 == first
                    || (
                        p.Is(first - 1, "and")
                        && !Enumerable
                            .Range(mention.End, first - mention.End)
                            .Any(i => p.Can(i, WordUse.Auxiliary | WordUse.Verb))
                    )
                )
            )
                nearest = mention.Who;
        return nearest;
    }

    private static (Speaker?, Person?) Settle(Person? person) =>
        person is null ? (null, null) : (Speaker.Known(person.Name, person.Actor?.Id), person);

    // "the Varn administration": others than the one who is named
    private static bool IsCompany(Passage p, int i) => p.Is(i, Company) || p.Is(i, Spokespersons);

    private static bool IsSpokesperson(string word) => Spokespersons.Contains(word);

    private static bool IsPost(Passage p, int i) => p.Can(i, WordUse.Title) || p.Is(i, Spokespersons);

    // "Varn and Lee said": both, and neither alone
    private List<string>? Together(Passage p, int index, int first, int end)
    {
        Mention? before = null;
        foreach (var mention in MentionsIn(index, first, end))
        {
            if (
                before is { } one
                && one.Who != mention.Who
                && !p.IsPossessive(one.End - 1)
                && p.Is(one.End, "and")
                && AreTitles(p, one.End + 1, mention.First)
            )
                return [one.Who.Name, mention.Who.Name];
            before = mention;
        }
        return null;
    }

    private static bool AreTitles(Passage p, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!p.Can(i, WordUse.Title | WordUse.Determiner) && !p.IsCapital(i))
                return false;
        return true;
    }

    private IEnumerable<Mention> MentionsIn(int passage, int first, int end)
    {
        for (
            var m = FirstMention(passage, first);
            m < people.Mentions.Count && people.Mentions[m].Passage == passage && people.Mentions[m].First < end;
            m++
        )
            yield return people.Mentions[m];
    }

    private int FirstMention(int passage, int item) =>
        Ordered.First(
            people.Mentions.Count,
            (people.Mentions, passage, item),
            static (s, i) =>
                s.Mentions[i].Passage > s.passage
                || (s.Mentions[i].Passage == s.passage && s.Mentions[i].First >= s.item)
        );

    private (Speaker?, Person?) Described(Description description, int index, int position)
    {
        var best = 0;
        var found = new List<Person>();
        weighed.Clear();
        foreach (var person in Recent(index, position))
        {
            if (!weighed.Add(person))
                continue;
            var fit = description.Fit(person, actors, published);
            if (fit == 0 || fit < best)
                continue;
            if (fit > best)
                found.Clear();
            best = fit;
            found.Add(person);
        }
        // of several the one who speaks
        if (found.Count > 1 && last.Person is { } speaking && found.Contains(speaking))
            return Settle(speaking);
        if (
            found.Count == 1
            || (
                found.Count > 1
                && (published is not null || found[0].Description.Count > 0)
                && (!description.IsSpecific || found[0].Actor is not null)
            )
        )
            return Settle(found[0]);
        if (found.Count > 0)
            return (Speaker.Open(found.Select(f => f.Name)), null);
        var holders = description.Holders(actors, published).Take(6).ToList();
        // what nobody has compared with a source names nobody on its own, but somebody whom the text names
        if (
            holders.Where(h => people.Mentions.Exists(m => m.Who.Actor?.Id == h.Holder.Id)).Take(2).ToList()
            is [var named]
        )
            return Settle(people.Adopt(named.Holder.Name));
        if (holders is [{ Tenure.IsUnverified: false } only] && published is not null)
            return Settle(people.Adopt(only.Holder.Name));
        if (holders.Count > 0)
            return (Speaker.Open(holders.Select(h => h.Holder.Name)), null);
        return (Speaker.Open([]), null);
    }

    // "the Secretary General praised": where a post stands for somebody the text has named
    private List<Mention> Descriptions()
    {
        var found = new List<Mention>();
        for (var index = 0; index < passages.Count; index++)
        {
            var p = passages[index];
            for (var i = 0; i < p.Count; i++)
            {
                if (!p.Is(i, "the"))
                    continue;
                var end = i + 1;
                while (end < p.Count && end - i < 7 && p.IsWord(end) && (p.IsCapital(end) || p.Can(end, WordUse.Title)))
                    end++;
                if (
                    end == i + 1
                    || !p.Can(end - 1, WordUse.Title)
                    || p.IsPossessive(end - 1)
                    || (p.Is(end, "of") && p.IsWord(end + 1) && Description.IsIndefinite(p.Word(end + 1)))
                )
                    continue;
                var words = Enumerable.Range(i + 1, end - i - 1).Select(at => p.Word(at).ToString());
                if (
                    Description.Of(words, actors, alliance) is not { } description
                    || Described(description, index, p.Items[i].Start).Item2 is not { } person
                )
                    continue;
                found.Add(new Mention(index, i, end, person) { IsDescription = true });
                i = end - 1;
            }
        }
        return found;
    }

    // persons named before the place, the latest first; then those named after it
    private IEnumerable<Person> Recent(int index, int position)
    {
        var here = FirstMention(index, passages[index].ItemAt(position) + 1);
        for (var m = here - 1; m >= Math.Max(0, here - MentionReach); m--)
            yield return people.Mentions[m].Who;
        for (var m = here; m < Math.Min(people.Mentions.Count, here + MentionReach); m++)
            yield return people.Mentions[m].Who;
    }

    private Speaker? Institution(Passage p, int first, int end, Finding finding)
    {
        var at = first;
        if (p.Can(at, WordUse.Determiner))
            at++;
        // "the ministry": of those whom the text has named the only one
        if (end - at == 1 && people.BodyBefore(p.Word(at), p.Items[at].Start) is { } known_)
            return Speaker.Known(known_.Name, known_.ActorId);
        // "Norland's foreign ministry", as the packs call it
        if (
            at < end
            && actors.Named(p.Span(at, end).Of(p.Text)).Where(a => a.Kind is ActorKind.Organisation).Take(2).ToList()
                is [var body]
        )
            return Speaker.Known(body.Name, body.Id);
        var stop = at;
        while (
            stop < end
            && (p.IsCapital(stop) || p.Is(stop, InInstitution) || (p.Is(stop, "and") && p.IsCapital(stop + 1)))
        )
            stop++;
        if (stop == at || (stop < end && p.IsWord(stop)) || (p.IsPossessive(stop - 1) && stop < end))
            return null;
        if (
            stop - at == 1
            && (p.Can(at, WordUse.Weekday | WordUse.Month | WordUse.FirstWord | WordUse.Time) || p.Word(at).Length < 2)
        )
            return null;
        var name = string.Join(' ', Enumerable.Range(at, stop - at).Select(i => NameRun.Bare(p.Word(i)).ToString()));
        var known = actors.Named(name).Where(a => a.Kind is ActorKind.Organisation or ActorKind.State).Take(2).ToList();
        if (known.Count == 1)
            return Speaker.Known(known[0].Name, known[0].Id);
        if (known.Count > 1)
            return Speaker.Open(known.Select(k => k.Name));
        return IsNameOfItsOwn(p, first, at, stop, name, finding) ? Speaker.Known(NameRun.InTitleCase(name)) : null;
    }

    // what the packs do not know is a name only where the words say so: by a word for an institution, as an acronym, as
    // the label of a turn, or
    // by capitals right beside the verb in a line where capitals mean something
    private bool IsNameOfItsOwn(Passage p, int first, int at, int stop, string name, Finding finding)
    {
        if (finding.Rule == nameof(TranscriptTurns) || names?.Has(p.Span(at, stop), NameKind.Body) == true)
            return true;
        if (stop - at > 1 && People.IsInstitution(name) && !p.IsTitleCase)
            return true;
        if (stop - at == 1 && name.Length is >= 3 and <= 8 && name.All(char.IsUpper) && !p.IsTitleCase)
            return true;
        // "Demonstrators", "Thinks He": a plural that opens a sentence, and words that belong to no name
        for (var i = at; i < stop; i++)
            if (p.Can(i, WordUse.Pronoun | WordUse.Auxiliary | WordUse.Determiner | WordUse.Subordinator))
                return false;
        if (stop - at == 1 && name.EndsWith('s') && at == p.Sentences[p.SentenceOf(at)].First)
            return false;
        if (p.IsTitleCase || finding.Cue is not { } cue || (stop - at == 1 && at > first) || People.IsInstitution(name))
            return false;
        return p.Items[stop - 1].End + 1 >= cue.Start
            && cue.End + 1 >= p.Items[first].Start
            && char.IsLetter(p.Text[cue.Start]);
    }

    // "he", "she", or "" for those that are nobody's alone; null for what is no pronoun
    private static string? Pronoun(ReadOnlySpan<char> word) =>
        Pronouns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var pronoun) ? pronoun : null;

    private int PassageOf(int position) =>
        Math.Max(
            0,
            Ordered.First(passages.Count, (passages, position), static (x, i) => x.passages[i].At.Start > x.position)
                - 1
        );
}
