using System.Globalization;

namespace Foedera.Reading.Syntax.Training;

/// <summary>One sentence of a treebank.</summary>
/// <param name="Forms">Words.</param>
/// <param name="Words">What models see of them.</param>
/// <param name="Tags">Universal part of speech, "/", language-specific tag.</param>
/// <param name="Heads">Index of each word's head; the number of words for the root.</param>
/// <param name="Labels">Relation to the head, with its subtype.</param>
internal sealed record TreebankSentence(string[] Forms, WordForm[] Words, string[] Tags, int[] Heads, string[] Labels);

/// <summary>Reads CoNLL-U: the syntactic words, without the multiword and empty lines.</summary>
internal static class Treebank
{
    public static List<TreebankSentence> Read(string path)
    {
        var sentences = new List<TreebankSentence>();
        var rows = new List<string[]>();
#pragma warning disable RS0030 // our own treebanks, in training alone, a line at a time
        foreach (var line in File.ReadLines(path))
#pragma warning restore RS0030
        {
            if (line.Length == 0)
            {
                if (rows.Count > 0)
                    sentences.Add(Sentence(rows));
                rows.Clear();
            }
            else if (line[0] != '#')
            {
                var cells = line.Split('\t');
                if (cells.Length == 10 && cells[0].AsSpan().IndexOfAny('-', '.') < 0)
                    rows.Add(cells);
            }
        }
        if (rows.Count > 0)
            sentences.Add(Sentence(rows));
        return sentences;
    }

    private static TreebankSentence Sentence(List<string[]> rows)
    {
        var forms = rows.Select(r => r[1]).ToArray();
        var heads = rows.Select(r =>
                int.Parse(r[6], CultureInfo.InvariantCulture) is var h && h == 0 ? rows.Count : h - 1
            )
            .ToArray();
        return new TreebankSentence(
            forms,
            Array.ConvertAll(forms, f => WordForm.Of(f)),
            [.. rows.Select(r => r[3] + "/" + r[4])],
            heads,
            [.. rows.Select(r => r[7])]
        );
    }
}
