using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Foedera.Work.Evaluation;

/// <summary>Two texts compared as bags of four-word shingles.</summary>
/// <param name="Common">Shingles in both, counted with their multiplicity.</param>
/// <param name="Gold">Shingles of the true text.</param>
/// <param name="Predicted">Shingles of the text given.</param>
internal readonly partial record struct ShingleScore(int Common, int Gold, int Predicted)
{
    private const int Words = 4;

    // A page where both are empty is perfect; that of two bags only one is empty, is nought
    public double Precision =>
        Gold == Predicted && Common == Gold ? 1
        : Predicted == 0 ? 0
        : (double)Common / Predicted;

    public double Recall =>
        Gold == Predicted && Common == Gold ? 1
        : Gold == 0 ? 0
        : (double)Common / Gold;

    public static ShingleScore Of(string truth, string given)
    {
        var gold = Shingles(truth);
        var predicted = Shingles(given);
        return new ShingleScore(
            gold.Sum(g => Math.Min(g.Value, predicted.GetValueOrDefault(g.Key))),
            gold.Values.Sum(),
            predicted.Values.Sum()
        );
    }

    public ImmutableArray<(string Name, double Value)> Figures() =>
        [
            ("p", Precision),
            ("r", Recall),
            ("f1", Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall)),
        ];

    // A text of fewer than four words is one shingle
    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToArray();
        var bag = new Dictionary<string, int>();
        for (var i = 0; i < Math.Max(1, words.Length - Words + 1) && words.Length > 0; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(
                bag,
                string.Join('\u001F', words[i..Math.Min(words.Length, i + Words)]),
                out _
            )++;
        return bag;
    }

    // Python's \w: letters, numbers of every kind, underscore
    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
