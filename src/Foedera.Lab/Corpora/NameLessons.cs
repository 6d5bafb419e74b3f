using System.Text;
using Foedera.Core.Primitives;
using Foedera.Reading.Encoder;
using Foedera.Reading.Text;

namespace Foedera.Lab.Corpora;

/// <summary>Reads names of persons, bodies, places and peoples out of files of columns (a word, its label; an empty
/// line ends a sentence).</summary>
internal static class NameLessons
{
    /// <summary>The windows of a file, its words as it has them.</summary>
    public static IEnumerable<Lesson> Read(string path, Windows windows)
    {
        var (text, words, labels, sentences) = (
            new StringBuilder(),
            new List<TextSpan>(),
            new List<string>(),
            new List<TokenRange>()
        );
        var first = 0;
        foreach (var line in File.ReadLines(path).Append(""))
        {
            var cells = line.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 2)
            {
                words.Add(new TextSpan(text.Length, text.Length + cells[0].Length));
                labels.Add(cells[1]);
                text.Append(cells[0]).Append(' ');
            }
            else if (words.Count > first)
            {
                sentences.Add(new TokenRange(first, words.Count));
                first = words.Count;
                text.Append('\n');
            }
        }
        var tokens = new TokenizedText(text.ToString(), [.. words], [.. sentences]);
        var ends = new bool[words.Count];
        foreach (var sentence in sentences)
            ends[sentence.End - 1] = true;
        var names = labels.Select((label, i) => Number(label, i > 0 ? labels[i - 1] : "O")).ToArray();
        foreach (var window in EncoderText.Of(tokens, ends).In(windows))
            yield return new Lesson(window) { Names = names[window.Words.First..window.Words.End] };
    }

    // two conventions of the first word of a name: B- always, or only after another name of the kind
    private static int Number(string label, string before)
    {
        if (label.Length < 3)
            return SpanTag.None;
        var kind = Kind(label[2..]);
        if (kind is null)
            return label[2..] == "MISC" ? -1 : SpanTag.None;
        var further = label[0] == 'I' && before.Length > 2 && before[2..] == label[2..];
        return NameTag.Of(kind.Value, further);
    }

    private static NameKind? Kind(string label) =>
        label switch
        {
            "Person" or "PER" => NameKind.Person,
            "Organization" or "ORG" => NameKind.Body,
            "Location" or "Facility" or "LOC" => NameKind.Place,
            "NORP" => NameKind.People,
            _ => null,
        };
}
