using Foedera.Core.Said.Joining;

namespace Foedera.Lab.Said;

/// <summary>Fits what joins: first the weights of the words alone, then, with the surroundings that these show, the
/// weights of all clues.</summary>
internal static class JoiningFit
{
    // of law: what the corpora hold too few cases of, and what it is pulled to
    private static readonly (Clue Clue, double Mean)[] Law =
    [
        (Clue.TwoWholes, -3),
        (Clue.SameRecord, -12),
        (Clue.OtherOccasion, -14),
        (Clue.OtherSpeaker, -4),
        (Clue.LongApart, -7),
        (Clue.Unmistakable, 5),
    ];

    // a short sentence is no piece of another, and a "not" or another word makes another of it
    private static readonly (FragmentClue Clue, double Mean)[] LawOfFragments =
    [
        (FragmentClue.WholeOutOfRow, -2),
        (FragmentClue.Exchanged, -2),
    ];

    private const double PullOfLaw = 1000;

    /// <summary>True to leave the weights of the words alone as they ship: they choose which pairs are looked
    /// at.</summary>
    public static bool KeepsWords { get; set; }

    /// <summary>The options that these cases give.</summary>
    /// <param name="cases">Events with their labels.</param>
    /// <param name="pull">How strongly weights are pulled to nothing: one over their variance.</param>
    /// <param name="given">Thresholds to keep.</param>
    public static JoiningOptions Of(IReadOnlyList<JoiningCase> cases, double pull, JoiningOptions given)
    {
        var (mean, pulls) = Prior(pull);
        // look-alikes made by rule share their words by intent: words alone cannot tell them
        var words = Logistic.Fit(
            [.. cases.Where(c => c.Made == 0).SelectMany(c => c.Words(translated: false))],
            new double[PairEvidence.Count],
            pulls
        );
        var options = KeepsWords ? given : given with { SameWords = Model(words, onlyWords: true) };
        var translated = Logistic.Fit(
            [.. cases.Where(c => c.Made == 0).SelectMany(c => c.Words(translated: true))],
            new double[PairEvidence.Count],
            pulls
        );
        options = options with { TranslatedWords = Model(translated, onlyWords: true) };
        var all = Logistic.Fit([.. cases.SelectMany(c => c.All(options, translated: false))], mean, pulls);
        var across = Logistic.Fit([.. cases.SelectMany(c => c.All(options, translated: true))], mean, pulls);
        options = options with
        {
            SameSaying = Model(all, onlyWords: false),
            SameTranslation = Model(across, onlyWords: false),
        };
        var (means, fragments) = (new double[Fragments.Count], Enumerable.Repeat(pull, Fragments.Count).ToArray());
        fragments[0] = 0.01;
        foreach (var (clue, value) in LawOfFragments)
            (means[(int)clue], fragments[(int)clue]) = (value, PullOfLaw);
        var belonging = Logistic.Fit(
            [.. cases.Where(c => c.Made == 0).SelectMany(c => c.Fragments(options))],
            means,
            fragments
        );
        return options with
        {
            Belonging = new([
                .. Enum.GetValues<FragmentClue>().Select(c => (c, (float)Math.Round(belonging[(int)c], 2))),
            ]),
        };
    }

    private static (double[] Mean, double[] Pull) Prior(double pull)
    {
        var (mean, pulls) = (new double[PairEvidence.Count], new double[PairEvidence.Count]);
        Array.Fill(pulls, pull);
        pulls[(int)Clue.Base] = 0.01;
        foreach (var (clue, value) in Law)
            (mean[(int)clue], pulls[(int)clue]) = (value, PullOfLaw);
        return (mean, pulls);
    }

    // rounded as they are written into the program: what is measured is what ships
    private static LogisticModel<Clue> Model(double[] weights, bool onlyWords) =>
        new([
            .. Enum.GetValues<Clue>()
                .Where(c => !onlyWords || c <= Clue.InRow)
                .Select(c => (c, (float)Math.Round(weights[(int)c], 2))),
        ]);
}
