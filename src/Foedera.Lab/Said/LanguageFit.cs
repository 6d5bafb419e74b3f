using System.Globalization;
using Foedera.Core.Said;
using Foedera.Core.Said.Joining;
using Foedera.Core.Said.Judging;

namespace Foedera.Lab.Said;

/// <summary>Fits what clues to the language spoken weigh: each event left out once, then on all. An event counts as
/// one, whatever it holds.</summary>
internal sealed class LanguageFit(
    List<(SaidEvent Event, JoiningCase Case, Linkage Links)> events,
    ActorDirectory actors,
    Action<string> say
)
{
    private const int Steps = 4000;
    private const double Rate = 0.02;
    private static readonly LanguageClue[] Clues = Enum.GetValues<LanguageClue>();

    /// <summary>Fits and prints.</summary>
    /// <param name="pull">How strongly weights are pulled to those that ship: one over their variance.</param>
    public void Run(double pull)
    {
        double[] shipped = [.. JudgingOptions.Default.Language.Weights.ToArray().Select(w => (double)w)];
        var cases = events.ConvertAll(Labels);
        var (before, after) = (new List<double>(), new List<double>());
        for (var left = 0; left < cases.Count; left++)
        {
            if (cases[left].Count == 0)
                continue;
            var weights = Fit([.. cases.Where((_, i) => i != left).SelectMany(c => c)], shipped, pull);
            before.Add(cases[left].Average(c => Right(c, shipped)));
            after.Add(cases[left].Average(c => Right(c, weights)));
            Say($"   {events[left].Event.Name}: {before[^1]:0.00} > {after[^1]:0.00} of {cases[left].Count}");
            foreach (var wrong in cases[left].Where(c => Right(c, weights) < 1).Take(6))
                Say($"      {wrong.Language}: {string.Join("; ", wrong.Clues.Select(Shown))}");
        }
        Say($"languages right, mean of events: as shipped {before.Average():0.000}, left out {after.Average():0.000}");
        var final = Fit([.. cases.SelectMany(c => c)], shipped, pull);
        Say($"{string.Join(", ", Clues.Select(c => Written(c, final[(int)c])))}");
    }

    private void Say(FormattableString text) => say(text.ToString(CultureInfo.InvariantCulture));

    private static string Written(LanguageClue clue, double amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{clue} {amount:0.##}");

    private static string Shown(KeyValuePair<string, float[]> language)
    {
        var clues = Clues.Where(c => language.Value[(int)c] != 0).Select(c => Written(c, language.Value[(int)c]));
        return $"{language.Key} {string.Join(' ', clues)}";
    }

    private List<Labelled> Labels((SaidEvent Event, JoiningCase Case, Linkage Links) one)
    {
        var clusters = one.Links.All().ToList();
        var judge = Utterances.JudgeOf(
            one.Case.Passages,
            one.Links,
            clusters,
            UsualLanguages.In(actors),
            JudgingOptions.Default
        );
        var languages = one.Event.Gold.Utterances.ToDictionary(u => u.Id, u => u.OriginalLanguage);
        var found = new List<Labelled>();
        foreach (var cluster in clusters)
            if (one.Case.UtteranceOf(cluster) is { } id && languages.GetValueOrDefault(id) is { } language)
                found.Add(new Labelled(language, judge.LanguageClues(cluster), 0));
        return [.. found.Select(f => f with { Weight = 1.0 / found.Count })];
    }

    private static double Right(Labelled one, double[] weights)
    {
        if (one.Clues.Count == 0)
            return 0;
        var best = one.Clues.MaxBy(c => Odds(c.Value, weights));
        return best.Key == one.Language && Odds(best.Value, weights) > 0 ? 1 : 0;
    }

    private static double Odds(float[] clues, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < clues.Length; i++)
            sum += clues[i] * weights[i];
        return sum;
    }

    // conditional logit; a language that nothing points to has odds of 1
    private static double[] Fit(List<Labelled> cases, double[] start, double pull)
    {
        var weights = (double[])start.Clone();
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            for (var i = 0; i < weights.Length; i++)
                gradient[i] = pull * (start[i] - weights[i]);
            foreach (var one in cases)
                Add(one, weights, gradient);
            for (var i = 0; i < weights.Length; i++)
                weights[i] += Rate * gradient[i];
        }
        return weights;
    }

    private static void Add(Labelled one, double[] weights, double[] gradient)
    {
        var odds = one.Clues.ToDictionary(c => c.Key, c => Math.Exp(Math.Min(30, Odds(c.Value, weights))));
        var total = 1 + odds.Values.Sum();
        foreach (var (language, clues) in one.Clues)
        {
            var miss = one.Weight * ((language == one.Language ? 1 : 0) - (odds[language] / total));
            for (var i = 0; i < clues.Length; i++)
                gradient[i] += miss * clues[i];
        }
    }

    private sealed record Labelled(string Language, IReadOnlyDictionary<string, float[]> Clues, double Weight);
}
