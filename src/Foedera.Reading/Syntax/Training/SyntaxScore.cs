namespace Foedera.Reading.Syntax.Training;

/// <summary>How well the syntax model does on a treebank with given tokens: shares of tokens from 0 to 1, punctuation
/// included.</summary>
/// <param name="Tokens">How many tokens were judged.</param>
/// <param name="Upos">Universal part of speech right.</param>
/// <param name="Xpos">Penn Treebank tag right.</param>
/// <param name="Uas">Head right.</param>
/// <param name="Las">Head and whole relation right, subtype included.</param>
public sealed record SyntaxScore(int Tokens, double Upos, double Xpos, double Uas, double Las)
{
    /// <summary>Judges the model on a CoNLL-U file.</summary>
    public static SyntaxScore Of(SyntaxModel model, string treebank)
    {
        var (count, upos, xpos, uas, las) = (0, 0, 0, 0, 0);
        foreach (var sentence in Treebank.Read(treebank))
        {
            var (tags, heads, labels) = model.Parse(sentence.Words);
            for (var i = 0; i < tags.Length; i++)
            {
                var (mine, gold) = (model.Tags.Name(tags[i]).Split('/'), sentence.Tags[i].Split('/', 2));
                count++;
                if (mine[0] == gold[0])
                    upos++;
                if (mine[^1] == gold[^1])
                    xpos++;
                if (heads[i] != sentence.Heads[i])
                    continue;
                uas++;
                if (model.Labels[labels[i]] == sentence.Labels[i])
                    las++;
            }
        }
        var all = Math.Max(1.0, count);
        return new SyntaxScore(count, upos / all, xpos / all, uas / all, las / all);
    }
}
