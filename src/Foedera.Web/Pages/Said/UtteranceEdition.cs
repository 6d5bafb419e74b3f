using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;
using Foedera.Store.Queries;
using Foedera.Web.Api;

namespace Foedera.Web.Pages.Said;

/// <summary>How many reports printed an utterance on a day.</summary>
/// <param name="Day">The day of publication.</param>
/// <param name="Reports">How many.</param>
public sealed record ReportsOnDay(DateOnly Day, int Reports);

/// <summary>An utterance as a critical edition.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Speaker">Who said it; null when no wording tells.</param>
/// <param name="SpeakerKey">The speaker in addresses; null while the name is open.</param>
/// <param name="Witness">What the wordings are judged by.</param>
/// <param name="First">Day of the earliest report; null when none has a date.</param>
/// <param name="Last">Day of the latest.</param>
/// <param name="Wordings">The wordings, the witness first.</param>
/// <param name="Apparatus">The places of variation.</param>
public sealed record UtteranceEdition(
    string Id,
    Speaker? Speaker,
    string? SpeakerKey,
    Witness Witness,
    DateOnly? First,
    DateOnly? Last,
    ImmutableArray<EditedWording> Wordings,
    ImmutableArray<ApparatusEntry> Apparatus
) : PageView
{
    /// <summary>Sigla of the compared readings, and the collation's columns.</summary>
    [JsonIgnore]
    public required Edition Edition { get; init; }

    /// <summary>The wording that the others are compared with.</summary>
    [JsonIgnore]
    public EditedWording Best => Wordings[0];

    /// <summary>What was read in the words: the statement of the wording that tells most, which may hold further
    /// sentences; null when no statement on record holds them.</summary>
    public ReadStatement? Read { get; init; }

    /// <summary>The wording that <see cref="Read"/> was read from.</summary>
    [JsonIgnore]
    public EditedWording? ReadFrom { get; init; }

    /// <summary>Where those words stand in the document's text.</summary>
    [JsonIgnore]
    public TextSpan ReadAt { get; init; }

    /// <summary>The words of superseded witnesses that these wordings were judged by.</summary>
    public ImmutableArray<FormerReading> FormerWitnesses { get; init; } = [];

    /// <summary>How many reports printed it on which day, in order; reports without a day are left out.</summary>
    public ImmutableArray<ReportsOnDay> Attention =>
        [
            .. Wordings
                .Where(w => w.Published is not null)
                .GroupBy(w => w.Published!.Value)
                .OrderBy(day => day.Key)
                .Select(day => new ReportsOnDay(day.Key, day.Count())),
        ];

    /// <summary>The readings, without the witness.</summary>
    [JsonIgnore]
    public IEnumerable<EditedWording> Readings => Wordings.Skip(1);

    internal static UtteranceEdition Of(UtteranceView found, DateTimeOffset? asOf)
    {
        var (head, wordings) = (found.Head, found.Wordings);
        var witness = wordings[0];
        var readings = wordings
            .Skip(1)
            .Select((w, i) => new EditionReading(Siglum(i), Words.Bare(w.Text), IsComparable(w, witness)))
            .ToList();
        var edition = Edition.Of(Words.Bare(witness.Text), readings);
        ImmutableArray<EditedWording> edited =
        [
            EditedWording.Of("W", witness, [new Piece(PieceKind.Same, witness.Text)]),
            .. wordings.Skip(1).Select((w, i) => EditedWording.Of(readings[i].Siglum, w, edition.Readings[i])),
        ];
        return new UtteranceEdition(
            head.Id,
            head.Speaker,
            head.SpeakerKey,
            head.Witness,
            head.First,
            head.Last,
            edited,
            edition.Apparatus
        )
        {
            Edition = edition,
            WitnessBelief = head.WitnessBelief,
            LanguageSpoken = LanguageView.Of(head.Spoken),
            Voices = head.Voices,
            Read = found.Read is { } read ? new ReadStatement(read.Read, new CodePoints(read.Read.Text)) : null,
            ReadFrom = found.Read is { Number: var number } ? edited[number] : null,
            ReadAt = found.Read?.At ?? default,
            FormerWitnesses = [.. found.FormerWitnesses.Select(FormerReading.Of)],
            Imprint = new Imprint(
                $"{Words.Of(head.Speaker)}: {Words.Beginning(Words.Bare(witness.Text), 70)}",
                Addresses.Utterance(head.Id)
            )
            {
                AsOf = asOf,
                Method = "said",
                HasCsv = true,
                Description =
                    $"{Words.Count(wordings.Length, "wording")} of what {Words.Of(head.Speaker)} said, compared word by word.",
            },
        };
    }

    /// <summary>The pledges that it may speak of, the surest first.</summary>
    public ImmutableArray<Delivered.SpokenPledge> Pledges { get; init; } = [];

    /// <summary>How far the witness is believed to hold the words as spoken, and why; null where none is
    /// recorded.</summary>
    public Belief? WitnessBelief { get; init; }

    /// <summary>The language it was spoken in; null when nothing points to one.</summary>
    public LanguageView? LanguageSpoken { get; init; }

    /// <summary>How many of the reports do not copy another; 0 when not counted.</summary>
    public int Voices { get; init; }

    /// <summary>The readings, those with the same words together, in the order of the first of each.</summary>
    [JsonIgnore]
    public IEnumerable<ReadingGroup> Groups =>
        Readings.GroupBy(r => (r.Verdict, Words: Folded(r.Text))).Select(g => new ReadingGroup(g.Key.Verdict, [.. g]));

    // case and marks make no other reading
    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>The answer: what the witness has where most readings differ, then who else printed these words and how
    /// they stand to it.</summary>
    public string Answer()
    {
        var readings = Readings.ToList();
        if (readings.Count == 0)
            return Witness == Witness.Transcript
                ? "Only the transcript is on record; no report quotes these words."
                : "One report on record prints these words, and nothing else on record confirms them.";
        var counts = readings
            .GroupBy(r => r.Verdict)
            .OrderBy(g => Words.Differs(g.Key))
            .ThenBy(g => g.Key)
            .Select(g => $"{Words.Count(g.Count())} {Words.Of(g.Key)}")
            .ToList();
        var voices =
            Voices > 0 && Voices < Wordings.Length ? $" All wordings come from {Words.Count(Voices, "voice")}." : "";
        return $"{Difference()}Beside {JudgedBy}, {Words.Count(readings.Count, "more reading is", "readings are")} on record: {Words.List(counts)}.{voices}";
    }

    /// <summary>Whether nobody on record has the words in the language they were spoken in: the best wording is a
    /// translation itself.</summary>
    [JsonIgnore]
    public bool OriginalMissing => Best.Verdict == Verdict.Translated;

    private string JudgedBy =>
        Witness switch
        {
            Witness.Transcript => "the transcript",
            _ when OriginalMissing => "the translation shown first",
            Witness.Outlets => "the wording that the reports bear out best",
            _ => "the report shown first",
        };

    // "The transcript has “reaction”; three voices print “response”."; a translation prints other words by nature
    private string Difference()
    {
        var voices = Readings
            .Where(r => r.Verdict != Verdict.Translated)
            .ToDictionary(r => r.Siglum, r => r.Voice > 0 ? $"{r.Voice}" : r.Siglum);
        var places =
            from entry in Apparatus
            where !entry.IsAddition
            from variant in entry.Variants
            where variant.Kind == CellKind.Variant
            let printed = variant
                .Sigla.Where(voices.ContainsKey)
                .Select(s => voices[s])
                .Distinct(StringComparer.Ordinal)
                .Count()
            where printed > 0
            orderby printed descending
            select (entry.Lemma, variant.Text, Printed: printed);
        var (lemma, text, count) = places.FirstOrDefault();
        if (text is null)
            return "";
        return $"{Words.Sentence(JudgedBy)} has “{lemma}”; {Words.Count(count, "voice prints", "voices print")} “{text}”. ";
    }

    internal CsvTable Table() =>
        new(
            ["siglum", "doc", "outlet", "published", "statement", "start", "end", "text", "verdict", "changes", "url"],
            Wordings.Select(w =>
                (IReadOnlyList<string?>)
                    [
                        w.Siglum,
                        w.Doc,
                        w.Outlet,
                        QueryWords.Of(w.Published),
                        w.Statement,
                        w.Start.ToString(CultureInfo.InvariantCulture),
                        w.End.ToString(CultureInfo.InvariantCulture),
                        w.Text,
                        QueryWords.Of<Verdict>(w.Verdict),
                        string.Join("; ", w.Changes.Select(c => $"{c.Op}: {c.Witness} > {c.Theirs}")),
                        w.Url,
                    ]
            )
        );

    // W is the witness
    private static string Siglum(int number)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVXYZ";
        return number < Letters.Length
            ? Letters[number].ToString()
            : $"{Letters[(number / Letters.Length) - 1]}{Letters[number % Letters.Length]}";
    }

    // words of two languages differ everywhere; the judge leaves their changes empty
    private static bool IsComparable(WordingView wording, WordingView witness) =>
        wording.Verdict != Verdict.Translated || !wording.Changes.IsEmpty || Primary(wording) == Primary(witness);

    private static string? Primary(WordingView wording) => wording.Document.Language?.Split('-')[0];
}

/// <summary>Readings with the same words.</summary>
/// <param name="Verdict">How they stand to the witness.</param>
/// <param name="Readings">The readings, at least one.</param>
public sealed record ReadingGroup(Verdict Verdict, ImmutableArray<EditedWording> Readings)
{
    /// <summary>A word or two out of the sentence.</summary>
    public bool IsPiece => Verdict == Verdict.Fragment;

    /// <summary>True when they have the words of the witness.</summary>
    public bool IsEqual => Words.Agrees(Verdict);
}

/// <summary>A wording in an edition.</summary>
/// <param name="Siglum">The letter that stands for it; W is the witness.</param>
/// <param name="Doc">The document.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="OutletKey">The outlet in addresses.</param>
/// <param name="Published">Day of publication.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Genre">Article, official text or transcript.</param>
/// <param name="TranscriptKind">How a transcript was made.</param>
/// <param name="Url">Where the original is; null when it has no address on the web.</param>
/// <param name="Statement">The statement it belongs to; null for a sentence of a transcript that is no statement by
/// itself.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">Code point just past the last.</param>
/// <param name="Text">The words as printed.</param>
/// <param name="Speaker">Who the document says it was.</param>
/// <param name="Verdict">How it stands to the witness.</param>
/// <param name="Changes">What leads from the witness to it.</param>
public sealed record EditedWording(
    string Siglum,
    string Doc,
    string? Title,
    string? Outlet,
    string? OutletKey,
    DateOnly? Published,
    string? Language,
    Genre Genre,
    TranscriptKind TranscriptKind,
    string? Url,
    string? Statement,
    int Start,
    int End,
    string Text,
    Speaker? Speaker,
    Verdict Verdict,
    ImmutableArray<Change> Changes
)
{
    /// <summary>The text with its variants marked.</summary>
    [JsonIgnore]
    public required ImmutableArray<Piece> Pieces { get; init; }

    /// <summary>Its voice, from 1: copies of one text share it; 0 when not counted.</summary>
    [JsonIgnore]
    public int Voice { get; init; }

    /// <summary>Up to 200 characters of the text before the words.</summary>
    [JsonIgnore]
    public string Before { get; init; } = "";

    /// <summary>Up to 200 characters of the text behind them.</summary>
    [JsonIgnore]
    public string After { get; init; } = "";

    /// <summary>Its place on its document's page.</summary>
    [JsonIgnore]
    public string Place => Statement is null ? Addresses.Passage(Doc, Start, End) : Addresses.Statement(Doc, Statement);

    /// <summary>The original, opened at these words where the browser can (text fragments, WICG).</summary>
    [JsonIgnore]
    public string? UrlAtWords =>
        Url is null
            ? null
            : $"{(Url.Contains('#', StringComparison.Ordinal) ? Url[..Url.IndexOf('#', StringComparison.Ordinal)] : Url)}#:~:text={Fragment(Words.Bare(Text))}";

    internal static EditedWording Of(string siglum, WordingView wording, ImmutableArray<Piece> pieces) =>
        new(
            siglum,
            wording.Document.Id,
            wording.Document.Title,
            wording.Document.Outlet,
            wording.Document.OutletKey,
            wording.Document.Published,
            wording.Document.Language,
            wording.Document.Genre,
            wording.Document.TranscriptKind,
            Addresses.IsWeb(wording.Document.Address) ? wording.Document.Address!.AbsoluteUri : null,
            wording.StatementId,
            wording.Start,
            wording.End,
            wording.Text,
            wording.Speaker,
            wording.Verdict,
            [.. wording.Changes.Select(Change.Of)]
        )
        {
            Pieces = pieces,
            Voice = wording.Voice,
            Before = wording.Before,
            After = wording.After,
        };

    private static string Fragment(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 10 ? Encoded(words) : $"{Encoded(words[..5])},{Encoded(words[^5..])}";
    }

    private static string Encoded(string[] words) =>
        Uri.EscapeDataString(string.Join(' ', words)).Replace("-", "%2D", StringComparison.Ordinal);
}

/// <summary>A change between the witness and a wording, as the contract writes it.</summary>
/// <param name="Op">replace, insert or delete.</param>
/// <param name="Theirs">The words of the wording.</param>
/// <param name="Witness">The words of the witness.</param>
public sealed record Change(string Op, string Theirs, string Witness)
{
    internal static Change Of(WordChange change) =>
        new(QueryWords.Of<ChangeKind>(change.Kind)!, change.Theirs, change.Witness);
}
