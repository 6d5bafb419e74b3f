using System.Collections.Immutable;
using Foedera.Core.Primitives;

namespace Foedera.Reading.Text;

/// <summary>Reads a paragraph as words and punctuation in which each quotation is one item. One pass.</summary>
internal static class Items
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "govs",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "cmdr",
        "adm",
        "sgt",
        "rev",
        "prof",
        "hon",
        "jr",
        "sr",
        "st",
        "no",
        "vs",
        "v",
        "amb",
        "dept",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "n.y",
        "n.j",
        "n.h",
        "n.c",
        "s.c",
        "r.i",
        "n.m",
        "n.d",
        "s.d",
        "w.va",
        "ala",
        "ariz",
        "ark",
        "calif",
        "colo",
        "conn",
        "del",
        "fla",
        "ga",
        "ill",
        "ind",
        "kan",
        "ky",
        "la",
        "md",
        "mass",
        "mich",
        "minn",
        "miss",
        "mo",
        "mont",
        "neb",
        "nev",
        "okla",
        "ore",
        "pa",
        "tenn",
        "tex",
        "va",
        "vt",
        "wash",
        "wis",
        "wyo",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "a.m",
        "p.m",
        "i.e",
        "e.g",
        "co",
        "corp",
        "inc",
        "ltd",
        "ft",
        "mt",
    };

    /// <summary>Items of <paramref name="paragraph"/>. <paramref name="quotation"/> is the first quotation that may
    /// touch it; on return the first that may touch the next.</summary>
    public static List<Item> Of(
        string text,
        TextSpan paragraph,
        ImmutableArray<Quotation> quotations,
        ref int quotation
    )
    {
        var items = new List<Item>();
        var at = paragraph.Start;
        while (at < paragraph.End)
        {
            while (quotation < quotations.Length && quotations[quotation].At.End <= at)
                quotation++;
            if (
                quotation < quotations.Length
                && quotations[quotation].At.Start <= at
                && PieceAt(quotations[quotation], at) is { } piece
            )
            {
                items.Add(new Item(ItemKind.Quote, quotations[quotation].Pieces[piece], quotation, piece));
                at = quotations[quotation].Pieces[piece].End;
                continue;
            }
            var limit =
                quotation < quotations.Length
                    ? Math.Min(paragraph.End, Math.Max(at + 1, quotations[quotation].At.Start))
                    : paragraph.End;
            at = Plain(text, at, limit, items);
        }
        return items;
    }

    private static int? PieceAt(Quotation quotation, int at)
    {
        var pieces = quotation.Pieces;
        var (low, high) = (0, pieces.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].End <= at)
                low = middle + 1;
            else if (pieces[middle].Start > at)
                high = middle - 1;
            else
                return middle;
        }
        return null;
    }

    private static int Plain(string text, int at, int limit, List<Item> items)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c))
            return at + 1;
        if (
            IsWordCharacter(c)
            || (
                c is '\'' or '’' or '$' or '#' or '@' or '€' or '£'
                && at + 1 < limit
                && char.IsLetterOrDigit(text[at + 1])
            )
        )
            return Word(text, at, limit, items);
        var kind = c switch
        {
            ',' => ItemKind.Comma,
            '.' or '?' or '!' or '…' => ItemKind.Stop,
            ':' => ItemKind.Colon,
            ';' => ItemKind.Semicolon,
            '—' or '–' or '―' => ItemKind.Dash,
            '-' => ItemKind.Dash,
            '(' or '[' => ItemKind.Open,
            ')' or ']' => ItemKind.Close,
            _ => ItemKind.Other,
        };
        var end = at + 1;
        while (end < limit && text[end] == c && c is '.' or '-' or '!' or '?' && end < limit && text[end] == c)
            end++;
        items.Add(new Item(kind, new TextSpan(at, end)));
        return end;
    }

    private static int Word(string text, int at, int limit, List<Item> items)
    {
        var end = at + 1;
        while (end < limit)
        {
            var c = text[end];
            if (IsWordCharacter(c))
            {
                end++;
                continue;
            }
            var joins =
                c is '.' or '\'' or '’' or '-' or '‑' or ',' or '&' or '/'
                && end + 1 < limit
                && IsWordCharacter(text[end + 1]);
            if (joins && c == ',')
                joins = char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]);
            // "ally.In": a missing blank between sentences, not a word
            if (joins && c == '.')
                joins =
                    char.IsAsciiDigit(text[end + 1])
                    || end - at == 1
                    || text[end - 2] == '.'
                    || char.IsLower(text[end + 1]);
            if (!joins)
                break;
            end += 2;
        }
        var word = text.AsSpan(at, end - at);
        if (end < limit && text[end] == '.' && IsAbbreviation(word) && (end + 1 < limit))
            end++;
        items.Add(new Item(ItemKind.Word, new TextSpan(at, end)));
        return end;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsUpper(word[0]))
        || (
            char.IsUpper(word[0])
            && word.Length <= 5
            && Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
        )
        || (word.Length >= 3 && word[1] == '.' && word.Length <= 6);

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || c == '%'
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
