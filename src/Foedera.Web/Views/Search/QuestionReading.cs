using System.Collections.Immutable;
using Foedera.Core.Owed;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Figures;
using Foedera.Reading.Lexicons;
using Foedera.Web.Api;

namespace Foedera.Web.Views.Search;

/// <summary>One part of a question in a sentence, as it was understood.</summary>
/// <param name="Part">The filter it became: speaker, post, state, figure, since, until, horizon or words.</param>
/// <param name="Value">The filter's value.</param>
public sealed record ReadAs(string Part, string Value);

/// <summary>Reads a question in a sentence ("What has any defence minister said about 3.5 % since June?") as filters.
/// What is not understood stays
/// a word to be searched for, and the answer shows what was made of it.</summary>
internal sealed class QuestionReading(
    Posts posts,
    ActorDirectory actors,
    SearchLanguage language,
    DateOnly today,
    DateOnly newest
)
{
    private const int LongestTitle = 8;
    private const int LongestName = 4;
    private const int LongestDay = 3;
    private const int LongestQuestion = 300;

    /// <summary>True when the text asks in a sentence, rather than naming words.</summary>
    public bool IsQuestion(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return text.Length <= LongestQuestion
            && words.Length >= 3
            && !text.Contains('"', StringComparison.Ordinal)
            && (text.EndsWith('?') || language.Question.Contains(ActorDirectory.Fold(words[0])));
    }

    /// <summary>The question as filters, and what each part was taken for; the filters that it already had
    /// stay.</summary>
    public (SearchQuestion Question, ImmutableArray<ReadAs> Parts) Read(SearchQuestion asked)
    {
        if (asked.Q is not { Length: <= LongestQuestion } text)
            return (asked, []);
        var words = Word.Of(text);
        var read = ImmutableArray.CreateBuilder<ReadAs>();
        var question = asked with { Q = null };
        question = WithFigure(text, words, question, read);
        question = WithDays(words, question, read);
        question = WithPost(words, question, read);
        question = WithSpeaker(words, question, read);
        var rest = string.Join(
            ' ',
            words.Where(w => !w.IsTaken && !language.Question.Contains(w.Folded)).Select(w => w.Text)
        );
        if (rest.Length > 0)
            read.Add(new ReadAs("words", rest));
        return (question with { Q = rest.Length > 0 ? rest : null }, read.ToImmutable());
    }

    private static SearchQuestion WithFigure(
        string text,
        List<Word> words,
        SearchQuestion question,
        ImmutableArray<ReadAs>.Builder read
    )
    {
        // counts ("32 allies") are searched for as words
        var figure = FigureReader
            .Read(text, new TextSpan(0, text.Length))
            .FirstOrDefault(f => f.Unit == "%" || f.Unit is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']);
        if (figure is null || question.Figure is not null)
            return question;
        foreach (var word in words.Where(w => w.Start < figure.At.End && w.End > figure.At.Start))
            word.IsTaken = true;
        read.Add(new ReadAs("figure", FigureText.Of(figure)));
        return question with { Figure = FigureText.Of(figure) };
    }

    private SearchQuestion WithDays(List<Word> words, SearchQuestion question, ImmutableArray<ReadAs>.Builder read)
    {
        for (var i = 0; i < words.Count - 1; i++)
        {
            var (isSince, isUntil) = (
                language.Since.Contains(words[i].Folded),
                language.Until.Contains(words[i].Folded)
            );
            if (words[i].IsTaken || !(isSince || isUntil))
                continue;
            for (var length = Math.Min(LongestDay, words.Count - i - 1); length > 0; length--)
            {
                if (Time(words.GetRange(i + 1, length)) is not { } time)
                    continue;
                for (var k = i; k <= i + length; k++)
                    words[k].IsTaken = true;
                var (part, value) = Part(words[i].Folded, isSince, time);
                read.Add(new ReadAs(part, value));
                question = part switch
                {
                    "since" => question with { Since = question.Since ?? value },
                    "until" => question with { Until = question.Until ?? value },
                    _ => question with { Horizon = question.Horizon ?? value },
                };
                break;
            }
        }
        return question;
    }

    // nothing on record was said on a day to come: such a day is what is spoken of
    private (string Part, string Value) Part(string word, bool isSince, DateWindow time)
    {
        if (isSince && time.First <= newest)
            return ("since", QueryWords.Of(time.First)!);
        var last = language.Before.Contains(word) ? time.First!.Value.PlusDays(-1) : time.Last!.Value;
        if (!isSince && time.First <= newest)
            return ("until", QueryWords.Of(last)!);
        return ("horizon", isSince ? new DateWindow(time.First, null).ToEdtf() : new DateWindow(null, last).ToEdtf());
    }

    private DateWindow? Time(List<Word> words)
    {
        var text = string.Join(' ', words.Select(w => w.Text));
        if (DateWindow.TryParse(text) is { First: not null, Last: not null } exact)
            return exact;
        if (DayText.Read(text, today).Day is { } day && text.Any(char.IsDigit))
            return new DateWindow(day, day);
        if (words.Count > 2 || language.Month(words[0].Text) is not { } month)
            return null;
        if (words.Count == 2)
            return int.TryParse(words[1].Text, out var year) && year is > 1800 and < 2200
                ? DateWindow.Month(year, month)
                : null;
        // "since June": the June that was last
        return DateWindow.Month(month <= today.Month ? today.Year : today.Year - 1, month);
    }

    private SearchQuestion WithPost(List<Word> words, SearchQuestion question, ImmutableArray<ReadAs>.Builder read)
    {
        if (question.Post is not null)
            return question;
        for (var length = Math.Min(LongestTitle, words.Count); length > 0; length--)
        for (var i = 0; i + length <= words.Count; i++)
        {
            var some = words.GetRange(i, length);
            // one word is an office only where somebody is asked about: "what did any president say"
            if (
                some.Exists(w => w.IsTaken)
                || (length == 1 && (i == 0 || !language.Question.Contains(words[i - 1].Folded)))
            )
                continue;
            var text = string.Join(' ', some.Select(w => w.Text));
            if (posts.Offices(text).IsEmpty)
                continue;
            foreach (var word in some)
                word.IsTaken = true;
            read.Add(new ReadAs("post", text));
            return question with { Post = text };
        }
        return question;
    }

    private SearchQuestion WithSpeaker(List<Word> words, SearchQuestion question, ImmutableArray<ReadAs>.Builder read)
    {
        if (question.Speaker is not null || question.Post is not null || question.State is not null)
            return question;
        for (var length = Math.Min(LongestName, words.Count); length > 0; length--)
        for (var i = 0; i + length <= words.Count; i++)
        {
            var some = words.GetRange(i, length);
            if (some.Exists(w => w.IsTaken || !char.IsUpper(w.Text[0]) || language.Question.Contains(w.Folded)))
                continue;
            var isSubject = i == 0 || language.Subject.Contains(words[i - 1].Folded);
            var text = string.Join(' ', some.Select(w => w.Text));
            if (isSubject && posts.State(text) is not null)
            {
                foreach (var word in some)
                    word.IsTaken = true;
                read.Add(new ReadAs("state", text));
                return question with { State = text };
            }
            if (!IsPerson(text, length, isSubject))
                continue;
            foreach (var word in some)
                word.IsTaken = true;
            read.Add(new ReadAs("speaker", text));
            return question with { Speaker = text };
        }
        return question;
    }

    private bool IsPerson(string text, int length, bool isSubject) =>
        (length > 1 && actors.Named(text).Any(a => a.Kind == ActorKind.Person))
        || (isSubject && length == 1 && actors.WithSurname(text).Any());

    /// <summary>A word of the question.</summary>
    private sealed class Word(string text, int start, int end)
    {
        public string Text { get; } = text;

        public string Folded { get; } = ActorDirectory.Fold(text);

        public int Start { get; } = start;

        public int End { get; } = end;

        public bool IsTaken { get; set; }

        public static List<Word> Of(string text)
        {
            var words = new List<Word>();
            var start = -1;
            for (var i = 0; i <= text.Length; i++)
            {
                var isBlank = i == text.Length || char.IsWhiteSpace(text[i]);
                if (!isBlank && start < 0)
                    start = i;
                if (!isBlank || start < 0)
                    continue;
                var plain = text[start..i].Trim('?', '!', ',', ';', ':', '.', '(', ')', '“', '”');
                if (plain.EndsWith("'s", StringComparison.Ordinal) || plain.EndsWith("’s", StringComparison.Ordinal))
                    plain = plain[..^2];
                if (plain.Length > 0)
                    words.Add(new Word(plain, start, i));
                start = -1;
            }
            return words;
        }
    }
}
