using System.Collections.Immutable;
using Foedera.Core.Primitives;
using Foedera.Reading.Lexicons;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>One paragraph, ready for the rules: its items, what its words can do, and where its sentences
/// end.</summary>
internal sealed class Passage
{
    /// <summary>Most items of a sentence: what is longer is no prose, and the rules look over a whole sentence for each
    /// quotation in it.</summary>
    public const int LongestSentence = 160;

    private readonly string text;
    private readonly WordUse[] uses;

    public Passage(string text, TextSpan at, List<Item> items, ImmutableArray<Quotation> quotations)
    {
        (this.text, At, Items, Quotations) = (text, at, items, quotations);
        uses = new WordUse[items.Count];
        for (var i = 0; i < items.Count; i++)
            if (items[i].Kind == ItemKind.Word)
                uses[i] = Lexicon.Use(Word(i));
        IsTitleCase = HasTitleCase();
        Sentences = SplitSentences();
    }

    public string Text => text;

    public TextSpan At { get; }

    public List<Item> Items { get; }

    public int Count => Items.Count;

    public ImmutableArray<Quotation> Quotations { get; }

    /// <summary>Sentences as ranges of items, first included, last excluded.</summary>
    public List<(int First, int End)> Sentences { get; }

    /// <summary>True for a line in which nearly every word has a capital, as in many headlines: capitals tell nothing
    /// there.</summary>
    public bool IsTitleCase { get; private set; }

    public ReadOnlySpan<char> Word(int i) => text.AsSpan(Items[i].Start, Items[i].At.Length);

    public ItemKind Kind(int i) => i >= 0 && i < Items.Count ? Items[i].Kind : ItemKind.Other;

    public bool IsWord(int i) => Kind(i) == ItemKind.Word;

    public bool IsQuote(int i) => Kind(i) == ItemKind.Quote;

    public bool Is(int i, string word) => IsWord(i) && Word(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool Is(int i, WordList words) => IsWord(i) && words.Contains(Word(i));

    public bool Can(int i, WordUse use) => IsWord(i) && (uses[i] & use) != WordUse.None;

    public bool IsCapital(int i) => IsWord(i) && char.IsUpper(Word(i)[0]);

    public bool IsPossessive(int i) => IsWord(i) && Word(i) is [.., '\'' or '’', 's' or 'S'] or [.., 's', '\'' or '’'];

    /// <summary>From the first character of an item to the last of another (excluded index).</summary>
    public TextSpan Span(int first, int end) => new(Items[first].Start, Items[end - 1].End);

    /// <summary>The quoted words of an item, without the marks.</summary>
    public TextSpan Inner(int i) => Quotations[Items[i].Quotation].Inner(text, Items[i].Piece);

    /// <summary>The last character inside the marks; a blank when there is none.</summary>
    public char LastInside(int i)
    {
        var inner = Inner(i);
        return inner.IsEmpty ? ' ' : text[inner.End - 1];
    }

    /// <summary>Number of words inside the marks, counted up to <paramref name="most"/>.</summary>
    public int WordsInside(int i, int most = 12)
    {
        var inner = Inner(i).In(text);
        var (count, inside) = (0, false);
        foreach (var c in inner)
        {
            var letter = char.IsLetterOrDigit(c) || c is '\'' or '’' or '-';
            if (letter && !inside && ++count >= most)
                break;
            inside = letter;
        }
        return count;
    }

    /// <summary>The first item that ends after a position of the text; the number of items when none does.</summary>
    public int ItemAt(int position) =>
        Ordered.First(Items.Count, (Items, position), static (s, i) => s.Items[i].End > s.position);

    /// <summary>The sentence that holds an item.</summary>
    public int SentenceOf(int item) =>
        Ordered.First(Sentences.Count - 1, (Sentences, item), static (s, i) => s.Sentences[i].End > s.item);

    private bool HasTitleCase()
    {
        // a signature, or a label that announces words
        if (Kind(0) == ItemKind.Dash || Kind(Count - 1) == ItemKind.Colon || (IsQuote(0) && Kind(1) == ItemKind.Dash))
            return false;
        var (words, capitals) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            if (i < Count - 1 && Kind(i) == ItemKind.Stop && Word(i) is "." && IsQuote(i + 1))
                return false;
            if (!IsWord(i) || !char.IsLetter(Word(i)[0]) || (Word(i).Length < 4 && !IsCapital(i)))
                continue;
            words++;
            if (IsCapital(i))
                capitals++;
        }
        return words is >= 3 and <= 30
            && capitals * 5 >= words * 4
            && (Kind(Count - 1) != ItemKind.Stop || Word(Count - 1) is "!" or "?");
    }

    private List<(int, int)> SplitSentences()
    {
        var sentences = new List<(int, int)>();
        var first = 0;
        for (var i = 0; i < Items.Count; i++)
        {
            if (!EndsSentence(i) && i + 1 - first < LongestSentence)
                continue;
            sentences.Add((first, i + 1));
            first = i + 1;
        }
        if (first < Items.Count)
            sentences.Add((first, Items.Count));
        return sentences;
    }

    private bool EndsSentence(int i)
    {
        if (i + 1 >= Items.Count)
            return true;
        var startsNext =
            IsQuote(i + 1)
            || IsCapital(i + 1)
            || Kind(i + 1) == ItemKind.Open
            || (IsWord(i + 1) && char.IsDigit(Word(i + 1)[0]))
            || Kind(i + 1) == ItemKind.Other;
        if (Kind(i) == ItemKind.Stop)
            return startsNext && Items[i].End < Items[i + 1].Start;
        if (!IsQuote(i) || !startsNext || IsQuote(i + 1) && LastInside(i) is ',')
            return false;
        return LastInside(i) switch
        {
            '.' or '…' => true,
            '?' or '!' => !Clause.IsReporting(this, i + 1),
            _ => false,
        };
    }
}
