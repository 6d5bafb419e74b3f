using System.Collections.Immutable;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Core.Sources;
using Foedera.Reading.Intake;

namespace Foedera.Reading.Formats;

/// <summary>The door: what every document must be, whatever format it came in. Characters that no text may hold are
/// replaced, names and
/// addresses have a length that every database can index, and a day of publication is one on which something could be
/// published.</summary>
internal static class Admission
{
    /// <summary>The document as it may be kept, with notes on what was done; or why it is refused.</summary>
    public static Parsed<DocumentRead> Admit(DocumentRead read, string name)
    {
        var (document, notes) = (read.Document, read.Notes);
        var problems = Lengths(document, name).ToImmutableArray();
        if (!problems.IsEmpty)
            return Parsed<DocumentRead>.Failed(problems);
        (document, var replaced) = Mended(document);
        if (replaced > 0)
            notes = notes.Add(NoteOn(replaced));
        if (document.Published is { } day && !Days.Covers(day))
        {
            document = document with { Published = null };
            notes = notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"published on {day:yyyy-MM-dd}, which lies outside 1500 to 2200: the day of publication is unknown."
                )
            );
        }
        return Parsed<DocumentRead>.Ok(new DocumentRead(document, notes));
    }

    private static string NoteOn(int replaced) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{replaced} {(replaced == 1 ? "character" : "characters")} that no text may hold (U+0000, U+FFFE and the like, half surrogate pairs) {(replaced == 1 ? "shows" : "show")} as \uFFFD."
        );

    private static (Document Document, int Replaced) Mended(Document document)
    {
        var total = 0;
        var mended = document with
        {
            Id = Of(document.Id)!,
            Text = Of(document.Text)!,
            Title = Of(document.Title),
            Outlet = Of(document.Outlet),
            Language = Of(document.Language),
        };
        return (
            mended.Text.Length == document.Text.Length ? mended : mended with { Passages = Moved(document) },
            total
        );

        string? Of(string? text)
        {
            if (text is null)
                return null;
            var legible = Legible.Of(text, out var replaced);
            total += replaced;
            return legible;
        }
    }

    private static ImmutableArray<SourcePassage> Moved(Document document)
    {
        var shortened = Legible.Shortened(document.Text);
        return
        [
            .. document.Passages.Select(passage =>
                passage with
                {
                    Text = new TextSpan(Of(passage.Text.Start), Of(passage.Text.End)),
                }
            ),
        ];

        int Of(int position)
        {
            var before = Array.BinarySearch(shortened, position);
            return position - (before < 0 ? ~before : before);
        }
    }

    private static IEnumerable<Problem> Lengths(Document document, string name)
    {
        foreach (
            var (what, text, most) in new[]
            {
                ("id", document.Id, DocumentLimits.Id),
                ("url", document.Address?.ToString(), DocumentLimits.Address),
                ("title", document.Title, DocumentLimits.Title),
                ("outlet", document.Outlet, DocumentLimits.Outlet),
                ("language", document.Language, DocumentLimits.Language),
            }
        )
        {
            if (text?.Length > most)
                yield return new Problem(
                    "FORMAT012",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"its {what} has {text.Length:N0} characters; {most:N0} are taken."
                    ),
                    name
                );
        }
    }
}
