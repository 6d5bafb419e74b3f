using System.Collections.Immutable;
using Foedera.Core.Said;
using Foedera.Reading.Attribution.Rules;
using Foedera.Reading.Text;

namespace Foedera.Reading.Attribution;

/// <summary>Reads the statements of an English text that stand, at least in part, between quotation marks: each
/// quotation is offered
/// to the rules in turn, and one that no rule claims is no statement (a title, a nickname, a word held at arm's
/// length).</summary>
internal static class QuotationReader
{
    private static readonly ImmutableArray<IQuotationRule> Rules =
    [
        new QuoteThenClause(),
        new QuoteThenName(),
        new AccordingTo(),
        new ClauseThenQuote(),
        new ColonThenQuote(),
        new StandingAlone(),
    ];

    /// <summary>The statements found, in the order of the text.</summary>
    public static List<Finding> Read(IReadOnlyList<Passage> passages)
    {
        var findings = new List<Finding>();
        var claimed = new HashSet<int>();
        for (var index = 0; index < passages.Count; index++)
        {
            if (BlockQuotation.At(passages, index) is { } block)
            {
                findings.Add(block);
                Claim(passages[index], block, claimed);
            }
            ReadPassage(passages, index, findings, claimed);
        }
        return findings;
    }

    private static void ReadPassage(
        IReadOnlyList<Passage> passages,
        int index,
        List<Finding> findings,
        HashSet<int> claimed
    )
    {
        var p = passages[index];
        var low = 0;
        foreach (var sentence in p.Sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (!p.IsQuote(i) || i < low || claimed.Contains(p.Items[i].Quotation) || p.WordsInside(i, 1) == 0)
                    continue;
                var scene = new Scene(passages, index, sentence, i, low);
                if (Apply(scene) is not { } finding)
                    continue;
                if (
                    finding.Rule == nameof(StandingAlone)
                    && findings.Count > 0
                    && findings[^1] is { Source: not null } before
                    && before.Paragraph == index
                )
                {
                    low = Math.Max(low, finding.EndItem);
                    Claim(p, finding, claimed);
                    if (before.Kind == StatementKind.Direct)
                        before.Content.AddRange(finding.Content);
                    else
                        findings.Add(
                            finding with
                            {
                                Source = before.Source,
                                Cue = before.Cue,
                                Paragraph = index,
                                Kind = StatementKind.Direct,
                            }
                        );
                    continue;
                }
                finding.Paragraph = index;
                finding.Kind = KindOf(p, finding);
                findings.Add(finding);
                Claim(p, finding, claimed);
                low = Math.Max(low, finding.EndItem);
            }
        }
    }

    private static Finding? Apply(Scene scene)
    {
        foreach (var rule in Rules)
            if (rule.Apply(scene) is { } finding)
                return finding;
        return null;
    }

    private static StatementKind KindOf(Passage p, Finding finding) =>
        Covered(p, finding).Any(item => item.Kind == ItemKind.Word) ? StatementKind.Mixed : StatementKind.Direct;

    private static IEnumerable<Item> Covered(Passage p, Finding finding)
    {
        foreach (var piece in finding.Content)
            for (var i = p.ItemAt(piece.Start); i < p.Count && p.Items[i].Start < piece.End; i++)
                yield return p.Items[i];
    }

    private static void Claim(Passage p, Finding finding, HashSet<int> claimed)
    {
        foreach (var item in Covered(p, finding))
            if (item.Kind == ItemKind.Quote)
                claimed.Add(item.Quotation);
    }
}
