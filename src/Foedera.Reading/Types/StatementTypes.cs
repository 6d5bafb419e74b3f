using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Foedera.Core.Primitives;
using Foedera.Core.Said;

namespace Foedera.Reading.Types;

/// <summary>Says what a statement does (commitment, warning, …) from its words and from those that introduce it: named signs, each with
/// its weight for every type (<c>types.txt</c>); the type with the highest sum wins, a position among equals.</summary>
public static class StatementTypes
{
    // how far around the content its introduction is looked for, within the line
    private const int Before = 90;
    private const int After = 70;
    private const int LongestContent = 2000;

    private static readonly StatementType[] Order =
        [StatementType.Position, StatementType.Commitment, StatementType.Warning, StatementType.Forecast, StatementType.Assessment, StatementType.Report, StatementType.Request];

    private static readonly ImmutableArray<Sign> Signs = ReadSigns();

    /// <summary>The type of the statement whose content stands at these spans of the text.</summary>
    public static StatementType Of(string text, IReadOnlyList<TextSpan> content)
    {
        var (first, last) = (content[0].Start, content[^1].End);
        var said = Plain(string.Join(' ', content.Select(c => c.Of(text)[..Math.Min(c.Length, LongestContent)])));
        var cue = Plain(string.Concat(text.AsSpan(LineStart(text, first), first - LineStart(text, first)), " | ", text.AsSpan(last, LineEnd(text, last) - last)));
        var found = Signs.Where(s => s.IsFound(s.InCue ? cue : said)).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        found.UnionWith(Combined(found, said));
        Span<double> sums = stackalloc double[Order.Length];
        foreach (var sign in Signs)
            if (found.Contains(sign.Name))
                for (var k = 0; k < sums.Length; k++) sums[k] += sign.Weights[k];
        var best = 0;
        for (var k = 1; k < sums.Length; k++)
            if (sums[k] > sums[best]) best = k;
        return Order[best];
    }

    private static IEnumerable<string> Combined(HashSet<string> found, string said)
    {
        yield return "BIAS";
        if (said.TrimEnd(' ', '.', ',').EndsWith('?')) yield return "QUESTION";
        if (said.Count(' '.Equals) <= 4) yield return "SHORT";
        var (harm, future) = (found.Contains("harm"), found.Contains("future"));
        if (found.Contains("if") && (harm || future)) yield return "IF+HARM";
        if (harm && future) yield return "HARM+FUTURE";
        if (found.Contains("present") && !future && !found.Contains("wemust") && !found.Contains("cannot")) yield return "PLAIN";
    }

    private static int LineStart(string text, int from)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, from - 1)) + 1;
        return Math.Min(from, Math.Max(line, from - Before));
    }

    private static int LineEnd(string text, int from)
    {
        var line = text.IndexOf('\n', from);
        return Math.Min(line < 0 ? text.Length : line, from + After);
    }

    // "^ we'll defend them " : lower case, one blank between words, punctuation apart, so that signs can be looked up as they are
    private static string Plain(string text)
    {
        var plain = new StringBuilder("^ ", text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(text[i]);
            if (char.IsLetterOrDigit(c) || c == '-' || (c == '\'' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))) plain.Append(c);
            else if (c is '?' or '.' or ',') plain.Append(' ').Append(c).Append(' ');
            else plain.Append(' ');
        }
        plain.Append(' ');
        var single = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
            if (plain[i] != ' ' || i == 0 || plain[i - 1] != ' ') single.Append(plain[i]);
        return single.ToString();
    }

    private static ImmutableArray<Sign> ReadSigns()
    {
        using var stream = typeof(StatementTypes).Assembly.GetManifestResourceStream("Foedera.Reading.Lexicons.types.txt")
            ?? throw new InvalidOperationException("types.txt is not part of the program.");
        using var reader = new StreamReader(stream);
        var signs = ImmutableArray.CreateBuilder<Sign>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split('\t');
            signs.Add(new Sign(parts[0], parts[1] == "cue", [.. parts[2].Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture))],
                [.. parts[3].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Needle)]));
        }
        return signs.ToImmutable();
    }

    private static string Needle(string sign)
    {
        var opening = sign.StartsWith('^') ? "^ " : sign.StartsWith('\'') ? "" : " ";
        return sign.EndsWith('*') ? opening + sign.Trim('^', '*') : opening + sign.Trim('^') + " ";
    }

    /// <summary>One sign: where it is looked for, what it says for each type, and the words.</summary>
    private sealed class Sign(string name, bool inCue, ImmutableArray<double> weights, ImmutableArray<string> needles)
    {
        private readonly SearchValues<string> words = SearchValues.Create([.. needles], StringComparison.Ordinal);

        public string Name => name;

        public bool InCue => inCue;

        public ImmutableArray<double> Weights => weights;

        public bool IsFound(string plain) => !needles.IsEmpty && plain.AsSpan().ContainsAny(words);
    }
}
