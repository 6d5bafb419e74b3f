using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Core.Sources;

namespace Foedera.Lab.Said;

/// <summary>Sentences of the same speaker that are nearly the same and are other utterances, made by rule out of
/// labelled ones: another
/// number, another name, a "not" more or less, another content word. They stand in reports of another day, one or two
/// to a report, and in the document that has the sentence they were made of.</summary>
internal sealed partial class LookAlikes(int seed)
{
    /// <summary>Marks the ids of documents and statements that were made.</summary>
    public const string Mark = "look-alike";

    private const int Reports = 4;
    private const int LeastWords = 6;
    private const int MostDays = 90;

    private readonly Random chance = new(seed);

    [GeneratedRegex(@"\p{L}[\p{L}'’]*|\d[\d.,]*")]
    private static partial Regex Word();

    /// <summary>The event's labelled documents, with look-alikes added to some, and reports of other days.</summary>
    public ImmutableArray<ReadDocument> Beside(
        ImmutableArray<ReadDocument> labelled,
        ImmutableArray<ReadDocument> strangers
    )
    {
        var sources = labelled
            .Where(d => d.Document.Language?.StartsWith("en", StringComparison.Ordinal) != false)
            .SelectMany(d =>
                d.Statements.Where(s => s.Kind == StatementKind.Direct)
                    .Select(s => (Document: d.Document, Statement: s))
            )
            .Where(s => Word().Count(s.Statement.Content[0].Of(s.Document.Text)) >= LeastWords)
            .ToList();
        if (sources.Count == 0)
            return labelled;
        var day = labelled
            .Select(d => d.Document.Published)
            .OfType<DateOnly>()
            .Order()
            .FirstOrDefault(new DateOnly(2022, 1, 1));
        var others = strangers
            .SelectMany(d =>
                d.Statements.Where(s => s.Kind == StatementKind.Direct).Select(s => s.Content[0].Of(d.Document.Text))
            )
            .ToList();
        var made = new List<ReadDocument>();
        for (var i = 0; i < Reports; i++)
        {
            var sentences = new List<(string Text, Speaker? Speaker)>();
            for (var k = 0; k <= i % 2; k++)
                sentences.Add(Made(sources, others));
            made.Add(Report($"{Mark}-{i}", day.PlusDays(1 + chance.Next(MostDays)), sentences));
        }
        return [.. labelled.Select(d => chance.Next(2) == 0 ? d : WithLookAlike(d, others)), .. made];
    }

    private (string, Speaker?) Made(List<(Document Document, Statement Statement)> sources, List<string> others)
    {
        var (document, statement) = sources[chance.Next(sources.Count)];
        return (Exchanged(statement.Content[0].Of(document.Text), others), statement.Speaker);
    }

    private ReadDocument WithLookAlike(ReadDocument read, List<string> others)
    {
        var direct = read
            .Statements.Where(s =>
                s.Kind == StatementKind.Direct && Word().Count(s.Content[0].Of(read.Document.Text)) >= LeastWords
            )
            .ToList();
        if (direct.Count == 0 || read.Document.Language?.StartsWith("en", StringComparison.Ordinal) == false)
            return read;
        var of = direct[chance.Next(direct.Count)];
        var text = new StringBuilder(read.Document.Text).Append("\n“");
        var sentence = Exchanged(of.Content[0].Of(read.Document.Text), others);
        var at = new TextSpan(text.Length, text.Length + sentence.Length);
        text.Append(sentence).Append("”\n");
        var added = new Statement($"{Mark}-{of.Id}", read.Document.Id)
        {
            Kind = StatementKind.Direct,
            Content = [at],
            Speaker = of.Speaker,
        };
        return new ReadDocument(Copy(read.Document, text.ToString()), [.. read.Statements, added]);
    }

    private static Document Copy(Document of, string text) =>
        new(of.Id, text)
        {
            Title = of.Title,
            Outlet = of.Outlet,
            Address = of.Address,
            Language = of.Language,
            Published = of.Published,
            Genre = of.Genre,
            TranscriptKind = of.TranscriptKind,
        };

    private static ReadDocument Report(string id, DateOnly day, List<(string Text, Speaker? Speaker)> sentences)
    {
        var (text, statements) = (new StringBuilder("A report of another day.\n"), new List<Statement>());
        text.Append(' ', 200).Append('\n');
        foreach (var (sentence, speaker) in sentences)
        {
            text.Append('“');
            var at = new TextSpan(text.Length, text.Length + sentence.Length);
            statements.Add(
                new Statement($"{Mark}-{id}-{statements.Count}", id)
                {
                    Kind = StatementKind.Direct,
                    Content = [at],
                    Speaker = speaker,
                }
            );
            text.Append(sentence).Append("”\nwas said.\n");
        }
        return new ReadDocument(
            new Document(id, text.ToString()) { Language = "en", Published = day },
            [.. statements]
        );
    }

    // one of the four ways that fits, the first choice by chance
    private string Exchanged(string sentence, List<string> others)
    {
        var first = chance.Next(4);
        for (var k = 0; k < 4; k++)
        {
            var made = ((first + k) % 4) switch
            {
                0 => OtherNumber(sentence),
                1 => Denied(sentence),
                2 => OtherWord(sentence, others, names: true),
                _ => OtherWord(sentence, others, names: false),
            };
            if (made is not null)
                return made;
        }
        return sentence + " again";
    }

    private string? OtherNumber(string sentence)
    {
        var numbers = Word().Matches(sentence).Where(m => char.IsAsciiDigit(m.Value[0])).ToList();
        if (numbers.Count == 0)
            return null;
        var at = numbers[chance.Next(numbers.Count)];
        var other = chance.Next(2, 90).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return other == at.Value ? null : Replaced(sentence, at, other);
    }

    private static string? Denied(string sentence)
    {
        foreach (var verb in LookAlikeWords.Verbs)
        {
            var at = sentence.IndexOf($" {verb} ", StringComparison.Ordinal);
            if (at < 0)
                continue;
            var after = at + verb.Length + 2;
            var rest = sentence.AsSpan(after);
            return rest.StartsWith(LookAlikeWords.No, StringComparison.Ordinal)
                ? string.Concat(sentence.AsSpan(0, after), rest[LookAlikeWords.No.Length..].TrimStart())
                : string.Concat(sentence.AsSpan(0, after), LookAlikeWords.No, " ", rest);
        }
        return null;
    }

    private string? OtherWord(string sentence, List<string> others, bool names)
    {
        var own = Words(sentence, names);
        if (own.Count == 0 || others.Count == 0)
            return null;
        var at = own[chance.Next(own.Count)];
        for (var tries = 0; tries < 20; tries++)
        {
            var words = Words(others[chance.Next(others.Count)], names);
            if (words.Count == 0)
                continue;
            var other = words[chance.Next(words.Count)].Value;
            if (!string.Equals(other, at.Value, StringComparison.OrdinalIgnoreCase))
                return Replaced(sentence, at, other);
        }
        return null;
    }

    private static List<Match> Words(string sentence, bool names) =>
        [
            .. Word()
                .Matches(sentence)
                .Where(m => m.Index > 0 && char.IsUpper(m.Value[0]) == names && m.Length >= (names ? 3 : 6)),
        ];

    private static string Replaced(string sentence, Match at, string other) =>
        string.Concat(sentence.AsSpan(0, at.Index), other, sentence.AsSpan(at.Index + at.Length));
}

/// <summary>What English denies with, and the verbs that take it.</summary>
internal static class LookAlikeWords
{
    public const string No = "not";

    public static readonly string[] Verbs =
    [
        "will",
        "is",
        "are",
        "must",
        "can",
        "should",
        "would",
        "has",
        "have",
        "was",
        "were",
    ];
}
