using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Core.Said.Words;

namespace Foedera.Web.Pages.Said;

/// <summary>A reading on its way into an edition.</summary>
/// <param name="Siglum">The letter that stands for it.</param>
/// <param name="Text">Its words as printed.</param>
/// <param name="IsComparable">False when it is in another language than the witness.</param>
public sealed record EditionReading(string Siglum, string Text, bool IsComparable);

/// <summary>What a reading has in one column of the collation.</summary>
public enum CellKind
{
    /// <summary>The words of the witness.</summary>
    Same,

    /// <summary>Other words, or more.</summary>
    Variant,

    /// <summary>The words of the witness are left out.</summary>
    Omitted,

    /// <summary>The report does not quote this part.</summary>
    Unquoted,
}

/// <summary>One cell of the collation.</summary>
/// <param name="Kind">How it stands to the witness.</param>
/// <param name="Text">The words; empty when omitted or not quoted.</param>
public sealed record Cell(CellKind Kind, string Text);

/// <summary>One column of the collation: words that all readings share, or a place where some differ.</summary>
/// <param name="Lemma">The words of the witness; empty where the others only add.</param>
/// <param name="IsPlace">True for a place of variation.</param>
/// <param name="Cells">One cell a reading compared, in the order of <see cref="Edition.Compared"/>.</param>
public sealed record Column(string Lemma, bool IsPlace, ImmutableArray<Cell> Cells);

/// <summary>One variant and the reports that have it.</summary>
/// <param name="Kind">Replaced, added or omitted, as <see cref="Cell"/> tells.</param>
/// <param name="Text">The words; empty for an omission.</param>
/// <param name="Sigla">The reports.</param>
public sealed record Variant(CellKind Kind, string Text, ImmutableArray<string> Sigla);

/// <summary>One entry of the apparatus: a place, and what is read there.</summary>
/// <param name="Lemma">The words of the witness; for an addition, the word it follows.</param>
/// <param name="IsAddition">True when the variants add words after the lemma.</param>
/// <param name="Variants">What others read; whoever is not named agrees with the witness or does not quote the
/// place.</param>
public sealed record ApparatusEntry(string Lemma, bool IsAddition, ImmutableArray<Variant> Variants);

/// <summary>The critical edition of an utterance: each reading with its variants marked, the apparatus by place, and
/// the collation.</summary>
/// <param name="Readings">The pieces of each reading, in the order given; the witness is not among them.</param>
/// <param name="Compared">Sigla of the readings that the collation compares.</param>
/// <param name="Columns">The collation.</param>
/// <param name="Apparatus">The places of variation.</param>
public sealed record Edition(
    ImmutableArray<ImmutableArray<Piece>> Readings,
    ImmutableArray<string> Compared,
    ImmutableArray<Column> Columns,
    ImmutableArray<ApparatusEntry> Apparatus
)
{
    /// <summary>Edits the readings against the witness.</summary>
    public static Edition Of(string witness, IReadOnlyList<EditionReading> readings)
    {
        var compared = readings
            .Select(r => (Reading: r, Segments: r.IsComparable ? WordDiff.Compare(witness, r.Text) : []))
            .ToList();
        var collated = compared
            .Where(c => !c.Segments.IsEmpty)
            .Select(c => new Collated(c.Reading, c.Segments, witness))
            .ToList();
        var columns = ColumnsOf(witness, collated);
        return new Edition(
            [.. compared.Select(c => Reading.Of(witness, c.Reading.Text, c.Segments))],
            [.. collated.Select(c => c.Reading.Siglum)],
            columns,
            ApparatusOf(columns, collated)
        );
    }

    private static ImmutableArray<Column> ColumnsOf(string witness, List<Collated> readings)
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        var done = 0;
        foreach (var place in Places(readings))
        {
            Add(new TextSpan(done, Math.Max(done, place.Start)), isPlace: false);
            Add(place, isPlace: true);
            done = Math.Max(done, place.End);
        }
        Add(new TextSpan(done, witness.Length), isPlace: false);
        return columns.ToImmutable();

        void Add(TextSpan span, bool isPlace)
        {
            ImmutableArray<Cell> cells = [.. readings.Select(r => r.Take(span, isPlace))];
            var lemma = Tidy(span.Of(witness), isPlace);
            if (lemma.Length > 0 || isPlace)
                columns.Add(new Column(lemma, isPlace, cells));
        }
    }

    // marks between words stay with the words before them; at a place of variation they are no part of the variant
    private static string Tidy(string text, bool isPlace)
    {
        var tidy = text.TrimStart(Marks).TrimEnd(' ', '\n', '“', '”', '"');
        return isPlace ? tidy.TrimEnd(Marks) : tidy;
    }

    private static readonly char[] Marks = [' ', '\n', ',', ';', ':', '.', '!', '?', '“', '”', '"', '–', '—'];

    /// <summary>Stretches of the witness where some reading differs; those that touch are one place.</summary>
    private static List<TextSpan> Places(List<Collated> readings)
    {
        var places = new List<TextSpan>();
        foreach (var span in readings.SelectMany(r => r.Variants).Order())
        {
            if (places.Count > 0 && span.Start <= places[^1].End)
                places[^1] = places[^1].Cover(span);
            else
                places.Add(span);
        }
        return places;
    }

    private static ImmutableArray<ApparatusEntry> ApparatusOf(ImmutableArray<Column> columns, List<Collated> readings)
    {
        var entries = ImmutableArray.CreateBuilder<ApparatusEntry>();
        for (var i = 0; i < columns.Length; i++)
        {
            if (!columns[i].IsPlace)
                continue;
            var variants = columns[i]
                .Cells.Select((cell, at) => (Cell: cell, readings[at].Reading.Siglum))
                .Where(c => c.Cell.Kind is CellKind.Variant or CellKind.Omitted)
                .GroupBy(c => (c.Cell.Kind, Key: c.Cell.Text.ToUpperInvariant()))
                .Select(g => new Variant(g.Key.Kind, g.First().Cell.Text, [.. g.Select(c => c.Siglum)]));
            var isAddition = columns[i].Lemma.Length == 0;
            entries.Add(
                new ApparatusEntry(isAddition ? LastWord(columns, i) : columns[i].Lemma, isAddition, [.. variants])
            );
        }
        return entries.ToImmutable();
    }

    private static string LastWord(ImmutableArray<Column> columns, int place) =>
        place == 0 ? "" : columns[place - 1].Lemma.Split(' ')[^1].TrimEnd(',', '.', ';', ':');

    /// <summary>A reading with its comparison, read from left to right once.</summary>
    private sealed class Collated(EditionReading reading, ImmutableArray<DiffSegment> segments, string witness)
    {
        private int taken;

        public EditionReading Reading => reading;

        /// <summary>Where it differs, cuts aside.</summary>
        public IEnumerable<TextSpan> Variants =>
            segments.Where(s => s.Change is not null && !Said.Reading.IsCut(s, witness)).Select(s => s.Witness);

        /// <summary>The words that stand in the place of a stretch of the witness, and all before it that no stretch
        /// has taken.</summary>
        public Cell Take(TextSpan span, bool isPlace)
        {
            var end = Math.Max(taken, EndOf(span.End, isPlace));
            var text = Tidy(reading.Text[taken..end], isPlace);
            taken = end;
            if (text.Length > 0)
                return new Cell(Differs(span, isPlace) ? CellKind.Variant : CellKind.Same, text);
            if (span.Of(witness).AsSpan().Trim().IsEmpty)
                return new Cell(CellKind.Same, "");
            return new Cell(
                segments.Any(s => s.Witness.Overlaps(span) && Said.Reading.IsCut(s, witness))
                    ? CellKind.Unquoted
                    : CellKind.Omitted,
                ""
            );
        }

        private bool Differs(TextSpan span, bool isPlace) =>
            isPlace
            && segments.Any(s => s.Change is not null && s.Witness.Start <= span.End && span.Start <= s.Witness.End);

        // what was added just before a place, or at its end, belongs to the place
        private int EndOf(int position, bool isPlace)
        {
            if (position >= witness.Length)
                return reading.Text.Length;
            var end = 0;
            foreach (var segment in segments)
            {
                var before = isPlace
                    ? segment.Witness.End <= position && segment.Witness.Start <= position
                    : segment.Witness.End <= position
                        && !(segment.Witness.IsEmpty && segment.Witness.Start == position);
                if (before)
                    end = segment.Theirs.End;
                else
                    return segment.Witness.Start < position ? Within(segment, position)
                        : isPlace || segment.Change is null
                            ? Math.Max(end, Math.Min(segment.Theirs.Start, reading.Text.Length))
                        : end;
            }
            return end;
        }

        // inside a stretch that both share, words correspond one by one
        private int Within(DiffSegment segment, int position)
        {
            if (segment.Change is not null)
                return segment.Theirs.End;
            var words = Said.Reading.CountWords(
                witness.AsSpan(segment.Witness.Start, position - segment.Witness.Start)
            );
            var (at, inside) = (segment.Theirs.Start, false);
            for (var count = 0; at < segment.Theirs.End; at++)
            {
                var letter = char.IsLetterOrDigit(reading.Text[at]) || reading.Text[at] is '\'' or '’' or '-';
                if (letter && !inside && ++count > words)
                    break;
                inside = letter;
            }
            return at;
        }
    }
}
