using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;

namespace Foedera.Web;

/// <summary>How the pages put things into words: verdicts, kinds, days, numbers.</summary>
public static class Words
{
    private static readonly string[] Small =
    [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>The verdict as the contract writes it, with blanks: "not on record".</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Transcript => "witness",
            Verdict.Verbatim => "verbatim",
            Verdict.Normalised => "normalised",
            Verdict.Trimmed => "trimmed",
            Verdict.Fragment => "fragment",
            Verdict.Joined => "joined",
            Verdict.Altered => "altered",
            Verdict.Translated => "translated",
            Verdict.NotOnRecord => "not on record",
            Verdict.Unwitnessed => "unwitnessed",
            Verdict.Disagreeing => "disagreeing",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What the verdict means, in a few words.</summary>
    public static string Meaning(Verdict verdict) =>
        verdict switch
        {
            Verdict.Transcript => "the transcript itself",
            Verdict.Verbatim => "the same characters as the witness",
            Verdict.Normalised => "the same words; case, marks, spelling variant or spacing differ",
            Verdict.Trimmed => "a part without gaps, or parts with the cut marked",
            Verdict.Fragment => "a word or two, which prove nothing",
            Verdict.Joined => "sentences that do not follow each other, printed as one quotation",
            Verdict.Altered => "words changed, added or silently dropped",
            Verdict.Translated => "in another language than the one spoken, so not verbatim by nature",
            Verdict.NotOnRecord => "nothing on record matches",
            Verdict.Unwitnessed => "printed, with nothing on record to compare it with",
            Verdict.Disagreeing => "the wordings differ, and no witness decides which is right",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>True when the words differ from those of the witness in a way the reader must know.</summary>
    public static bool Differs(Verdict verdict) => verdict is Verdict.Altered or Verdict.Joined or Verdict.NotOnRecord;

    /// <summary>True when the words are those of the witness.</summary>
    public static bool Agrees(Verdict verdict) =>
        verdict is Verdict.Verbatim or Verdict.Normalised or Verdict.Transcript;

    /// <summary>What a transcript can prove, by how it was made.</summary>
    public static string Of(TranscriptKind kind) =>
        kind switch
        {
            TranscriptKind.Verbatim => "a verbatim transcript",
            TranscriptKind.Edited => "a transcript edited for readability",
            TranscriptKind.AsPrepared => "the text as prepared for delivery, from which the speaker may have departed",
            TranscriptKind.Machine => "a transcript made by speech recognition",
            TranscriptKind.Unstated => "a transcript",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>"direct", "mixed" or "indirect".</summary>
    public static string Of(StatementKind kind) => Api.QueryWords.Of<StatementKind>(kind)!;

    /// <summary>"commitment", "warning", …</summary>
    public static string Of(StatementType type) => Api.QueryWords.Of<StatementType>(type)!;

    /// <summary>What the type means, in a few words.</summary>
    public static string Meaning(StatementType type) =>
        type switch
        {
            StatementType.Position => "says how things are or should be",
            StatementType.Commitment => "binds somebody to a future act",
            StatementType.Warning => "announces harm under a condition, or draws attention to a danger",
            StatementType.Forecast => "says what will happen",
            StatementType.Assessment => "judges how things are",
            StatementType.Report => "tells a fact or an event",
            StatementType.Request => "asks somebody to act",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What found a statement, in words; the name of a rule that has none is shown as it is.</summary>
    public static string OfRule(string rule) =>
        rule switch
        {
            "Trained" => "the trained reader, from the structure of the sentence",
            "QuoteThenClause" => "a rule: quoted words, then the clause that attributes them",
            "QuoteThenName" => "a rule: quoted words, then a name after a dash",
            "ClauseThenQuote" => "a rule: a clause that attributes, then quoted words",
            "ColonThenQuote" => "a rule: quoted words after a colon",
            "AccordingTo" => "a rule: “according to”",
            "BlockQuotation" => "a rule: a paragraph that is introduced as somebody’s words",
            "StandingAlone" => "a rule: a quoted sentence that goes on where the statement before it stopped",
            "Continuation" => "a rule: a quotation that goes on in the next paragraph",
            "TranscriptTurns" => "a rule: a turn of a transcript",
            "ForeignQuotations" => "a rule: the marks alone, as in other languages than English",
            _ => rule,
        };

    /// <summary>"might", "consider", "aim", "pledge" or "will".</summary>
    public static string Of(Bindingness level) => Api.QueryWords.Of<Bindingness>(level)!;

    /// <summary>Where the level stands on the ladder.</summary>
    public static string Step(Bindingness level) =>
        level switch
        {
            Bindingness.Might => "the weakest of five steps",
            Bindingness.Consider => "the second weakest of five steps",
            Bindingness.Aim => "the middle of five steps",
            Bindingness.Pledge => "the second strongest of five steps",
            Bindingness.Will => "the strongest of five steps",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Who is bound, seen from the speaker.</summary>
    public static string Of(CommittedParty party) =>
        party switch
        {
            CommittedParty.Speaker => "the speaker",
            CommittedParty.OwnSide => "the speaker’s side",
            CommittedParty.Other => "somebody else",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A time in words: "2033", "12 March 2031", "any day until 31 December 2029".</summary>
    public static string Of(DateWindow window) =>
        (window.First, window.Last) switch
        {
            (null, { } last) => $"any day until {Of(last)}",
            ({ } first, null) => $"any day from {Of(first)}",
            ({ } first, { } last) when first == last => Of(first),
            ({ Month: 1, Day: 1 } first, { Month: 12, Day: 31 } last) => first.Year == last.Year
                ? $"{first.Year}"
                : $"{first.Year} to {last.Year}",
            ({ Day: 1 } first, { } last) when first.PlusMonths(1).PlusDays(-1) == last => first.ToString(
                "MMMM yyyy",
                CultureInfo.InvariantCulture
            ),
            ({ } first, { } last) => $"{Of(first)} to {Of(last)}",
            _ => "any day",
        };

    /// <summary>A time as EDTF in words; what is no EDTF stays as it is.</summary>
    public static string OfTime(string edtf) => DateWindow.TryParse(edtf) is { } window ? Of(window) : edtf;

    /// <summary>"no", "one" … "twelve", then figures with thin spaces between thousands.</summary>
    public static string Count(long number) => number >= 0 && number < Small.Length ? Small[number] : Figure(number);

    /// <summary>A count with its noun: "one document", "14 documents".</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{Count(number)} {(number == 1 ? one : many ?? $"{one}s")}";

    /// <summary>A whole number with thin no-break spaces between thousands: 12 345.</summary>
    public static string Figure(long number) =>
        number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>"5 May 2026".</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"5 May 2026, 07:30 UTC".</summary>
    public static string Of(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The language that a text must be marked with on a page in English; null for English or none
    /// known.</summary>
    public static string? Foreign(string? language) =>
        language is null || language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? null : language;

    /// <summary>A list in a sentence: "a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> parts) =>
        parts.Count <= 1 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    /// <summary>The first letter in upper case, for the start of a sentence.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The beginning of a text, cut at a word, with an ellipsis where something was cut.</summary>
    public static string Beginning(string text, int length)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= length)
            return text;
        var blank = text.LastIndexOf(' ', length);
        var end = blank > length / 2 ? blank : length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(',', ';', ':', '.', ' ') + " …";
    }

    /// <summary>The words without the quotation marks around them, which the page sets itself, and without a comma at
    /// the end, which
    /// belongs to the sentence around the quotation.</summary>
    public static string Bare(string text) =>
        text.Trim()
            .TrimStart('"', '“', '”', '„', '«', '»', '‘', '\'')
            .TrimEnd('"', '”', '“', '«', '»', '’', '\'', ' ')
            .TrimEnd(',')
            .Trim();

    /// <summary>A name for a document that has no headline.</summary>
    public static string Title(string? title, string id) => string.IsNullOrWhiteSpace(title) ? id : title;

    /// <summary>A speaker in words: the name, or that it is unknown.</summary>
    public static string Of(Speaker? speaker) => speaker?.Name ?? "speaker unknown";
}
